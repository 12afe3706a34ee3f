import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

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
    filtered = board.numbers.filter { number in
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
      filtered.insert(number, at: filtered.place(of: number, on: board))
    }
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
    let line = shown.list.line(in: boardRows)
    applyFilter()
    shown.list.keep(line: line, in: boardRows, height: listHeight)
    if shown.list.held == nil { selectSomething() }
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
    let isHeld = shown.list.held != nil
    if isActing, !isHeld {
      screen.room.hold(in: &self)
      shown.list.hold(in: boardRows, height: listHeight)
    } else if !isActing, isHeld {
      shown.list.release()
      lanes.held = [:]
      keepSelectionVisible()
    }
    screen.room.noteSeen(in: &self)
  }

  /// Keeps in mind which new incidents never stood on the screen.
  mutating func notice(_ entries: [Entry]) {
    for entry in entries where entry.submission.desk != desk {
      if case .incidentOpened(let number, _) = entry.event { shown.list.noteNew(number) }
    }
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
