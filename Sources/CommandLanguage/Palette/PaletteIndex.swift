import IncidentEngine

/// The names of all incidents and tasks, kept as entries come in, so that a search is quick however
/// many there are.
public struct PaletteIndex: Sendable {
  private(set) var incidents = NameTable()
  private(set) var tasks = NameTable()
  private var isWhole = false

  /// Knows nothing yet; see ``catchUp(with:most:)``.
  public init() {}

  /// Takes in what a situation has more than is known, at most about `most` names. Returns whether
  /// all is known now.
  ///
  /// Complexity: O(what is new).
  @discardableResult
  public mutating func catchUp(with situation: Situation, most: Int = .max) -> Bool {
    var left = most
    let size = ChunkedArray<Incident>.chunkSize
    let firstIncidents = incidents.count / size
    for chunk in firstIncidents..<max(firstIncidents, situation.incidents.chunkCount) {
      if left <= 0 { return false }
      left -= size
      situation.incidents.chunk(chunk).withUnsafeBufferPointer { known in
        for place in known.indices where chunk * size + place >= incidents.count {
          set(incidentIn: chunk * size + place, known[place])
        }
      }
    }
    let firstTasks = tasks.count / size
    for chunk in firstTasks..<max(firstTasks, situation.assignments.chunkCount) {
      if left <= 0 { return false }
      left -= size
      situation.assignments.chunk(chunk).withUnsafeBufferPointer { known in
        for place in known.indices where chunk * size + place >= tasks.count {
          set(taskIn: chunk * size + place, known[place])
        }
      }
    }
    isWhole = true
    return true
  }

  /// Takes in new entries. `situation` is what they led to. Names that are not yet known are left
  /// to ``catchUp(with:most:)``.
  public mutating func follow(_ entries: [Entry], in situation: Situation) {
    if incidents.count == 0, tasks.count == 0 { return }
    for entry in entries {
      switch entry.event {
      case .incidentChanged(let number, _), .incidentPhaseChanged(let number, _, _),
        .incidentMerged(let number, _, _):
        if let place = situation.place(of: number), place < incidents.count {
          set(incidentIn: place, situation.incidents[place])
        }
      case .assignmentStatusChanged(let number, _, _):
        if let place = situation.place(of: number), place < tasks.count {
          set(taskIn: place, situation.assignments[place])
        }
      case .actionUndone, .resourceChanged, .agencyOnCallChanged, .shiftStarted, .periodStarted,
        .objectiveSet,
        .objectiveStatusChanged, .incidentOpened, .assignmentIssued, .roomOpened, .agencyRegistered,
        .agencyChanged,
        .officerRegistered, .officerChanged, .resourceRegistered, .participationChanged,
        .resourceCommitted, .resourceMoved, .resourceReleased, .resourceServiceChanged,
        .logEntryWritten, .logEntryStruck, .exerciseStarted, .exercisePaused, .exerciseResumed,
        .exerciseSpeedChanged, .matter, .charterChanged, .scenarioAdopted:
        break
      }
    }
    if isWhole { catchUp(with: situation) }
  }

  @inline(__always)
  private mutating func set(incidentIn place: Int, _ incident: Incident) {
    let number = NameTable.Number(
      year: Int16(clamping: incident.number.year),
      counter: Int32(clamping: incident.number.counter),
      ordinal: 0)
    incidents.set(
      place, number: number, name: incident.details.title, beside: incident.details.place,
      isOpen: incident.phase.isOpen)
  }

  @inline(__always)
  private mutating func set(taskIn place: Int, _ task: Assignment) {
    let number = NameTable.Number(
      year: Int16(clamping: task.issue.number.incident.year),
      counter: Int32(clamping: task.issue.number.incident.counter),
      ordinal: Int32(clamping: task.issue.number.ordinal))
    tasks.set(
      place, number: number, name: task.issue.title, beside: task.issue.agency.text,
      isOpen: task.status.isOpen)
  }
}
