import IncidentEngine
import OperatingPicture

/// What the last entries were about, so that what was drawn of other incidents may stand.
struct RecentChanges: Sendable {
  /// What some entries may have changed of what is drawn.
  struct Subjects: Sendable {
    /// The incidents whose rows may say something else.
    var incidents: Set<IncidentNumber> = []
    /// Whether the details of other incidents may, too: they name alike reports and shared resources.
    var reachesOthers = false
  }

  private struct Step {
    let from: EntryNumber
    let last: EntryNumber
    let subjects: Subjects
  }

  /// More batches of entries than come between two frames.
  private static let most = 8

  private var steps: [Step] = []

  /// Takes in what led from one situation to the next.
  mutating func follow(_ entries: [Entry], from old: EntryNumber, to situation: Situation) {
    guard old + EntryNumber(entries.count) == situation.lastNumber else { return steps = [] }
    var subjects = Subjects()
    for entry in entries {
      switch entry.event.reach {
      case .everything: return steps = []
      case .others: subjects.reachesOthers = true
      case .own: break
      }
      subjects.incidents.formUnion(entry.event.incidents(in: situation))
      if case .assignmentIssued(let issue) = entry.event, let old = issue.replaces {
        subjects.incidents.insert(old.incident)
      }
    }
    if steps.count == Self.most { steps.removeFirst() }
    steps.append(Step(from: old, last: situation.lastNumber, subjects: subjects))
  }

  /// What the entries behind `number` up to `last` may have changed; nil when that is not known.
  func subjects(from number: EntryNumber, to last: EntryNumber) -> Subjects? {
    var reached = number
    var found = Subjects()
    for step in steps where step.from == reached {
      reached = step.last
      found.incidents.formUnion(step.subjects.incidents)
      found.reachesOthers = found.reachesOthers || step.subjects.reachesOthers
    }
    return reached == last ? found : nil
  }
}

/// How far what an event changes can be seen.
private enum Reach {
  /// In the rows and details of its incidents.
  case own
  /// In the details of others as well.
  case others
  /// Anywhere.
  case everything
}

extension Event {
  fileprivate var reach: Reach {
    switch self {
    case .participationChanged, .objectiveSet, .objectiveStatusChanged, .assignmentIssued,
      .assignmentStatusChanged, .logEntryWritten, .logEntryStruck, .matter:
      .own
    case .incidentChanged, .incidentPhaseChanged, .resourceCommitted, .resourceMoved,
      .resourceReleased:
      .others
    case .roomOpened, .agencyRegistered, .agencyChanged, .officerRegistered, .officerChanged,
      .resourceRegistered, .resourceServiceChanged, .incidentOpened, .incidentMerged,
      .exerciseStarted, .exercisePaused, .exerciseResumed, .exerciseSpeedChanged,
      .resourceChanged, .agencyOnCallChanged, .shiftStarted, .periodStarted, .actionUndone,
      .charterChanged, .scenarioAdopted:
      .everything
    }
  }
}
