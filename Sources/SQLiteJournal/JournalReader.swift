import CPlatform
import Glibc
import IncidentEngine
import OperationsRoom

/// Reads a room's journal without changing a byte of the room. Belongs to one thread.
///
/// A room that a live dashboard holds is read beside it. One that nobody holds is read as it lies;
/// where a crash left a WAL, journal and WAL are copied to a private folder first, because reading
/// a WAL writes. So a room on read-only media can be read too.
public final class JournalReader {
  /// How its rows are chained.
  public private(set) var format: ChainFormat
  private let folder: RoomFolder
  private var connection: Connection
  private var copy: PrivateCopy?
  private var prints: [FilePrint?]
  /// What is wrong with the file where nobody writes it: rows at its end may be missing.
  private(set) var damage: String?

  /// How often reading starts anew when a writer opens the room meanwhile.
  private static let attempts = 3

  /// Opens a room's journal for reading.
  ///
  /// - Throws: `.newerFormat`; `.corrupt` when the file is no journal; `.notPermitted`.
  public convenience init(_ folder: RoomFolder) throws(JournalError) {
    try self.init(folder, asItLies: false)
  }

  /// Opens a journal that may be known to be written by nobody, though its lock is held.
  init(_ folder: RoomFolder, asItLies: Bool) throws(JournalError) {
    self.folder = folder
    prints = try Self.prints(folder)
    (connection, format, copy, damage) =
      asItLies ? try Self.asItLies(folder) : try Self.connect(folder)
  }

  deinit { connection.close() }

  /// Gives the rows after `number` in order, one by one.
  ///
  /// Stops at the first row for which `take` throws, and throws that as `.damaged` or `.newerFact`.
  ///
  /// - Throws: `.corrupt` behind the last row when there may have been more.
  public func read(
    after number: EntryNumber, _ take: (JournalRow) throws(Damage) -> Void
  ) throws(JournalError) {
    let last = try readRows(after: number, take)
    if let damage { throw .corrupt(lastGood: last, detail: damage) }
  }

  /// The same whatever is wrong with the file; returns the number of the last row.
  func readRows(
    after number: EntryNumber, _ take: (JournalRow) throws(Damage) -> Void
  ) throws(JournalError) -> EntryNumber {
    var taken = max(0, number)
    for attempt in 1... {
      do {
        try JournalTable.read(connection, after: attempt == 1 ? number : taken) {
          row throws(Damage) in
          try take(row)
          taken = row.number
        }
        return taken
      } catch {
        guard attempt < Self.attempts, try reconnectIfChanged() else { throw error }
      }
    }
    return taken
  }

  /// The situation after all entries, and the chain of the last: from `snapshot` on, or from the
  /// first entry.
  ///
  /// - Throws: `.damaged` or `.corrupt` when the journal does not fit together, `.newerFact`.
  public func replayed(
    from snapshot: Snapshot? = nil, with hasher: Hasher256
  ) throws(JournalError) -> Snapshot {
    try PipedReplay.replayed(from: snapshot, in: format, with: hasher) {
      take throws(JournalError) in
      try read(after: snapshot?.situation.lastNumber ?? 0, take)
    }
  }

  /// The number of the last entry; 0 when there is none.
  public func lastNumber() throws(JournalError) -> EntryNumber {
    try JournalTable.last(connection)
  }

  /// The first thing that SQLite finds wrong with the file itself; nil when nothing is.
  func structuralDamage() throws(JournalError) -> String? {
    let found = try connection.first("PRAGMA integrity_check(1)", "checking the journal") {
      $0.text(0)
    }
    return found == "ok" ? nil : found ?? "the check gave no answer"
  }

  /// Copies the journal as it is at one moment into a new file of mode 0600.
  ///
  /// Beside a writer that is one reading transaction, which keeps the writer from nothing.
  func copyJournal(to path: String) throws(JournalError) {
    for attempt in 1... {
      for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
      do throws(JournalError) {
        try connection.copyAll(to: path)
        // What is read as it lies must not have been written meanwhile.
        if isBesideWriter { return }
        if try prints == Self.prints(folder) { return }
      } catch {
        guard attempt < Self.attempts, try reconnectIfChanged() else { throw error }
        continue
      }
      guard attempt < Self.attempts else {
        throw .failed(code: Int(EBUSY), doing: "copying the journal")
      }
      _ = try reconnectIfChanged()
    }
  }

  private var isBesideWriter: Bool { connection.access == .reading }

  /// What was read as it lies may have been written meanwhile: then it is opened anew.
  private func reconnectIfChanged() throws(JournalError) -> Bool {
    let current = try Self.prints(folder)
    if current == prints { return false }
    connection.close()
    prints = current
    (connection, format, copy, damage) = try Self.connect(folder)
    return true
  }

  private static func prints(_ folder: RoomFolder) throws(JournalError) -> [FilePrint?] {
    [try Files.print(of: folder.journalPath), try Files.print(of: folder.walPath)]
  }

  private typealias Opened = (Connection, ChainFormat, PrivateCopy?, damage: String?)

  private static func connect(_ folder: RoomFolder) throws(JournalError) -> Opened {
    if RoomLock.isHeld(folder) {
      let connection = try Connection(folder.journalPath, .reading)
      return (connection, try JournalTable.format(connection), nil, nil)
    }
    guard let wal = try Files.print(of: folder.walPath), wal.size > 0 else {
      return try asItLies(folder)
    }
    let before = try prints(folder)
    let damage = try WALFile.damage(in: folder)
    let copy = try PrivateCopy(folder)
    // Somebody came meanwhile, and perhaps went.
    let current = try prints(folder)
    if RoomLock.isHeld(folder) || current != before { return try connect(folder) }
    let connection = try Connection(copy.journalPath, .writing)
    let format = try JournalTable.format(connection)
    // Nobody needs the copy after a power cut.
    try connection.run("PRAGMA synchronous = OFF", "reading the journal")
    try connection.run("PRAGMA wal_checkpoint(TRUNCATE)", "reading the journal")
    // Without a WAL and without its names nothing of it is left, however this process ends.
    try connection.run("PRAGMA journal_mode = DELETE", "reading the journal")
    let pages = try JournalPages.damage(connection)
    copy.removeNames()
    return (connection, format, copy, damage ?? pages)
  }

  private static func asItLies(_ folder: RoomFolder) throws(JournalError) -> Opened {
    let connection = try Connection(folder.journalPath, .immutable)
    let format = try JournalTable.format(connection)
    return (connection, format, nil, try JournalPages.damage(connection))
  }
}

/// Journal and WAL in a folder of mode 0700 that is removed in the end.
private final class PrivateCopy {
  let journalPath: String
  private let path: String

  init(_ folder: RoomFolder) throws(JournalError) {
    let doing = "making a private folder"
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var made = [CChar](repeating: 0, count: 4096)
    guard cp_private_folder(parent, &made, Int32(made.count)) == 0 else {
      throw Files.error(parent, doing)
    }
    path = made.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    journalPath = path + "/journal.sqlite"
    // The WAL first: a writer that opens the room in between empties it only into the journal.
    try Files.copy(folder.walPath, to: journalPath + "-wal")
    try Files.copy(folder.journalPath, to: journalPath)
  }

  deinit { removeNames() }

  func removeNames() {
    for suffix in ["", "-wal", "-shm"] { unlink(journalPath + suffix) }
    rmdir(path)
  }
}
