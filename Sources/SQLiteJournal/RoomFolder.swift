import Glibc
import OperationsRoom

/// The folder of a room: `journal.sqlite`, `snapshots/` and `lock`, for nobody but their owner.
public struct RoomFolder: Hashable, Sendable {
  /// Where the folder is.
  public let path: String

  /// The journal.
  public var journalPath: String { path + "/journal.sqlite" }
  /// What was committed and not yet moved into the journal.
  public var walPath: String { journalPath + "-wal" }
  /// What counts the frames of the WAL.
  var walIndexPath: String { journalPath + "-shm" }
  /// The folder of the snapshots.
  public var snapshotsPath: String { path + "/snapshots" }
  /// The file whose lock the single writer holds.
  public var lockPath: String { path + "/lock" }
  /// The journal while it is being made.
  var unfinishedPath: String { path + "/journal.new" }

  /// The room in a folder.
  ///
  /// - Throws: `.notARoom` when there is no folder or no journal in it, `.notPermitted` when it may
  ///   not be looked into.
  public init(opening path: String) throws(JournalError) {
    self.path = path
    var status = stat()
    guard stat(journalPath, &status) != 0 else {
      if status.st_mode & S_IFMT == S_IFREG { return }
      throw .failed(code: Int(ENOTSUP), doing: "opening the journal")
    }
    let code = errno
    if code == ENOENT || code == ENOTDIR {
      if holdsSnapshots { throw .journalMissing(path: path) }
      throw .notARoom(path: path)
    }
    throw Files.error(code, path, "opening the room")
  }

  /// Makes a room with an empty journal, in a new folder or an empty one.
  ///
  /// Folders get mode 0700 and files 0600, whatever the umask. What an interrupted attempt left
  /// behind is cleared away; only a finished journal gets its name.
  ///
  /// - Throws: `.occupied` when the folder holds anything else.
  public static func create(at path: String) throws(JournalError) -> RoomFolder {
    let folder = RoomFolder(unchecked: path)
    try Files.makeFolder(path)
    try folder.requireVacant()
    if chmod(path, 0o700) != 0 { throw Files.error(path, "making the room") }
    let lock = try RoomLock(folder)
    defer { withExtendedLifetime(lock) {} }
    try folder.requireVacant()
    try Files.makeFolder(folder.snapshotsPath)
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(folder.unfinishedPath + suffix) }
    try JournalTable.create(at: folder.unfinishedPath)
    try Files.rename(folder.unfinishedPath, to: folder.journalPath)
    try Files.syncFolder(path)
    try Files.syncFolder(folder.parent)
    return folder
  }

  /// Whether a room was here: its snapshots are.
  private var holdsSnapshots: Bool {
    let names = (try? Files.names(in: snapshotsPath)) ?? []
    return names.contains { $0.hasSuffix(".snapshot") }
  }

  /// Whether the room itself makes and minds what bears this name in its folder.
  static func isOwnName(_ name: String) -> Bool {
    name.hasPrefix("journal.") || name == "snapshots" || name == "lock"
  }

  init(unchecked path: String) { self.path = path }

  private var parent: String { path + "/.." }

  private func requireVacant() throws(JournalError) {
    if holdsSnapshots { throw .journalMissing(path: path) }
    let leftovers = ["lock", "snapshots"]
    for name in try Files.names(in: path) {
      if leftovers.contains(name) || name.hasPrefix("journal.new") { continue }
      throw .occupied(path: path)
    }
  }
}
