import IncidentEngine
import OperationsRoom

/// A room opened for writing: its lock held, its journal open, its newest fitting snapshot found.
///
/// Opening has two steps, because the zone of a room stands in its journal: first this, then
/// `room`, once the rules of the zone `charter` names were read. Belongs to one thread.
public struct OpenedRoom {
  /// The folder.
  public let folder: RoomFolder
  /// The journal; the lock is held as long as it lives or until it is closed.
  public let journal: SQLiteJournal
  /// Where snapshots are kept.
  public let snapshots: SnapshotFiles
  /// The snapshot from which the room starts; nil when all of the journal is replayed.
  public let snapshot: Snapshot?
  /// The names of the snapshots that are damaged or do not fit; `room` sets them aside.
  public let setAside: [String]
  /// The names of newer ones in a newer format, which were passed over.
  public let inNewerFormat: [String]
  /// Snapshots that may not be read, which were passed over.
  public let unreadable: [String]
  /// What the room is; nil in a new room, whose first command is to open it.
  public let charter: RoomCharter?

  /// Locks a room, opens its journal and finds the newest snapshot that fits it.
  ///
  /// A snapshot fits when its head is the chain of the entry at its number. One in an older format
  /// is passed over: the journal gives what it does not hold. Beside the lock nothing is written or
  /// renamed, nor is the WAL moved, before `room` has understood every entry behind the snapshot.
  ///
  /// - Throws: `.held`; `.tailMissing` when a snapshot is ahead of the journal, since entries were
  ///   lost then; what the journal throws.
  public init(opening folder: RoomFolder) throws(JournalError) {
    let journal = try SQLiteJournal(asLeft: folder)
    let snapshots = SnapshotFiles(folder)
    let last = try journal.lastNumber()
    let written = try journal.firstCharter(with: try snapshots.hasher())
    let found = try snapshots.find(isWhole: true) { snapshot throws(JournalError) in
      let number = snapshot.situation.lastNumber
      if last > 0, snapshot.situation.charter?.identity != written?.identity { return false }
      if number > last { throw .tailMissing(lastInJournal: last, inSnapshot: number) }
      return try number == 0 ? snapshot.head == .zero : journal.chain(at: number) == snapshot.head
    }
    self.folder = folder
    self.journal = journal
    self.snapshots = snapshots
    snapshot = found.snapshot
    setAside = found.setAside
    inNewerFormat = found.inNewerFormat
    unreadable = found.unreadable
    charter = found.snapshot?.situation.charter ?? written
  }

  /// The room, after the tail behind the snapshot was checked and folded; from here on it is written.
  ///
  /// - Parameter salt: gives 16 random bytes for each entry.
  public func room(
    clock: any Clock, surroundings: Surroundings, hasher: Hasher256, salt: @escaping () -> [UInt8]
  ) throws(JournalError) -> Room<SQLiteJournal> {
    let room = try Room(
      journal: journal, snapshot: snapshot, clock: clock, surroundings: surroundings,
      hasher: hasher, salt: salt)
    try journal.settle()
    try snapshots.setAside(setAside)
    return room
  }
}

extension SQLiteJournal {
  /// What the first entry says of the room; nil when there is none yet.
  fileprivate func firstCharter(
    with hasher: Hasher256
  ) throws(JournalError) -> RoomCharter? {
    guard let row = try firstRow() else { return nil }
    if let said = row.saidFormat, said != format {
      throw .damaged(.format(row.number, said: said, journal: format), lastGood: 0)
    }
    do {
      let entry = try row.entry(after: .zero, in: format, with: hasher)
      guard case .roomOpened(let charter) = entry.event else { return nil }
      return charter
    } catch {
      throw JournalError(error, lastGood: 0)
    }
  }
}
