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
  var incidentPlaces = IncidentPlaces()
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
