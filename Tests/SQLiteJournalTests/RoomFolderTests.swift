import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

@Suite struct RoomFolderTests {
  @Test func `folders are for their owner alone, files too, whatever the umask`() throws {
    let before = umask(0)
    defer { umask(before) }
    let room = try TestRoom()
    let journal = try SQLiteJournal(opening: room.folder)
    try journal.append(Sample.sealed(room.hasher))
    try SnapshotFiles(room.folder).save(try room.snapshot(Sample.entries[...]))
    for name in ["", "/snapshots"] {
      #expect(TestRoom.mode(room.folder.path + name) == 0o700, "\(name)")
    }
    for name in [
      "lock", "journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm",
      "snapshots/000000000033.snapshot",
    ] { #expect(TestRoom.mode("\(room.folder.path)/\(name)") == 0o600, "\(name)") }
    try journal.close()
  }

  @Test func `a folder with something in it is refused`() throws {
    let room = try TestRoom()
    #expect(throws: JournalError.occupied(path: room.folder.path)) {
      try RoomFolder.create(at: room.folder.path)
    }
  }

  @Test func `what an interrupted attempt left is no obstacle`() throws {
    let room = try TestRoom()
    #expect(rename(room.folder.journalPath, room.folder.path + "/journal.new") == 0)
    try TestRoom.write([1, 2, 3], room.folder.path + "/journal.new-journal")
    _ = try RoomFolder.create(at: room.folder.path)
    #expect(TestRoom.names(room.folder.path) == ["journal.sqlite", "lock", "snapshots"])
  }

  @Test func `a folder without a journal is no room`() throws {
    let room = try TestRoom()
    unlink(room.folder.journalPath)
    #expect(throws: JournalError.notARoom(path: room.folder.path)) {
      try RoomFolder(opening: room.folder.path)
    }
    #expect(throws: JournalError.notARoom(path: "/nowhere/at/all")) {
      try RoomFolder(opening: "/nowhere/at/all")
    }
  }

  @Test func `a second writer is refused with the process that has the room`() throws {
    let room = try TestRoom()
    let first = try SQLiteJournal(opening: room.folder)
    #expect(RoomLock.isHeld(room.folder))
    #expect(throws: JournalError.held(pid: Int(getpid()))) {
      try SQLiteJournal(opening: room.folder)
    }
    try first.close()
    #expect(!RoomLock.isHeld(room.folder))
    try SQLiteJournal(opening: room.folder).close()
  }

  @Test func `a room that is given back is free, though a process that began meanwhile shares it`()
    throws
  {
    let room = try TestRoom()
    let journal = try SQLiteJournal(opening: room.folder)
    let shared = try #require(openDescriptors(of: room.folder.lockPath).first)
    let copy = dup(shared)
    defer { close(copy) }
    try journal.close()
    #expect(!RoomLock.isHeld(room.folder))
  }

  private func openDescriptors(of path: String) -> [Int32] {
    var wanted = stat()
    guard stat(path, &wanted) == 0 else { return [] }
    return (3..<4_096).filter { descriptor in
      var found = stat()
      return fstat(descriptor, &found) == 0 && found.st_ino == wanted.st_ino
        && found.st_dev == wanted.st_dev
    }
  }

  @Test func `a lock file that a dead process left is no obstacle`() throws {
    let room = try TestRoom()
    try TestRoom.write(Array("999999999999\n".utf8), room.folder.lockPath)
    try SQLiteJournal(opening: room.folder).close()
  }
}
