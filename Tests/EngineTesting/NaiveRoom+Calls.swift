import IncidentEngine

extension NaiveRoom {
  /// Facts of a dispatch log at their own times. Those already known change nothing.
  mutating func record(_ call: DispatchCall) -> Set<String> {
    let key = ExternalKey(source: Self.trim(call.key.source), id: Self.trim(call.key.id))
    var objections = needed(key.source, 400).union(needed(key.id, 400))
    for row in call.rows { objections.formUnion(knows(row.agency)) }
    let known = incidents.firstIndex { $0.key == key }
    var draft = call.incident
    draft.key = key
    if known == nil {
      objections.formUnion(needed(draft.type, 80).union(needed(draft.title, 400)))
      objections.formUnion(allowed(draft.place, 400).union(knows(draft.lead)))
    }
    for row in call.rows where !turns.contains(where: { $0.key == rowKey(row, key) }) {
      objections.formUnion(needed(row.unit, 400))
      if resource(.name(Self.trim(row.unit))) == nil {
        objections.formUnion(needed(row.unitKind, 80))
      }
    }
    guard objections.isEmpty else { return objections }
    let count = entries
    let received = draft.reportedAt?.milliseconds ?? happened
    if known == nil { add(draft, agencies: []) }
    let place = known ?? incidents.count - 1
    for row in call.rows { record(row, key, on: place, received) }
    var agencies: [String] = []
    for row in call.rows where !agencies.contains(row.agency.text) {
      agencies.append(row.agency.text)
      recordWork(of: row.agency.text, key, on: place)
    }
    followUnits(on: place)
    return entries == count ? ["callUnchanged"] : []
  }

  private func rowKey(_ row: DispatchCall.Row, _ call: ExternalKey) -> ExternalKey {
    ExternalKey(source: call.source, id: row.id)
  }

  private mutating func record(
    _ row: DispatchCall.Row, _ call: ExternalKey, on place: Int, _ received: Int64
  ) {
    let key = rowKey(row, call)
    if !turns.contains(where: { $0.key == key }) {
      let name = Self.trim(row.unit)
      if resource(.name(name)) == nil {
        add(named: name, of: row.agency)
      }
      guard let unit = resource(.name(name)) else { return }
      let first = row.movements.values.map(\.milliseconds).min() ?? received
      begin(unit, on: place, as: row.agency.text, at: first, key: key)
    }
    guard let turn = turns.firstIndex(where: { $0.key == key }) else { return }
    for movement in [
      Movement.dispatched, .enRoute, .onScene, .transporting, .atHospital, .returning,
    ] {
      guard let time = row.movements[movement], turns[turn].last(movement) == nil else { continue }
      see(turn, movement, at: time.milliseconds)
    }
    if let available = row.available, turns[turn].ended == nil {
      end(turn, at: available.milliseconds)
    }
  }

  private mutating func recordWork(of agency: String, _ call: ExternalKey, on place: Int) {
    let units = incidents[place].turns.map { turns[$0] }.filter { $0.agency == agency }
    guard let issued = units.compactMap({ $0.last(.dispatched) }).min() else { return }
    let key = ExternalKey(source: call.source, id: "\(call.id)/\(agency)")
    if !tasks.contains(where: { $0.key == key }) {
      learn(agency, .alerted, on: place, issued)
      add(
        on: place, agency: agency, title: incidents[place].title, due: nil, at: issued, key: key)
    }
    guard let task = tasks.firstIndex(where: { $0.key == key }) else { return }
    let responded = units.compactMap { $0.last(.enRoute) }.min()
    let arrived = units.compactMap { $0.last(.onScene) }.min()
    let ends = units.compactMap(\.ended)
    let available = ends.count == units.count ? ends.max() : nil
    learn(task, "acknowledged", responded)
    learn(task, "in progress", arrived)
    learn(task, "done", available)
    learn(agency, .acknowledged, on: place, responded)
    learn(agency, .onScene, on: place, arrived)
    learn(agency, .stoodDown, on: place, available)
  }

  private mutating func learn(_ task: Int, _ status: String, _ moment: Int64?) {
    let old = tasks[task]
    guard let moment, old.isOpen || old.status == "done" else { return }
    if let known = old.standings.last(where: { $0.status == status })?.at {
      if status != "done" || known >= moment { return }
    }
    stand(task, status, at: moment)
    guard old.status == "done", status != "done", let end = old.standings.last else { return }
    stand(task, "done", at: end.at)
  }

  private mutating func learn(
    _ agency: String, _ participation: Participation, on place: Int, _ moment: Int64?
  ) {
    let order: [Participation] = [
      .alerted, .acknowledged, .standingBy, .mobilised, .onScene, .stoodDown, .unable,
    ]
    guard moment != nil else { return }
    if let part = incidents[place].parts.first(where: { $0.agency == agency }) {
      if part.standings.contains(participation) { return }
      let current = part.standings.last.flatMap { order.firstIndex(of: $0) } ?? 0
      if current > order.firstIndex(of: participation) ?? 0 { return }
    }
    stand(agency, participation, on: place)
  }

  /// An incident becomes active with the first arrival and closed with the last departure.
  private mutating func followUnits(on place: Int) {
    guard incidents[place].isOpen else { return }
    let units = incidents[place].turns.map { turns[$0] }
    if incidents[place].phase == "reported", units.contains(where: { $0.last(.onScene) != nil }) {
      incidents[place].phase = "active"
      incidents[place].changedAt = note()
    }
    if units.isEmpty || units.contains(where: { $0.ended == nil }) { return }
    if incidents[place].tasks.contains(where: { tasks[$0].isOpen }) { return }
    incidents[place].phase = "closed"
    incidents[place].changedAt = note()
  }
}
