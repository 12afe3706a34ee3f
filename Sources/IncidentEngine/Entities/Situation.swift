/// What the engine knows: the fold of all entries. A copy costs O(1).
public struct Situation: Sendable, Equatable {
  /// What the room is; nil before its first entry.
  public internal(set) var charter: RoomCharter?
  /// The number of the last entry; 0 before the first.
  public internal(set) var lastNumber: EntryNumber = 0
  /// When the last entry was recorded.
  public internal(set) var lastRecorded: Moment?
  /// Entries whose machine clock stood earlier than the entry before.
  public internal(set) var clockStepsBack = 0

  /// The agencies, in order of registration.
  public internal(set) var agencies: [Agency] = []
  /// The officers, in order of registration.
  public internal(set) var officers: [Officer] = []
  /// Everyone who ever stood behind an entry.
  public internal(set) var authors: [Author] = []
  /// The incidents, in order of opening.
  public internal(set) var incidents = ChunkedArray<Incident>()
  /// The assignments, in order of issue.
  public internal(set) var assignments = ChunkedArray<Assignment>()
  /// The resources, in order of registration.
  public internal(set) var resources = ChunkedArray<Resource>()
  /// The turns of resources, in order of recording.
  public internal(set) var commitments = ChunkedArray<Commitment>()
  /// The log, in order of recording.
  public internal(set) var log = ChunkedArray<LogEntry>()
  /// The words of the log.
  public internal(set) var narrative = Narrative()
  /// The turns of duty, in order; the last one is on duty.
  public internal(set) var shifts: [Shift] = []
  /// The operational periods, in order; the last one runs.
  public internal(set) var periods: [OperationalPeriod] = []
  /// The exercise's clock; nil while none was started.
  public internal(set) var exercise: ExerciseClock?
  /// The injects that were delivered, with the entry that did it.
  public internal(set) var deliveredInjects: [String: EntryNumber] = [:]
  /// What each desk counted last, and its last accepted answers.
  public internal(set) var desks: [String: DeskMemory] = [:]

  /// What an officer did last at each desk.
  public internal(set) var lastActions: [String: LastAction] = [:]

  var agencyPlaces: [AgencyCode: Int] = [:]
  var authorPlaces: [Author: Int] = [:]
  var incidentPlaces: [Int: ChunkedArray<Int32>] = [:]
  var resourcePlaces: [String: Int] = [:]
  var incidentKeys = KeyTable<ExternalKey, IncidentNumber>()
  var assignmentKeys = KeyTable<ExternalKey, AssignmentNumber>()
  var commitmentKeys = KeyTable<ExternalKey, CommitmentID>()

  /// Nothing has happened yet.
  public init() {}
}

/// The clock of an exercise as the last entry about it left it.
public struct ExerciseClock: Hashable, Sendable {
  /// What the exercise calls its scenario.
  public internal(set) var scenario: String
  /// The room's time at T+00:00.
  public internal(set) var start: Moment
  /// Whether the clock runs.
  public internal(set) var isRunning: Bool
  /// Thousandths of exercise seconds per second.
  public internal(set) var speedPermille: Int
  /// Milliseconds of exercise since the start, by the last entry that carries it.
  public internal(set) var lastMilliseconds: Int64
}

/// What the room remembers of a desk, so that sending again changes nothing.
public struct DeskMemory: Hashable, Sendable {
  /// How many accepted answers are kept.
  public static let kept = 256
  /// The highest counter the room accepted.
  public internal(set) var lastCounter: Int64 = 0
  /// What is remembered of an answer: plain numbers, so that a copy costs next to nothing.
  struct Remembered: Hashable, Sendable {
    let counter: Int64
    let first: EntryNumber
    var last: EntryNumber
  }

  let desk: String
  /// The last accepted answers, the oldest first.
  var remembered: [Remembered] = []

  init(desk: String, lastCounter: Int64 = 0, remembered: [Remembered] = []) {
    self.desk = desk
    self.lastCounter = lastCounter
    self.remembered = remembered
  }

  /// The last accepted answers, the oldest first.
  public var answers: [Acceptance] { remembered.map(answer) }

  /// The answer given to a counter; nil when none is remembered.
  public func answer(to counter: Int64) -> Acceptance? {
    remembered.last { $0.counter == counter }.map(answer)
  }

  private func answer(_ one: Remembered) -> Acceptance {
    Acceptance(
      id: SubmissionID(desk: desk, counter: one.counter), first: one.first, last: one.last)
  }
}

/// An accepted submission: the entries it became.
public struct Acceptance: Hashable, Sendable {
  /// The submission.
  public let id: SubmissionID
  /// Its first entry.
  public let first: EntryNumber
  /// Its last entry.
  public internal(set) var last: EntryNumber

  /// An acceptance; see the properties.
  public init(id: SubmissionID, first: EntryNumber, last: EntryNumber) {
    self.id = id
    self.first = first
    self.last = last
  }
}
