/// What the engine knows: the fold of all entries. A copy costs O(1), one retain.
public struct Situation: Sendable, Equatable {
  @usableFromInline var parts = Boxed(Parts())

  /// What most entries change: the first change after a copy copies so much and no more.
  @usableFromInline struct Parts: Sendable, Equatable {
    @usableFromInline var lastNumber: EntryNumber = 0
    @usableFromInline var lastRecorded: Moment?
    @usableFromInline var clockStepsBack: Int = 0
    @usableFromInline var agencies: [Agency] = []
    @usableFromInline var incidents = ChunkedArray<Incident>()
    @usableFromInline var assignments = ChunkedArray<Assignment>()
    @usableFromInline var log = ChunkedArray<LogEntry>()
    @usableFromInline var narrative = Narrative()
    @usableFromInline var exercise: ExerciseClock?
    @usableFromInline var desks = DeskTable<DeskMemory>()
    @usableFromInline var lastActions = DeskTable<LastAction>()
    var incidentPlaces = IncidentPlaces()
    @usableFromInline var register = Boxed(Register())

    @usableFromInline init() {}
  }

  /// What few entries change, behind a reference of its own.
  @usableFromInline struct Register: Sendable, Equatable {
    @usableFromInline var charter: RoomCharter?
    @usableFromInline var officers: [Officer] = []
    @usableFromInline var authors: [Author] = []
    @usableFromInline var resources = ChunkedArray<Resource>()
    @usableFromInline var commitments = ChunkedArray<Commitment>()
    @usableFromInline var shifts: [Shift] = []
    @usableFromInline var periods: [OperationalPeriod] = []
    @usableFromInline var deliveredInjects: [String: EntryNumber] = [:]
    var agencyPlaces: [AgencyCode: Int] = [:]
    var authorPlaces: [Author: Int] = [:]
    var resourcePlaces: [String: Int] = [:]
    var incidentKeys = KeyTable<ExternalKey, IncidentNumber>()
    var assignmentKeys = KeyTable<ExternalKey, AssignmentNumber>()
    var commitmentKeys = KeyTable<ExternalKey, CommitmentID>()
    @usableFromInline var book = Boxed(MatterBook())

    @usableFromInline init() {}
  }

  /// Nothing has happened yet.
  public init() {}
}

extension Situation {
  /// What the room is; nil before its first entry.
  public internal(set) var charter: RoomCharter? {
    @inlinable _read { yield parts.value.register.value.charter }
    _modify { yield &parts.value.register.value.charter }
  }

  /// The number of the last entry; 0 before the first.
  public internal(set) var lastNumber: EntryNumber {
    @inlinable _read { yield parts.value.lastNumber }
    _modify { yield &parts.value.lastNumber }
  }

  /// When the last entry was recorded.
  public internal(set) var lastRecorded: Moment? {
    @inlinable _read { yield parts.value.lastRecorded }
    _modify { yield &parts.value.lastRecorded }
  }

  /// Entries whose machine clock stood earlier than the entry before.
  public internal(set) var clockStepsBack: Int {
    @inlinable _read { yield parts.value.clockStepsBack }
    _modify { yield &parts.value.clockStepsBack }
  }

  /// The agencies, in order of registration.
  public internal(set) var agencies: [Agency] {
    @inlinable _read { yield parts.value.agencies }
    _modify { yield &parts.value.agencies }
  }

  /// The officers, in order of registration.
  public internal(set) var officers: [Officer] {
    @inlinable _read { yield parts.value.register.value.officers }
    _modify { yield &parts.value.register.value.officers }
  }

  /// Everyone who ever stood behind an entry.
  public internal(set) var authors: [Author] {
    @inlinable _read { yield parts.value.register.value.authors }
    _modify { yield &parts.value.register.value.authors }
  }

  /// The incidents, in order of opening.
  public internal(set) var incidents: ChunkedArray<Incident> {
    @inlinable _read { yield parts.value.incidents }
    _modify { yield &parts.value.incidents }
  }

  /// The assignments, in order of issue.
  public internal(set) var assignments: ChunkedArray<Assignment> {
    @inlinable _read { yield parts.value.assignments }
    _modify { yield &parts.value.assignments }
  }

  /// The resources, in order of registration.
  public internal(set) var resources: ChunkedArray<Resource> {
    @inlinable _read { yield parts.value.register.value.resources }
    _modify { yield &parts.value.register.value.resources }
  }

  /// The turns of resources, in order of recording.
  public internal(set) var commitments: ChunkedArray<Commitment> {
    @inlinable _read { yield parts.value.register.value.commitments }
    _modify { yield &parts.value.register.value.commitments }
  }

  /// The log, in order of recording.
  public internal(set) var log: ChunkedArray<LogEntry> {
    @inlinable _read { yield parts.value.log }
    _modify { yield &parts.value.log }
  }

  /// The words of the log.
  public internal(set) var narrative: Narrative {
    @inlinable _read { yield parts.value.narrative }
    _modify { yield &parts.value.narrative }
  }

  /// The turns of duty, in order; the last one is on duty.
  public internal(set) var shifts: [Shift] {
    @inlinable _read { yield parts.value.register.value.shifts }
    _modify { yield &parts.value.register.value.shifts }
  }

  /// The operational periods, in order; the last one runs.
  public internal(set) var periods: [OperationalPeriod] {
    @inlinable _read { yield parts.value.register.value.periods }
    _modify { yield &parts.value.register.value.periods }
  }

  /// The exercise's clock; nil while none was started.
  public internal(set) var exercise: ExerciseClock? {
    @inlinable _read { yield parts.value.exercise }
    _modify { yield &parts.value.exercise }
  }

  /// The injects that were delivered, with the entry that did it.
  public internal(set) var deliveredInjects: [String: EntryNumber] {
    @inlinable _read { yield parts.value.register.value.deliveredInjects }
    _modify { yield &parts.value.register.value.deliveredInjects }
  }

  /// What each desk counted last, and its last accepted answers.
  public internal(set) var desks: DeskTable<DeskMemory> {
    @inlinable _read { yield parts.value.desks }
    _modify { yield &parts.value.desks }
  }

  /// What an officer did last at each desk.
  public internal(set) var lastActions: DeskTable<LastAction> {
    @inlinable _read { yield parts.value.lastActions }
    _modify { yield &parts.value.lastActions }
  }
}

extension Situation {
  var incidentPlaces: IncidentPlaces {
    _read { yield parts.value.incidentPlaces }
    _modify { yield &parts.value.incidentPlaces }
  }

  var agencyPlaces: [AgencyCode: Int] {
    _read { yield parts.value.register.value.agencyPlaces }
    _modify { yield &parts.value.register.value.agencyPlaces }
  }

  var authorPlaces: [Author: Int] {
    _read { yield parts.value.register.value.authorPlaces }
    _modify { yield &parts.value.register.value.authorPlaces }
  }

  var resourcePlaces: [String: Int] {
    _read { yield parts.value.register.value.resourcePlaces }
    _modify { yield &parts.value.register.value.resourcePlaces }
  }

  var incidentKeys: KeyTable<ExternalKey, IncidentNumber> {
    _read { yield parts.value.register.value.incidentKeys }
    _modify { yield &parts.value.register.value.incidentKeys }
  }

  var assignmentKeys: KeyTable<ExternalKey, AssignmentNumber> {
    _read { yield parts.value.register.value.assignmentKeys }
    _modify { yield &parts.value.register.value.assignmentKeys }
  }

  var commitmentKeys: KeyTable<ExternalKey, CommitmentID> {
    _read { yield parts.value.register.value.commitmentKeys }
    _modify { yield &parts.value.register.value.commitmentKeys }
  }
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
