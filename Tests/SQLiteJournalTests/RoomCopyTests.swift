import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

@Suite struct RoomCopyTests {
  private let room: TestRoom
  private let parent: String

  init() throws {
    room = try TestRoom(Sample.logLines(50))
    parent = room.folder.path + "/.."
    for number in [10, 30] {
      try SnapshotFiles(room.folder).save(try room.snapshot(Sample.logLines(50)[..<number]))
    }
  }

  private func path(_ name: String) -> String { "\(parent)/\(name)" }
  private var names: [String] { TestRoom.names(parent) }

  private func rows(_ path: String) throws -> [JournalRow] {
    var rows: [JournalRow] = []
    try JournalReader(try RoomFolder(opening: path)).read(after: 0) { rows.append($0) }
    return rows
  }

  @Test func `a backup has every entry, the snapshots and the other files, and is private`() throws
  {
    try TestRoom.write([1, 2, 3], room.folder.path + "/settings.yaml")
    mkdir(room.folder.path + "/views", 0o755)
    try TestRoom.write([4], room.folder.path + "/views/night")
    let before = try room.files()
    let made = try RoomCopy.backUp(room.folder, to: path("copy"))
    #expect(try room.files() == before)
    #expect(made.report.lastGood == 50)
    #expect(made.report.head == verify(room.folder).head)
    #expect(made.report.snapshotsChecked == 2)
    #expect(try rows(path("copy")) == room.rows())
    #expect(
      TestRoom.names(path("copy")) == [
        "journal.sqlite", "lock", "settings.yaml", "snapshots", "views",
      ])
    #expect(TestRoom.bytes(path("copy/views/night")) == [4])
    for name in ["copy", "copy/snapshots", "copy/views"] {
      #expect(TestRoom.mode(path(name)) == 0o700)
    }
    for name in ["copy/journal.sqlite", "copy/settings.yaml"] {
      #expect(TestRoom.mode(path(name)) == 0o600)
    }
    #expect(names == ["copy", "room"])
    let opened = try SQLiteJournal(opening: try RoomFolder(opening: path("copy")))
    #expect(try opened.lastNumber() == 50)
    try opened.close()
  }

  @Test func `a room in use is copied as it is at one moment, its WAL too`() throws {
    let sealed = Sample.sealed(room.hasher, Sample.logLines(400))
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Array(sealed[50..<200]))
    let made = try RoomCopy.backUp(room.folder, to: path("copy"))
    #expect(made.report.lastGood == 200)
    try live.append(Array(sealed[200...]))
    #expect(try RoomCopy.backUp(room.folder, to: path("later")).report.lastGood == 400)
    #expect(try rows(path("copy")).count == 200)
    try live.close()
  }

  @Test func `a room that was killed is copied with what its WAL held`() throws {
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Array(Sample.sealed(room.hasher, Sample.logLines(90))[50...]))
    let crashed = try TestRoom(crashed: room)
    #expect(try RoomCopy.backUp(crashed.folder, to: path("copy")).report.lastGood == 90)
  }

  @Test func `what is not empty is left alone, and nothing is made within the room`() throws {
    mkdir(path("full"), 0o700)
    try TestRoom.write([1], path("full/x"))
    #expect(throws: RoomCopyFault.self) { try RoomCopy.backUp(room.folder, to: path("full")) }
    #expect(TestRoom.names(path("full")) == ["x"])
    let inside = room.folder.path + "/copy"
    #expect(throws: RoomCopyFault.self) { try RoomCopy.backUp(room.folder, to: inside) }
    #expect(throws: RoomCopyFault.self) { try RoomCopy.backUp(room.folder, to: room.folder.path) }
    mkdir(path("empty"), 0o700)
    #expect(try RoomCopy.backUp(room.folder, to: path("empty/")).report.lastGood == 50)
    #expect(names == ["empty", "full", "room"])
  }

  @Test func `a damaged room is not backed up, a damaged snapshot only left out`() throws {
    let snapshot = room.folder.snapshotsPath + "/000000000030.snapshot"
    try TestRoom.write([1], snapshot)
    #expect(try RoomCopy.backUp(room.folder, to: path("copy")).report.snapshotsChecked == 1)
    try room.tamper("UPDATE entry SET account = 'omar' WHERE number = 7")
    #expect(throws: RoomCopyFault.self) { try RoomCopy.backUp(room.folder, to: path("other")) }
    #expect(names == ["copy", "room"])
  }

  @Test func `a backup comes back in the place of a room, which stays beside it`() throws {
    _ = try RoomCopy.backUp(room.folder, to: path("copy"))
    let journal = try SQLiteJournal(opening: room.folder)
    try journal.append(Array(Sample.sealed(room.hasher, Sample.logLines(60))[50...]))
    try journal.close()
    let copy = try RoomFolder(opening: path("copy"))
    let made = try RoomCopy.restore(copy, to: room.folder.path, stamp: "day")
    #expect(try rows(path("room")).count == 50)
    #expect(try rows(try #require(made.replaced)).count == 60)
    #expect(names == ["copy", "room", "room.replaced-day"])
    let again = try RoomCopy.restore(copy, to: room.folder.path, stamp: "day")
    #expect(again.replaced?.hasSuffix("room.replaced-day-2") == true)
    #expect(try RoomCopy.restore(copy, to: path("new"), stamp: "day").replaced == nil)
    #expect(try rows(path("new")).count == 50)
  }

  @Test func `nothing is replaced by a damaged backup, nor where the room is open`() throws {
    _ = try RoomCopy.backUp(room.folder, to: path("copy"))
    let copy = try RoomFolder(opening: path("copy"))
    let live = try SQLiteJournal(opening: room.folder)
    #expect(throws: RoomCopyFault.failed(.held(pid: Int(getpid())))) {
      try RoomCopy.restore(copy, to: room.folder.path, stamp: "day")
    }
    try live.close()
    mkdir(path("other"), 0o700)
    try TestRoom.write([1], path("other/x"))
    #expect(throws: RoomCopyFault.self) {
      try RoomCopy.restore(copy, to: path("other"), stamp: "day")
    }
    var bytes = try #require(TestRoom.bytes(path("copy/journal.sqlite")))
    let place = try #require(bytes.firstRange(of: Array("mark 20".utf8))).lowerBound
    bytes[place] ^= 1
    try TestRoom.write(bytes, path("copy/journal.sqlite"))
    #expect(throws: RoomCopyFault.self) {
      try RoomCopy.restore(copy, to: room.folder.path, stamp: "day")
    }
    #expect(names == ["copy", "other", "room"])
    #expect(try rows(path("room")).count == 50)
  }

  @Test func `a damaged room, and what a killed attempt left, are no hindrance`() throws {
    _ = try RoomCopy.backUp(room.folder, to: path("copy"))
    let copy = try RoomFolder(opening: path("copy"))
    unlink(room.folder.journalPath)
    mkdir(path("room.unfinished"), 0o700)
    try TestRoom.write([1], path("room.unfinished/journal.sqlite"))
    _ = try RoomCopy.restore(copy, to: path("room"), stamp: "day")
    #expect(try rows(path("room")).count == 50)
    #expect(names == ["copy", "room", "room.replaced-day"])
  }
}
