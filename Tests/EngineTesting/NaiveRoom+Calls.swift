import IncidentEngine

extension NaiveRoom {
  /// Facts of a dispatch log at their own times. A call that is known is the very same one here,
  /// and changes nothing, whatever officers did since; calls in parts are tested elsewhere.
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
    if known != nil { return ["callUnchanged"] }
    let first = call.rows.flatMap { $0.movements.values.map(\.milliseconds) }
    let ends = call.rows.compactMap { $0.available?.milliseconds }
    let received = draft.reportedAt?.milliseconds ?? (first + ends).min() ?? happened
    add(draft, agencies: [])
    let place = incidents.count - 1
    for row in call.rows { record(row, key, on: place, received) }
    var agencies: [String] = []
    for row in call.rows where !agencies.contains(row.agency.text) {
      agencies.append(row.agency.text)
      recordWork(of: row.agency.text, key, on: place)
    }
    followUnits(on: place)
    return []
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
        add(named: name, of: row.agency, kind: Self.trim(row.unitKind))
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

  /// What follows for an agency of a call that is new: where it stood, and its one task.
  private mutating func recordWork(of agency: String, _ call: ExternalKey, on place: Int) {
    let units = incidents[place].turns.map { turns[$0] }.filter { $0.agency == agency }
    let dispatched = units.compactMap { $0.last(.dispatched) }.min()
    let responded = units.compactMap { $0.last(.enRoute) }.min()
    let arrived = units.compactMap { $0.last(.onScene) }.min()
    let ends = units.compactMap(\.ended)
    let available = ends.count == units.count ? ends.max() : nil
    if dispatched != nil { stand(agency, .alerted, on: place) }
    if responded != nil { stand(agency, .acknowledged, on: place) }
    if arrived != nil { stand(agency, .onScene, on: place) }
    if available != nil { stand(agency, .stoodDown, on: place) }
    guard let dispatched else { return }
    add(
      on: place, agency: agency, title: incidents[place].title, due: nil, at: dispatched,
      key: ExternalKey(source: call.source, id: "\(call.id)/\(agency)"))
    let task = tasks.count - 1
    if let responded { stand(task, "acknowledged", at: responded) }
    if let arrived { stand(task, "in progress", at: arrived) }
    if let available { stand(task, "done", at: available) }
  }

  /// An incident becomes active with the first arrival and closed with the last departure.
  private mutating func followUnits(on place: Int) {
    let units = incidents[place].turns.map { turns[$0] }
    if units.contains(where: { $0.last(.onScene) != nil }) {
      incidents[place].phase = "active"
      incidents[place].changedAt = note()
    }
    if units.isEmpty || units.contains(where: { $0.ended == nil }) { return }
    incidents[place].phase = "closed"
    incidents[place].changedAt = note()
  }
}
