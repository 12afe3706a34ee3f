import CommandLanguage
import IncidentEngine
import OperatingPicture

extension Model {
  private var plainCount: Int {
    if filter != nil { return filtered.count }
    return hidesEnded ? board.openCount : board.count
  }

  private func plainPlace(of number: IncidentNumber) -> Int? {
    if filter == nil { return board.place(of: number).flatMap { $0 < plainCount ? $0 : nil } }
    let place = filterPlace(of: number)
    return place < filtered.count && filtered[place] == number ? place : nil
  }

  /// Where the followed incident stands among the rows by itself; nil when it does not.
  private var followedPlace: Int? { shown.followed.flatMap { plainPlace(of: $0) } }

  /// How many rows the board has to show.
  var rowCount: Int {
    shown.followed == nil || followedPlace != nil ? plainCount : plainCount + 1
  }

  /// The incident in a row of the list, 0..<rowCount; the followed one stands first.
  func number(at place: Int) -> IncidentNumber {
    guard let followed = shown.followed else { return plainNumber(at: place) }
    if place == 0 { return followed }
    if let own = followedPlace, place > own { return plainNumber(at: place) }
    return plainNumber(at: place - 1)
  }

  private func plainNumber(at place: Int) -> IncidentNumber {
    filter == nil ? board[place] : filtered[place]
  }

  /// Where an incident stands in the list; nil when it is not in it.
  func place(of number: IncidentNumber) -> Int? {
    guard let followed = shown.followed else { return plainPlace(of: number) }
    if number == followed { return 0 }
    guard let place = plainPlace(of: number) else { return nil }
    if let own = followedPlace, place > own { return place }
    return place + 1
  }

  /// Where the selection stands; nil when nothing is selected or it is not shown.
  var selectedPlace: Int? {
    selection.flatMap { place(of: $0) }
  }

  /// The incidents in the rows on the screen; as they stood while the officer acts.
  var visibleRows: [IncidentNumber] {
    if let frozen = shown.frozen { return Array(frozen.prefix(max(0, listHeight))) }
    return (0..<max(0, min(listHeight, rowCount - top))).map { number(at: top + $0) }
  }
}

extension Model {
  private func passes(_ incident: Incident, _ filter: Filter) -> Bool {
    (!hidesEnded || incident.phase.isOpen) && filter.matches(incident, in: situation, now: now)
  }

  /// Asks the filter again, of every incident.
  mutating func applyFilter() {
    shown.filteredAt = now
    guard let filter else {
      filtered = []
      return
    }
    filtered = (0..<board.count).lazy.map { [board] in board[$0] }.filter { number in
      situation.incident(number).map { passes($0, filter) } ?? false
    }
  }

  /// Asks the filters again of the incidents that entries touched.
  mutating func refilter(_ entries: [Entry]) {
    guard filter != nil || !shown.tabs.isEmpty else { return }
    if entries.contains(where: \.event.changesAgencies) {
      for tab in shown.tabs.indices {
        shown.tabs[tab].members = members(of: shown.tabs[tab].filter)
      }
      return applyFilter()
    }
    var touched: Set<IncidentNumber> = []
    for entry in entries { touched.formUnion(entry.event.incidents(in: situation)) }
    for number in touched.sorted() {
      guard let incident = situation.incident(number) else { continue }
      for tab in shown.tabs.indices {
        if shown.tabs[tab].filter.matches(incident, in: situation, now: now) {
          shown.tabs[tab].members.insert(number)
        } else {
          shown.tabs[tab].members.remove(number)
        }
      }
    }
    guard let filter else { return }
    // All leave before one returns: while one stands in a wrong place none can be found.
    filtered.removeAll { touched.contains($0) }
    for number in touched.sorted() {
      guard let incident = situation.incident(number), passes(incident, filter) else { continue }
      filtered.insert(number, at: filterPlace(of: number))
    }
  }

  /// Where an incident stands, or would stand, among the filtered ones.
  fileprivate func filterPlace(of number: IncidentNumber) -> Int {
    var low = 0
    var high = filtered.count
    while low < high {
      let middle = (low + high) / 2
      if board.precedes(filtered[middle], number) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Takes over the time; a filter that speaks of time may let others through.
  mutating func passTime(to now: Moment, _ exerciseMilliseconds: Int64?) {
    self.now = now
    self.exerciseMilliseconds = exerciseMilliseconds
    if sieve == nil { sieve = DuplicateSieve(situation) }
    guard isTimeToFilter else { return }
    for tab in shown.tabs.indices where shown.tabs[tab].filter.dependsOnTime {
      shown.tabs[tab].members = members(of: shown.tabs[tab].filter)
    }
    shown.filteredAt = now
    guard filter?.dependsOnTime == true else { return }
    let line = selectedPlace.map { $0 - top }
    applyFilter()
    if let line, let place = selectedPlace { top = place - line }
    if shown.frozen == nil { selectSomething() }
    keepSelectionVisible()
  }

  /// Whether what a filter lets through changes with time.
  var filtersWaitForTime: Bool {
    filter?.dependsOnTime == true || shown.tabs.contains(where: \.filter.dependsOnTime)
  }

  /// Whether a filter waits for the time: each minute, and in a small room each second.
  private var isTimeToFilter: Bool {
    guard filtersWaitForTime else { return false }
    guard let last = shown.filteredAt else { return true }
    let step: Int64 = situation.incidents.count > 2000 ? 60_000 : 1000
    return last.milliseconds / step != now.milliseconds / step
  }
}

extension Model {
  /// Whether the officer is doing something that must not be disturbed.
  private var isActing: Bool {
    switch activity {
    case .board: false
    case .line, .form, .filter, .search, .arrange, .help, .leaving, .identity, .palette: true
    }
  }

  /// Holds the rows still while the officer acts, and lets them go afterwards.
  mutating func holdStill() {
    if isActing {
      if shown.frozen == nil {
        if screen == .agencies {
          for lane in allLanes {
            shown.frozenLanes[lane.agency.code] = lane.tasks.all.map(\.number)
          }
        }
        shown.frozen = visibleRows
      }
    } else if shown.frozen != nil {
      shown.frozen = nil
      shown.frozenLanes = [:]
      keepSelectionVisible()
    }
    markSeen()
  }

  /// Keeps in mind which new incidents never stood on the screen.
  mutating func notice(_ entries: [Entry]) {
    for entry in entries where entry.submission.desk != desk {
      if case .incidentOpened(let number, _) = entry.event, shown.unseen.count < 999 {
        shown.unseen.insert(number)
      }
    }
  }

  private mutating func markSeen() {
    guard !shown.unseen.isEmpty, screen == .incidents, shown.frozen == nil else { return }
    shown.unseen.subtract(visibleRows)
  }

  /// How many new incidents stand above and below the screen, and how many the filter hides.
  var unseenCounts: (above: Int, below: Int, hidden: Int) {
    let rows = visibleRows
    let middle = shown.frozen == nil ? top : selectedPlace ?? top
    var counts = (above: 0, below: 0, hidden: 0)
    // In any order: they are only counted.
    for number in shown.unseen where !rows.contains(number) {
      guard let place = place(of: number) else {
        counts.hidden += 1
        continue
      }
      if place < middle { counts.above += 1 } else { counts.below += 1 }
    }
    return counts
  }
}

extension Event {
  /// Whether filters that name agencies may answer otherwise after it.
  fileprivate var changesAgencies: Bool {
    switch self {
    case .agencyRegistered, .agencyChanged: true
    default: false
    }
  }
}
