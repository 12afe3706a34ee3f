import CommandLanguage
import EngineSamples
import IncidentEngine
import Testing

struct HostileLineTests {
  private func check(_ line: String, in context: LineContext) {
    let whole = 0...line.count
    do {
      _ = try read(line: line, in: context)
    } catch {
      #expect(whole.contains(error.range.lowerBound), "\(line.debugDescription)")
      #expect(whole.contains(error.range.upperBound), "\(line.debugDescription)")
    }
    let list = complete(line: line, in: context)
    #expect(whole.contains(list.replacing.lowerBound), "\(line.debugDescription)")
    #expect(whole.contains(list.replacing.upperBound), "\(line.debugDescription)")
    #expect(list.items.count <= 50)
  }

  @Test(arguments: HostileLine.all)
  func `a hostile line is read or refused, never worse`(_ hostile: HostileLine) throws {
    let room = try OfficersRoom.usual()
    let line = hostile.text
    check(line, in: room.context())
    check(line, in: room.context(selected: nil))
    check(
      line,
      in: LineContext(situation: Situation(), now: OfficersRoom.now, zone: .utc, selected: nil))
  }

  @Test func `random lines are read or refused, never worse`() throws {
    let context = try OwnVerbs.context()
    var random = SampleRandom(seed: 23)
    let verbs = OwnVerbs.table.rows.map(\.name)
    let names = OwnVerbs.table.rows.flatMap { $0.options.map { "\($0.name)=" } }
    let words = OwnVerbs.table.rows.flatMap {
      $0.example.split(separator: " ").map(String.init)
    }
    let odd = [
      "\"", "=", " ", "  ", ",", "/", "-", ":", "🚒", "\u{301}", "شرطة", "\0", "@", "+", "26-0003",
      "26-0003/4", "M-14", "jd9/", "anyway", "on scene", "\u{202E}", "9", "\t",
    ]
    for _ in 0..<10_000 {
      var line = Bool.random(using: &random) ? verbs.randomElement(using: &random) ?? "" : ""
      for _ in 0..<Int.random(in: 0...7, using: &random) {
        let source = [verbs, names, words, odd, odd].randomElement(using: &random) ?? odd
        line += source.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) { line += " " }
      }
      check(line, in: context)
    }
  }
}

/// A line that the log of a test run should not hold as it is.
struct HostileLine: Sendable, CustomTestStringConvertible {
  var text: String

  var testDescription: String { String(text.debugDescription.prefix(40)) }

  static let all = [
    "\"", "\"\"", "\"\"\"", String(repeating: "\"", count: 3999),
    String(repeating: "a ", count: 2500), String(repeating: "x", count: 100_000),
    "log " + String(repeating: "word ", count: 700),
    "commit " + String(repeating: "E ", count: 1500),
    "task 🚒🚒 👨‍👩‍👧‍👦 🇬\"🇧\"=", "log 🇬🇧 p=🇬", "open فيضان المياه ترتفع p=1 place=شارع",
    "\u{202E}task fire x", "log \0 \0=\0", "\0", "=", "==", "p=", "open = = =",
    "open flood a p=\u{308}1",
    "\u{301}task fire", "task \u{301}=\"", "change \u{212A}ind=x",
    "resource a \u{212A}ind=x agency=f",
    "log\u{0B}water\r\nrising\n", ":::: :", "26-0003", "-", "/", "ack /", "ack 26-/4",
    "ack 26-0003/99999999999999999999", "close 26-99999999999999999999", "strike 99999999999 x",
    "speed nan", "speed inf", "speed -1", "open flood a xy=nan,nan", "open flood a xy=1e999,0",
    "log x at=99999d", "log x at=-99999d", "task fire x due=9999-12-31 23:59",
  ].map { HostileLine(text: $0) }
}
