import CommandLanguage
import IncidentEngine
import Testing

struct FilterProblemTests {
  private let room: FilterRoom

  init() throws { room = try FilterRoom.usual() }

  private static let ordering = ["=", "!=", "<", "<=", ">", ">="]
  private static let words = ["=", "!=", "~"]
  private static let phases = ["reported", "active", "contained", "closed", "cancelled"]
  private static let agencies = ["fire", "police", "port", "ambulance"]
  private static let fields = [
    "agency", "priority", "phase", "type", "place", "title", "lead", "mode", "tasks", "age",
    "opened", "number", "by",
  ]

  typealias Case = (text: String, range: Range<Int>, reason: FilterProblem.Reason)

  static let grammar: [Case] = [
    ("", 0..<0, .empty),
    ("   ", 0..<3, .empty),
    (String(repeating: "a", count: 4007), 4000..<4007, .tooLong(limit: 4000)),
    ("open \"mill", 5..<10, .quoteWithoutEnd),
    ("place=\"a\"\"", 6..<10, .quoteWithoutEnd),
    ("open and (p=1 or p=2", 9..<10, .parenthesisWithoutEnd),
    ("((open)", 0..<1, .parenthesisWithoutEnd),
    ("open) and p=1", 4..<5, .parenthesisWithoutStart),
    (")", 0..<1, .parenthesisWithoutStart),
    ("open and )", 9..<10, .parenthesisWithoutStart),
    ("()", 1..<2, .conditionMissing(after: "(")),
    ("(open or )", 9..<10, .conditionMissing(after: "or")),
    ("open and", 8..<8, .conditionMissing(after: "and")),
    ("open and  ", 10..<10, .conditionMissing(after: "and")),
    ("not", 3..<3, .conditionMissing(after: "not")),
    ("and open", 0..<3, .conditionMissing(after: nil)),
    ("open or OR closed", 8..<10, .conditionMissing(after: "or")),
    ("open or and closed", 8..<11, .conditionMissing(after: "or")),
    ("(", 1..<1, .conditionMissing(after: "(")),
    ("open blah", 5..<9, .unknownWord("blah", nearest: nil)),
    ("overdeu", 0..<7, .unknownWord("overdeu", nearest: "overdue")),
    ("open && overdue", 5..<7, .unknownWord("&&", nearest: "and")),
    ("open | overdue", 5..<6, .unknownWord("|", nearest: "or")),
    ("p=1 agenci=fire", 4..<10, .unknownField("agenci", nearest: "agency", known: fields)),
    ("weather=wet", 0..<7, .unknownField("weather", nearest: nil, known: fields)),
    ("p==2", 1..<3, .unknownOperator("==", meant: "=")),
    ("p =< 2", 2..<4, .unknownOperator("=<", meant: "<=")),
    ("p!2", 1..<2, .unknownOperator("!", meant: "not")),
    ("p<<2", 1..<3, .unknownOperator("<<", meant: nil)),
    ("!open", 0..<1, .unknownOperator("!", meant: "not")),
    ("=fire", 0..<1, .operatorWithoutField("=")),
    ("title~a=b", 7..<8, .operatorWithoutField("=")),
    ("\"mill\"~x", 6..<7, .operatorWithoutField("~")),
    ("open agency fire", 5..<11, .operatorMissing(field: "agency", known: words)),
    ("p", 0..<1, .operatorMissing(field: "p", known: ordering)),
    ("p~2", 1..<2, .operatorUnfit("~", field: "p", known: ordering)),
    ("agency<fire", 6..<7, .operatorUnfit("<", field: "agency", known: words)),
    ("opened=14:00", 6..<7, .operatorUnfit("=", field: "opened", known: ["<", "<=", ">", ">="])),
    ("open overdue=1", 5..<13, .wordWithOperator("overdue")),
    ("older>20m", 0..<6, .wordWithOperator("older")),
  ]

  static let values: [Case] = [
    ("agency=", 7..<7, .valueMissing(after: "agency=")),
    ("p<= and overdue", 3..<3, .valueMissing(after: "p<=")),
    ("(p<=)", 4..<4, .valueMissing(after: "p<=")),
    ("p= =2", 2..<2, .valueMissing(after: "p=")),
    ("p=5", 2..<3, .valueUnknown("5", field: "priority", known: ["1", "2", "3", "4"])),
    ("p=+2", 2..<4, .valueUnknown("+2", field: "priority", known: ["1", "2", "3", "4"])),
    ("phase=done", 6..<10, .valueUnknown("done", field: "phase", known: phases)),
    (
      "mode=\"x y\"", 5..<10,
      .valueUnknown("x y", field: "mode", known: ["response", "inspection", "enforcement"])
    ),
    ("lead=frie", 5..<9, .agencyUnknown("frie", nearest: "fire", known: agencies)),
    ("agency=navy", 7..<11, .agencyUnknown("navy", nearest: nil, known: agencies)),
    ("agency=\"\"", 7..<9, .agencyUnknown("", nearest: nil, known: agencies)),
    ("agency=po", 7..<9, .agencyAmbiguous("po", meanings: ["police", "port"])),
    ("open older", 10..<10, .durationMissing(after: "older")),
    ("younger and open", 7..<7, .durationMissing(after: "younger")),
    ("older 20", 6..<8, .notADuration("20")),
    ("older than 20m", 6..<10, .notADuration("than")),
    ("age<99999999d", 4..<13, .notADuration("99999999d")),
    ("opened>noon", 7..<11, .notATime("noon")),
    ("opened>2h", 7..<9, .notATime("2h")),
    ("opened>\"2026-02-30 10:00\"", 7..<25, .notATime("2026-02-30 10:00")),
    ("tasks>many", 6..<10, .notACount("many")),
    ("tasks>-1", 6..<8, .notACount("-1")),
    ("tasks>1000000", 6..<13, .notACount("1000000")),
    ("no=3", 3..<4, .notAnIncidentNumber("3")),
    ("👩‍🚒=\"🇬🇧\" 🚒", 0..<1, .unknownField("👩‍🚒", nearest: nil, known: fields)),
    ("title~\"🇬🇧\" 🚒🚒", 10..<12, .unknownWord("🚒🚒", nearest: nil)),
  ]

  @Test(arguments: (grammar + values).indices)
  func `a problem is named where it stands`(_ index: Int) {
    let (text, range, reason) = (Self.grammar + Self.values)[index]
    let problem = room.problem(text)
    #expect(problem?.range == range, "\(text.prefix(40))")
    #expect(problem?.reason == reason, "\(text.prefix(40))")
  }

  @Test(.enabled(if: London.bytes != nil, "tzdata is not installed"))
  func `a time that the clocks skip is named`() throws {
    let context = LineContext(
      situation: room.situation, now: FilterRoom.now, zone: try London.zone(), selected: nil)
    let problem = #expect(throws: FilterProblem.self) {
      try Filter.read("open opened>2026-03-29T01:30", in: context)
    }
    #expect(problem?.range == 12..<28)
    #expect(problem?.reason == .timeDoesNotExist("2026-03-29T01:30"))
  }

  @Test func `parentheses nest sixty-four deep and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "open" + String(repeating: ")", count: depth)
    }
    #expect(try room.shown(nested(64)) == room.shown("open"))
    #expect(room.problem(nested(65))?.range == 64..<65)
    #expect(room.problem(nested(65))?.reason == .tooDeep(limit: 64))
    #expect(room.problem(nested(1998))?.reason == .tooDeep(limit: 64))
    #expect(room.problem(nested(10_000))?.reason == .tooLong(limit: 4000))
  }
}
