import Glibc
import IncidentEngine
import OperationsRoom

/// Why a room could not be copied or replaced.
public enum RoomCopyFault: Error, Hashable, Sendable {
  /// The world failed, or the request cannot be followed.
  case failed(JournalError)
  /// The room that was to be copied, or its copy, is not whole, or a newer program wrote it.
  case notWhole(VerificationReport)
  /// The copy would lie in the very room it is made of, or be that room.
  case withinItself(path: String)
}

/// Copies of rooms: backups, and rooms that come back from one.
///
/// A copy is made in a folder beside its place, `NAME.unfinished`, is checked there from its first
/// entry, and only then gets its name. What an interrupted attempt left is cleared away by the next.
public enum RoomCopy {
  /// A copy that was made.
  public struct Made: Hashable, Sendable {
    /// Where it is.
    public let path: String
    /// What checking the copy brought to light; it is whole.
    public let report: VerificationReport
    /// Where the room is that stood there before; nil when none did.
    public let replaced: String?
  }

  /// Makes a copy of a room, which another process may have open for writing.
  ///
  /// Journal, whole snapshots and every other file of the room come along; what was set aside as
  /// damaged does not.
  ///
  /// - Parameter path: a folder that does not exist, or an empty one.
  /// - Throws: `.occupied` when there is anything in it.
  public static func backUp(
    _ folder: RoomFolder, to path: String
  ) throws(RoomCopyFault) -> Made {
    let path = Files.resolved(path)
    try refuseWithin(folder, path)
    do throws(JournalError) {
      guard try isVacant(path) else { throw .occupied(path: path) }
    } catch { throw .failed(error) }
    let beside = try Beside(path)
    let report = try beside.fill(from: folder)
    do { try beside.take(path) } catch { throw .failed(error) }
    return Made(path: path, report: report, replaced: nil)
  }

  /// Puts a copy of the room `source` at `path`, once `source` was checked from its first entry.
  ///
  /// A room that is there goes to `PATH.replaced-STAMP`, whole as it was. Both change places in one
  /// step where the file system can, so that a kill at any moment leaves one or the other at `path`.
  ///
  /// - Throws: `.held` when a process has the room at `path` open for writing; `.occupied` when
  ///   there is something at `path` that is no room.
  public static func restore(
    _ source: RoomFolder, to path: String, stamp: String
  ) throws(RoomCopyFault) -> Made {
    let path = Files.resolved(path)
    try refuseWithin(source, path)
    let checked = verify(source)
    guard checked.result == .whole else { throw .notWhole(checked) }
    let lock: RoomLock?
    do throws(JournalError) { lock = try isVacant(path) ? nil : lockedRoom(at: path) } catch {
      throw .failed(error)
    }
    defer { withExtendedLifetime(lock) {} }
    let beside = try Beside(path)
    let report = try beside.fill(from: source)
    do throws(JournalError) {
      guard lock != nil else {
        try beside.take(path)
        return Made(path: path, report: report, replaced: nil)
      }
      let replaced = try beside.replace(path, stamp: stamp)
      return Made(path: path, report: report, replaced: replaced)
    } catch { throw .failed(error) }
  }

  private static func refuseWithin(
    _ folder: RoomFolder, _ path: String
  ) throws(RoomCopyFault) {
    let room = Files.resolved(folder.path)
    if path == room || path.hasPrefix(room + "/") { throw .withinItself(path: path) }
  }

  /// Whether there is nothing at a path, or an empty folder.
  private static func isVacant(_ path: String) throws(JournalError) -> Bool {
    guard let kind = try Files.kind(of: path) else { return true }
    guard kind == S_IFDIR else { throw .occupied(path: path) }
    return try Files.names(in: path).isEmpty
  }

  private static func lockedRoom(at path: String) throws(JournalError) -> RoomLock {
    let marks: Set<String> = ["journal.sqlite", "snapshots"]
    guard try Files.names(in: path).contains(where: marks.contains) else {
      throw .occupied(path: path)
    }
    return try RoomLock(RoomFolder(unchecked: path))
  }
}

/// The folder beside, in which a copy grows.
private struct Beside {
  private let path: String
  private let lock: RoomLock

  /// Makes the folder anew; refuses where another process is at work in it.
  init(_ target: String) throws(RoomCopyFault) {
    path = target + ".unfinished"
    let folder = RoomFolder(unchecked: path)
    do throws(JournalError) {
      if try Files.kind(of: path) == S_IFDIR {
        let other = try RoomLock(folder)
        try Files.removeFolder(path)
        withExtendedLifetime(other) {}
      }
      try Files.makeFolder(path)
      lock = try RoomLock(folder)
    } catch { throw .failed(error) }
  }

  /// Copies a room into the folder and checks the copy; removes the folder when that fails.
  func fill(from room: RoomFolder) throws(RoomCopyFault) -> VerificationReport {
    do {
      try copy(room)
    } catch {
      try? Files.removeFolder(path)
      throw .failed(error)
    }
    let report = verify(RoomFolder(unchecked: path), asItLies: true)
    if report.result == .whole { return report }
    try? Files.removeFolder(path)
    throw .notWhole(report)
  }

  /// Snapshots are listed first: those of a live room are never ahead of what is copied afterwards.
  private func copy(_ room: RoomFolder) throws(JournalError) {
    let copy = RoomFolder(unchecked: path)
    let listed = try SnapshotFiles(room).listHeaders().filter { !$0.isDamaged }
    try JournalReader(room).copyJournal(to: copy.journalPath)
    try Files.syncFile(copy.journalPath)
    try Files.makeFolder(copy.snapshotsPath)
    for snapshot in listed {
      let from = "\(room.snapshotsPath)/\(snapshot.name)"
      let to = "\(copy.snapshotsPath)/\(snapshot.name)"
      do throws(JournalError) {
        try Files.copyDurably(from, to: to)
      } catch {
        // A live room may have made way for a newer one meanwhile.
        if try Files.kind(of: from) != nil { throw error }
        unlink(to)
      }
    }
    try Files.syncFolder(copy.snapshotsPath)
    try Files.copyFiles(in: room.path, to: path) { RoomFolder.isOwnName($0) }
  }

  /// Gives the folder its name, where nothing but perhaps an empty folder is.
  func take(_ target: String) throws(JournalError) {
    try Files.rename(path, to: target)
    try Files.syncFolder(target + "/..")
  }

  /// Puts the folder in the place of a room; returns where that room is now.
  func replace(_ target: String, stamp: String) throws(JournalError) -> String {
    var replaced = "\(target).replaced-\(stamp)"
    var count = 2
    while try Files.kind(of: replaced) != nil {
      replaced = "\(target).replaced-\(stamp)-\(count)"
      count += 1
    }
    // With the dated name already, so that nothing is left to do once the two changed places.
    try Files.rename(path, to: replaced)
    if try !Files.exchange(replaced, target) {
      try Files.rename(replaced, to: path)
      try Files.rename(target, to: replaced)
      try Files.rename(path, to: target)
    }
    try Files.syncFolder(target + "/..")
    return replaced
  }
}

extension SnapshotFiles.Listed {
  fileprivate var isDamaged: Bool {
    switch content {
    case .damaged: true
    case .valid, .newerFormat: false
    }
  }
}
