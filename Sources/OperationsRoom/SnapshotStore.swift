import IncidentEngine

/// A situation at one number, with the chain of its last entry.
public struct Snapshot: Sendable, Equatable {
  /// The situation.
  public let situation: Situation
  /// The chain of the entry `situation.lastNumber`.
  public let head: Digest

  /// A snapshot; see the properties.
  public init(situation: Situation, head: Digest) {
    self.situation = situation
    self.head = head
  }
}

/// Where snapshots are kept. The real one writes files.
public protocol SnapshotStore {
  /// Keeps a snapshot; older ones beyond the last five go, unless they are kept for ever.
  func save(_ snapshot: Snapshot, _ mark: SnapshotMark) throws(JournalError)

  /// The newest snapshot that verifies; damaged ones are set aside.
  func newest() throws(JournalError) -> Snapshot?
}
