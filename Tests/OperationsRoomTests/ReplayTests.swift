import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

@Suite struct ReplayTests {
  private func rows(_ format: ChainFormat = .newest) throws -> [JournalRow] {
    var test = try TestRoom.withFlood(.live, MemoryJournal(format))
    test.accept([.writeLog(LogDraft(kind: .risk, text: "rising"))])
    return test.rows
  }

  private func damage(_ rows: [JournalRow], in format: ChainFormat = .newest) -> Damage? {
    var replay = Replay(in: format, with: TestRoom.hasher())
    do {
      for row in rows { try replay.take(row) }
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ChainFormat.allCases, 0..<12)
  func `a changed column breaks the chain where it was changed`(
    format: ChainFormat, which: Int
  ) throws {
    var rows = try rows(format)
    #expect(damage(rows, in: format) == nil)
    switch which {
    case 0: rows[4].change { $0.columns.occurred += 1 }
    case 1: rows[4].change { $0.columns.recorded -= 1 }
    case 2: rows[4].change { $0.columns.officer += 1 }
    case 3: rows[4].change { $0.columns.post += " " }
    case 4: rows[4].change { $0.columns.account = "" }
    case 5: rows[4].change { $0.columns.desk += "x" }
    case 6: rows[4].change { $0.columns.origin = "officer" }
    case 7: rows[4].change { $0.columns.submissionDesk = "desk-2" }
    case 8: rows[4].change { $0.columns.submissionCounter += 1 }
    case 9: rows[4].change { $0.chain[31] ^= 1 }
    case 10:
      rows[4].change {
        $0.columns.post = "duty"
        $0.columns.account = " officeramal"
      }
    default:
      let later = rows[4].chain
      rows[3].change { $0.chain = later }
    }
    #expect(damage(rows, in: format) == .chain(which == 11 ? 4 : 5))
  }

  @Test func `rows of one format are none of the other`() throws {
    #expect(damage(try rows(.one), in: .two) == .chain(1))
    #expect(damage(try rows(.two), in: .one) == .chain(1))
  }

  @Test(arguments: ChainFormat.allCases)
  func `a first entry that says another format than its journal is told, chained as it may be`(
    journal: ChainFormat
  ) throws {
    for said in ChainFormat.allCases where said != journal {
      let first = try #require(try rows(said).first)
      var parts = [first]
      parts[0].change { $0.seal(behind: .zero, TestRoom.hasher(), in: journal) }
      #expect(damage(parts, in: journal) == .format(1, said: said, journal: journal))
    }
  }

  @Test func `a changed body or salt does not fit its commitment`() throws {
    var changed = try rows()
    changed[7].change { $0.body[20] ^= 1 }
    #expect(damage(changed) == .commitment(8))
    changed = try rows()
    changed[7].change { $0.salt[0] ^= 1 }
    #expect(damage(changed) == .commitment(8))
  }

  @Test func `a text that is no UTF-8 was never written, whatever its chain says`() throws {
    let row = try #require(try rows().last)
    let columns = row.columns
    let post: [UInt8] = Array("duty".utf8) + [0xC3]
    let texts: [[UInt8]] = [post, [], [], Array("officer".utf8), []]
    let broken = JournalRow(
      columns, fields: texts + [row.salt, row.body, row.commitment, row.chain])
    #expect(throws: Damage.chain(row.number)) { try broken.entry() }
  }

  @Test func `a row that is missing, doubled or out of turn is seen`() throws {
    var changed = try rows()
    changed.remove(at: 3)
    #expect(damage(changed) == .number(5, expected: 4))
    changed = try rows()
    changed.insert(changed[3], at: 4)
    #expect(damage(changed) == .number(4, expected: 5))
    changed = try rows()
    changed.swapAt(3, 4)
    #expect(damage(changed) == .number(5, expected: 4))
  }

  @Test func `the last good entry is named when a room does not open`() throws {
    var test = try TestRoom.withFlood()
    let rows = try rows()
    var journal = MemoryJournal()
    let hasher = TestRoom.hasher()
    let sealed = try rows.map {
      SealedEntry(try $0.entry(), salt: $0.salt, after: .zero, in: .newest, with: hasher)
    }
    try journal.append(Array(sealed.prefix(3)))
    #expect(throws: JournalError.damaged(.chain(2), lastGood: 1)) { try TestRoom(journal) }
    #expect(test.accept([]).answers == [.rejected(.nothingSubmitted)])
  }

  @Test func `a row tells its author, origin and submission`() throws {
    let last = try #require(try rows().last)
    let entry = try last.entry()
    #expect(entry.author == Story.officer)
    #expect(entry.origin == .officer)
    #expect(entry.submission == SubmissionID(desk: "desk-1", counter: 4))
    #expect(last.columns == SealedEntry.Columns(entry))
  }

  @Test func `the digest is SHA-256`() {
    let hasher = TestRoom.hasher()
    #expect(
      hasher.digest(Array("abc".utf8)).hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hasher.digest([]).hexadecimal
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
