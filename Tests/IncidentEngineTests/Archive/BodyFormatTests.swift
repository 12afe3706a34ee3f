import EngineSamples
import IncidentEngine
import Testing

/// The spelling of released bodies never changes: these files say what it is.
@Suite struct BodyFormatTests {
  private let golden = Golden(beside: #filePath, levels: 1)

  @Test func `the sample holds every event`() {
    let kinds = Sample.kinds(in: Sample.everything)
    #expect(kinds.found == Set(1...kinds.all))
  }

  @Test func `every event is spelled as the golden file says`() {
    let lines = Sample.everything.map { String(decoding: $0.body, as: UTF8.self) + "\n" }
    #expect(golden.difference("bodies-1.jsonl", lines.joined()) == nil)
  }

  @Test func `every golden body is read as the event it was`() throws {
    let lines = try #require(golden.text("bodies-1.jsonl")).split(separator: "\n")
    try #require(lines.count == Sample.everything.count)
    for (line, entry) in zip(lines, Sample.everything) {
      let body = try Body(Array(line.utf8))
      #expect(body.event == entry.event)
      #expect(body.exerciseMilliseconds == entry.exerciseMilliseconds)
    }
  }

  @Test(arguments: ChainFormat.allCases)
  func `commitments and chains are those of the golden file`(format: ChainFormat) throws {
    let hasher = try #require(Hasher256())
    let lines = Sample.sealed(hasher, in: format).map {
      "\($0.entry.number) \($0.commitment.hexadecimal) \($0.chain.hexadecimal)\n"
    }
    #expect(golden.difference("chain-\(format.rawValue).txt", lines.joined()) == nil)
  }

  @Test func `only the entry that opens a room says its format`() throws {
    for (place, entry) in Sample.everything.enumerated() {
      let (one, two) = (entry.body(in: .one), entry.body(in: .two))
      #expect(entry.body == one)
      #expect((one == two) == (place > 0))
      #expect(try Body(one) == Body(two))
    }
    let opening = String(decoding: Sample.everything[0].body(in: .two), as: UTF8.self)
    #expect(opening.hasPrefix(#"{"event":"roomOpened","format":2,"identity":"#))
  }
}
