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

/// Where snapshots are kept. The real one writes files; `MemorySnapshots` is its twin.
public protocol SnapshotStore {
  /// Keeps a snapshot; older ones beyond the last five go.
  func save(_ snapshot: Snapshot) throws(JournalError)

  /// The newest snapshot that verifies; damaged ones are set aside.
  func newest() throws(JournalError) -> Snapshot?
}
