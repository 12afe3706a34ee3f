import EngineSamples
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// A journal is checked from its first entry beside the one who writes it.
@Suite struct JournalProofTests {
  @Test func `a whole journal has no fault, also while it is written`() throws {
    let room = try TestRoom(Array(Sample.everything.dropLast(2)))
    let journal = try SQLiteJournal(opening: room.folder)
    let proof = JournalProof(of: room.folder) { Issue.record("\($0)") }
    #expect(proof.fault == nil)
    try journal.append(Array(Sample.sealed(room.hasher, Sample.everything).suffix(2)))
    #expect(JournalProof(of: room.folder) { Issue.record("\($0)") }.fault == nil)
    try journal.close()
  }

  @Test(arguments: [
    ("body = replace(body, 'a', 'b')", 7), ("salt = x'00112233445566778899aabbccddeeff'", 3),
    ("post = 'somebody else'", 12), ("occurred = occurred + 1", 20),
  ])
  func `the first entry that was changed is named, beside its writer`(
    change: String, number: EntryNumber
  ) throws {
    let room = try TestRoom(Sample.everything)
    try room.tamper("UPDATE entry SET \(change) WHERE number = \(number)")
    let journal = try SQLiteJournal(opening: room.folder)
    let found = Guarded<JournalError?>(nil)
    let proof = JournalProof(of: room.folder) { error in found.withLock { $0 = error } }
    guard case .damaged(let damage, let lastGood) = proof.fault else {
      Issue.record("\(String(describing: proof.fault))")
      return
    }
    #expect(damage.number == number && lastGood == number - 1)
    #expect(found.withLock { $0 } == proof.fault)
    try journal.close()
  }

  @Test func `a check that was ended says nothing, and lets the journal be closed for good`() throws
  {
    let room = try TestRoom(Sample.logLines(2_000))
    try room.tamper("UPDATE entry SET occurred = 1 WHERE number = 1999")
    let journal = try SQLiteJournal(opening: room.folder)
    let proof = JournalProof(of: room.folder) { _ in }
    proof.end()
    try journal.close()
    #expect(!TestRoom.names(room.folder.path).contains("journal.sqlite-wal"))
  }
}
