import IncidentEngine

/// Why a snapshot was taken. The numbers stand in snapshot files.
public enum SnapshotReason: UInt8, CaseIterable, Hashable, Sendable {
  /// So many entries had come since the one before.
  case count = 1
  /// Entries had waited long enough for one.
  case time = 2
  /// A shift began or ended.
  case shift = 3
  /// The room was left.
  case leaving = 4

  /// Whether it stays however many come after it. The others make room for newer ones.
  public var isKeptForEver: Bool {
    switch self {
    case .shift: true
    case .count, .time, .leaving: false
    }
  }

  /// Why the situation after an event is to be kept: a shift begins with it, and the one before has
  /// ended. Nil for events after which the usual rhythm is enough.
  static func toKeep(after event: Event) -> SnapshotReason? {
    switch event {
    case .shiftStarted: .shift
    case .roomOpened, .agencyRegistered, .agencyChanged, .officerRegistered, .officerChanged,
      .resourceRegistered, .resourceChanged, .agencyOnCallChanged, .periodStarted, .incidentOpened,
      .incidentMerged, .objectiveSet, .objectiveStatusChanged, .incidentChanged,
      .incidentPhaseChanged,
      .participationChanged, .assignmentIssued, .assignmentStatusChanged, .resourceCommitted,
      .resourceMoved, .resourceReleased, .resourceServiceChanged, .logEntryWritten,
      .logEntryStruck, .exerciseStarted, .exercisePaused, .exerciseResumed, .exerciseSpeedChanged,
      .actionUndone, .matter, .charterChanged, .scenarioAdopted:
      nil
    }
  }
}

/// When and why a snapshot was taken.
public struct SnapshotMark: Hashable, Sendable {
  /// Why.
  public let reason: SnapshotReason
  /// When, by the machine's clock.
  public let taken: Moment

  /// A mark; see the properties.
  public init(reason: SnapshotReason, taken: Moment) {
    self.reason = reason
    self.taken = taken
  }
}
