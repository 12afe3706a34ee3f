import EngineSamples
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// The largest body of all: a scenario as long as it may be, of characters that are all escaped.
@Suite struct LongestBodyTests {
  private func entries() throws -> [Entry] {
    let last = try #require(Sample.entries.last)
    let scenario = AdoptedScenario(
      name: "long", hash: String(repeating: "0", count: 64),
      text: String(repeating: "\n", count: TextLimit.scenario))
    let entry = Entry(
      number: last.number + 1, occurred: last.occurred, recorded: last.recorded,
      exerciseMilliseconds: last.exerciseMilliseconds, author: last.author, origin: .room,
      submission: SubmissionID(desk: "room", counter: 1000), event: .scenarioAdopted(scenario))
    return Sample.entries + [entry]
  }

  @Test func `the longest scenario is written and read back within the bound of a value`() throws {
    let entries = try entries()
    let room = try TestRoom(entries, inMemory: true)
    let rows = try room.rows()
    let bytes = try #require(Sample.sealed(room.hasher, entries).last).body.count
    #expect(bytes > 6 * TextLimit.scenario)
    // SQLite is told to hold no longer value than 64 MiB.
    #expect(bytes < 64 << 20)
    var replay = Replay(in: room.format, with: room.hasher)
    let read = try rows.map { try replay.take($0) }
    #expect(read.last?.event == entries.last?.event)
  }

  @Test func `a snapshot holds the longest scenario`() throws {
    let entries = try entries()
    let room = try TestRoom(entries, inMemory: true)
    let snapshot = try room.snapshot(entries[...])
    try SnapshotFiles(room.folder).save(snapshot)
    let opened = try OpenedRoom(opening: room.folder)
    #expect(opened.setAside == [])
    let found = try #require(opened.snapshot?.situation)
    #expect(found.adoptedScenario?.text.utf8.count == TextLimit.scenario)
  }
}
