import CSQLite
import Glibc
import IncidentEngine
import OperationsRoom

/// The journal of one machine: a SQLite file in WAL mode, each commit synced before it is confirmed.
///
/// Belongs to one thread. Whoever holds it holds the room's lock, so it is the only writer.
public final class SQLiteJournal: Journal {
  /// How its rows are chained.
  public private(set) var format: ChainFormat
  private let folder: RoomFolder
  private var lock: RoomLock?
  private var connection: Connection?
  private var files: OpenedFiles
  private var failure: JournalError?
  /// Whether there was a WAL before it was opened.
  private let foundWAL: Bool
  /// Whether what it was left as was moved on, so that it may be written.
  private var isSettled = false

  /// Pages of 4 KiB after which a commit moves the WAL into the file.
  private static let checkpointPages = 1_000

  /// Opens a room's journal for writing.
  ///
  /// What a crash left in the WAL is moved into the file and synced first, so that everything read
  /// from here on survives a power cut.
  ///
  /// - Throws: `.held` when another process has the room open; `.newerFormat`; `.corrupt`, also
  ///   when the place where the next entry would be written is damaged.
  public convenience init(opening folder: RoomFolder) throws(JournalError) {
    try self.init(asLeft: folder)
    try settle()
  }

  /// Opens a room's journal with its lock, to be read: file and WAL stay as they were left, and nothing
  /// else stays beside them, unless it is settled.
  init(asLeft folder: RoomFolder) throws(JournalError) {
    self.folder = folder
    lock = try RoomLock(folder)
    files = OpenedFiles(folder)
    foundWAL = try Files.print(of: folder.walPath) != nil
    (connection, format) = try Self.connect(folder, foundWAL: foundWAL)
  }

  deinit {
    // Without a WAL before there is nothing in this one that could be moved: it only goes.
    if !isSettled { connection?.close(movingWAL: !foundWAL) }
  }

  private static func connect(
    _ folder: RoomFolder, foundWAL: Bool
  ) throws(JournalError) -> (Connection, ChainFormat) {
    if let detail = try WALFile.damage(in: folder) { throw .corrupt(lastGood: 0, detail: detail) }
    let connection = try Connection(folder.journalPath, .writing)
    do throws(JournalError) {
      let format = try JournalTable.format(connection)
      if !foundWAL { try requireSoundPages(connection) }
      return (connection, format)
    } catch {
      connection.close(movingWAL: !foundWAL)
      throw error
    }
  }

  /// Makes it ready to be written: what a crash left in the WAL is moved into the file and synced.
  func settle() throws(JournalError) {
    do throws(JournalError) {
      try Self.settle(try open(), folder)
      isSettled = true
    } catch {
      abandon(error)
      throw error
    }
  }

  private static func settle(
    _ connection: Connection, _ folder: RoomFolder
  ) throws(JournalError) {
    let doing = "opening the journal"
    let mode = try connection.first("PRAGMA journal_mode = WAL", doing) { $0.text(0) }
    guard mode == "wal" else { throw .failed(code: Int(EIO), doing: doing) }
    try connection.run("PRAGMA synchronous = FULL", doing)
    try connection.run("PRAGMA wal_autocheckpoint = \(checkpointPages)", doing)
    try checkpoint(connection)
    try Files.syncFolder(folder.path)
    try requireSoundPages(connection)
  }

  private static func requireSoundPages(_ connection: Connection) throws(JournalError) {
    guard let detail = try JournalPages.damage(connection) else { return }
    throw .corrupt(lastGood: (try? JournalTable.last(connection)) ?? 0, detail: detail)
  }

  /// Room a disk must have before a room that failed is written again, in bytes.
  private static let spareBytes: Int = 1 << 18

  /// Writes what changes nothing, by the very way of an entry: a page through the WAL, synced. That
  /// there is room for some more is asked first, so that a room does not heal for one entry.
  private static func probe(
    _ connection: Connection, _ format: ChainFormat, _ folder: RoomFolder
  ) throws(JournalError) {
    try Files.requireSpace(Self.spareBytes, in: folder.path)
    let doing = "trying whether the disk can be written"
    try connection.run("PRAGMA user_version = \(format.rawValue)", doing)
  }

  /// Moves the whole WAL into the file and syncs it.
  ///
  /// A reader may keep the WAL from being emptied; then it is enough that all of it was moved.
  private static func checkpoint(_ connection: Connection) throws(JournalError) {
    let doing = "moving the WAL into the journal"
    let wasMoved = try connection.first("PRAGMA wal_checkpoint(TRUNCATE)", doing) {
      $0.integer(1) == $0.integer(2)
    }
    guard wasMoved == true else { throw .failed(code: Int(EBUSY), doing: doing) }
  }

  /// Writes the entries in one transaction and waits until they are on disk.
  ///
  /// After an error the handle is closed: only `reopen` tells whether all of them or none are there.
  public func append(_ entries: [SealedEntry]) throws(JournalError) {
    let connection = try open()
    do {
      let begin = try connection.statement("BEGIN IMMEDIATE", "writing entries")
      let writer = try JournalTable.writer(connection)
      let commit = try connection.statement("COMMIT", "writing entries")
      _ = try connection.step(begin, "writing entries")
      for entry in entries { try JournalTable.write(entry, with: writer, connection) }
      _ = try connection.step(commit, "writing entries")
      try files.requireAll(lockedBy: lock)
    } catch {
      if !connection.isIdle { try? connection.run("ROLLBACK", "taking entries back") }
      abandon(error)
      throw error
    }
  }

  /// Gives the rows after `number` in order.
  public func read(
    after number: EntryNumber, _ take: (JournalRow) throws(Damage) -> Void
  ) throws(JournalError) {
    try JournalTable.read(try open(), after: number, take)
  }

  /// The number of the last entry; 0 when there is none.
  public func lastNumber() throws(JournalError) -> EntryNumber {
    try JournalTable.last(try open())
  }

  /// The chain stored with an entry, not checked; nil when there is no such entry.
  public func chain(at number: EntryNumber) throws(JournalError) -> Digest? {
    try JournalTable.chain(at: number, try open()).flatMap { Digest($0) }
  }

  /// The first row, not checked; nil when there is none.
  func firstRow() throws(JournalError) -> JournalRow? {
    try JournalTable.first(try open())
  }

  /// Closes the handle and opens a new one, unless the journal was closed; everything readable is
  /// synced again on the way. Succeeds only where the disk takes writing again and the journal is
  /// the one that was opened first.
  public func reopen() throws(JournalError) {
    if lock == nil { _ = try open() }
    connection?.close()
    connection = nil
    do {
      try files.requireJournal(lockedBy: lock)
      files.forgetWAL()
      let (opened, format) = try Self.connect(folder, foundWAL: true)
      try Self.settle(opened, folder)
      try Self.probe(opened, format, folder)
      (connection, self.format) = (opened, format)
      failure = nil
    } catch {
      failure = error
      throw error
    }
  }

  /// Moves the WAL into the file, removes it, closes and gives up the lock; the end of its use.
  ///
  /// Without it nothing is lost: the next opening does the same.
  public func close() throws(JournalError) {
    let connection = try open()
    defer {
      abandon(.failed(code: Int(EBADF), doing: "using a closed journal"))
      lock = nil
    }
    try Self.checkpoint(connection)
    connection.close(movingWAL: true)
    try Files.syncFolder(folder.path)
  }

  private func open() throws(JournalError) -> Connection {
    if let connection { return connection }
    throw failure ?? .failed(code: Int(EBADF), doing: "using a closed journal")
  }

  private func abandon(_ error: JournalError) {
    connection?.close()
    connection = nil
    failure = error
  }
}
