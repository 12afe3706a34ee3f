import CommandLanguage
import IncidentEngine
import Testing

struct LineProblemTests {
  /// A line, what the problem marks in it, and whether an incident is selected.
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var marked: String
    var at: Int
    var kind: Int
    var selected = true

    init(_ line: String, _ marked: String, at: Int, _ kind: Int, selected: Bool = true) {
      (self.line, self.marked, self.at, self.kind, self.selected) =
        (line, marked, at, kind, selected)
    }

    var testDescription: String { String(line.prefix(60)) }
  }

  static let cases = [
    Case("  ", "", at: 2, 0),
    Case(String(repeating: "a", count: 4002), "aa", at: 4000, 1),
    Case("tsak fire x", "tsak", at: 0, 2),
    Case("help tsak", "tsak", at: 5, 2),
    Case("open flood", "", at: 10, 3),
    Case("change 26-0003", "", at: 14, 3),
    Case("done", "", at: 4, 3),
    Case("move Engine 41", "", at: 14, 3),
    Case("log decision:", "", at: 13, 3),
    Case("out Engine 41 pump failed", "", at: 25, 3),
    Case("task fire evacuate deu=+45m", "deu=", at: 19, 4),
    Case("close reason=done", "reason=", at: 6, 4),
    Case("change colour=red", "colour=", at: 7, 4),
    Case("open flood East p=1 p=2", "p=2", at: 20, 5),
    Case("close anyway over anyway", "anyway", at: 18, 5),
    Case("open flood East place=", "", at: 22, 6),
    Case("task fire evacuate due= at=-5m", "", at: 23, 6),
    Case("close", "", at: 5, 7, selected: false),
    Case("close -", "-", at: 6, 7),
    Case("ack /4", "/4", at: 4, 7, selected: false),
    Case("close 26-0077 over", "26-0077", at: 6, 8),
    Case("ack 99", "99", at: 4, 9),
    Case("log late task=26-0003/9", "26-0003/9", at: 14, 9),
    Case("task zebra evacuate", "zebra", at: 5, 10),
    Case("bring police, zebra", "zebra", at: 14, 10),
    Case("task po evacuate", "po", at: 5, 11),
    Case("commit Engine 49", "Engine 49", at: 7, 12),
    Case("move Engine 41 sideways", "sideways", at: 15, 13),
    Case("phase over", "over", at: 6, 13),
    Case("open flood East p=7", "7", at: 18, 13),
    Case("ack /4 at=noon", "noon", at: 10, 14),
    Case("ack /4 at=2027-02-29 10:00", "2027-02-29 10:00", at: 10, 14),
    Case("strike twelve wrong", "twelve", at: 7, 16),
    Case("open flood East xy=91,0", "91,0", at: 19, 17),
    Case("speed fast", "fast", at: 6, 18),
    Case("speed 0.05", "0.05", at: 6, 18),
    Case("agency 4x name=Four", "4x", at: 7, 19),
    Case("inject I-9", "I-9", at: 7, 20),
    Case("ack 26-0003/4 at once", "at once", at: 14, 21),
    Case("commit Engine 42 to 26-0003", "to 26-0003", at: 17, 21),
    Case("unkeep lost", "lost", at: 7, 23),
    Case("met O9", "O9", at: 4, 24),
    Case("task fire go for=O9", "O9", at: 17, 24),
    Case("task fire go after=/99", "/99", at: 19, 9),
    Case("merge 26-0003 into=26-0099", "26-0099", at: 19, 8),
    Case("equip Engine 42 rest=long", "long", at: 21, 16),
    Case("sort agee", "agee", at: 5, 13),
    Case("columns number,agee", "number,agee", at: 8, 13),
    Case("follow 26-0003 now", "now", at: 15, 21),
    Case("mark", "", at: 4, 7, selected: false),
    Case("MT-4 water rising", "MT-4", at: 0, 25),
    Case(":log \"no end", "\"no end", at: 5, 22),
  ]

  @Test(arguments: cases)
  func `a problem is named and marked where it stands`(_ item: Case) throws {
    let room = try OfficersRoom.usual()
    let selected = item.selected ? OfficersRoom.selected : nil
    let problem = try #require(room.problem(item.line, selected: selected))
    #expect(Self.kind(problem.reason) == item.kind, "\(problem.reason)")
    #expect(problem.range == item.at..<item.at + item.marked.count)
    #expect(String(Array(item.line)[problem.range]) == item.marked)
  }

  @Test func `every reason is provoked`() {
    // 15 needs a zone with clock changes: see TimeWordsTests. 26 to 30 need verbs of matters: see
    // MatterLineTests.
    #expect(Set(Self.cases.map(\.kind) + [15, 26, 27, 28, 29, 30]) == Set(0...30))
  }

  @Test func `an ambiguous agency says what it may be`() throws {
    let agency = try #require(try OfficersRoom.usual().problem("standing po on scene"))
    #expect(agency.reason == .agencyAmbiguous("po", meanings: ["police", "port"]))
  }

  @Test func `near words are offered`() throws {
    let room = try OfficersRoom.usual()
    #expect(room.problem("tsak x")?.reason == .unknownVerb("tsak", nearest: "task"))
    #expect(
      room.problem("task plice go")?.reason
        == .agencyUnknown(
          "plice", nearest: "police",
          known: ["fire", "police", "port", "ambulance", "municipality"]))
    #expect(
      room.problem("commit Engin 42")?.reason
        == .resourceUnknown("Engin 42", nearest: "Engine 42"))
    #expect(room.problem("x")?.reason == .unknownVerb("x", nearest: nil))
  }

  /// A number for each reason. A new one breaks this switch: provoke it above.
  private static func kind(_ reason: LineProblem.Reason) -> Int {
    switch reason {
    case .empty: 0
    case .tooLong: 1
    case .unknownVerb: 2
    case .missing: 3
    case .unknownOption: 4
    case .doubledOption: 5
    case .optionWithoutValue: 6
    case .noIncidentSelected: 7
    case .incidentUnknown: 8
    case .taskUnknown: 9
    case .agencyUnknown: 10
    case .agencyAmbiguous: 11
    case .resourceUnknown: 12
    case .wordUnknown: 13
    case .notATime: 14
    case .timeDoesNotExist: 15
    case .notANumber: 16
    case .notCoordinates: 17
    case .notASpeed: 18
    case .notACode: 19
    case .injectUnknown: 20
    case .surplus: 21
    case .quoteWithoutEnd: 22
    case .tabUnknown: 23
    case .objectiveUnknown: 24
    case .matterUnknown: 25
    case .notOfMatter: 26
    case .moveMissing: 27
    case .nothingOwed: 28
    case .notOfSelected: 29
    case .noMatterSelected: 30
    }
  }
}
