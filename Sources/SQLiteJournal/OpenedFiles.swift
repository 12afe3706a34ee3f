import OperationsRoom

/// The files as which a journal was opened.
///
/// A folder can be moved, replaced or removed under an open journal, and so can a file of it. SQLite
/// goes on to write what nobody will find.
struct OpenedFiles {
  private let folder: RoomFolder
  private let journal: FileIdentity?
  private var wal: FileIdentity?

  init(_ folder: RoomFolder) {
    self.folder = folder
    journal = FileIdentity(folder.journalPath)
  }

  /// Looks whether the journal and the room's lock are where they were when they were opened.
  ///
  /// - Throws: `.moved`.
  func requireJournal(lockedBy lock: RoomLock?) throws(JournalError) {
    let isThere = journal != nil && FileIdentity(folder.journalPath) == journal
    guard isThere, lock?.isStill(of: folder) ?? false else { throw .moved(path: folder.path) }
  }

  /// Looks whether what was just committed is where it will be found: also the WAL is there, and it is
  /// that of the commits before.
  ///
  /// - Throws: `.moved`.
  mutating func requireAll(lockedBy lock: RoomLock?) throws(JournalError) {
    try requireJournal(lockedBy: lock)
    let found = FileIdentity(folder.walPath)
    guard let found, wal == nil || wal == found else { throw .moved(path: folder.path) }
    wal = found
  }

  /// A handle that is opened anew has a WAL of its own.
  mutating func forgetWAL() { wal = nil }
}
