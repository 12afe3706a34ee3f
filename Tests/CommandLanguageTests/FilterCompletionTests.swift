import CommandLanguage
import IncidentEngine
import Testing

struct FilterCompletionTests {
  private let room: FilterRoom

  init() throws { room = try FilterRoom.usual() }

  /// What is offered where `|` stands, and the text it replaces.
  private func offered(_ text: String) -> (texts: [String], replaced: String) {
    let cursor = text.prefix { $0 != "|" }.count
    let plain = text.filter { $0 != "|" }
    let list = Filter.complete(plain, cursor: cursor, in: room.context)
    return (list.items.map(\.text), String(Array(plain)[list.replacing]))
  }

  static let offers: [(String, [String], String)] = [
    ("ag|", ["agency", "age"], "ag"),
    ("AGEN|", ["agency"], "AGEN"),
    ("p|", ["priority", "phase", "place"], "p"),
    ("pri|ority=2", ["priority"], "priority"),
    ("priority|", ["=", "!=", "<", "<=", ">", ">="], ""),
    ("lead |", ["=", "!=", "~"], ""),
    ("p!|", ["!="], "!"),
    ("p=|", ["1", "2", "3", "4"], ""),
    ("agency=po|", ["police", "port"], "po"),
    ("agency=harb|", ["port"], "harb"),
    ("lead!= |", ["fire", "police", "port", "ambulance", "none"], ""),
    ("phase=c|", ["contained", "closed", "cancelled"], "c"),
    ("mode~e|", ["enforcement"], "e"),
    ("type=f|", ["fire", "flood"], "f"),
    (
      "place~|", ["\"Mill Road\"", "\"شارع الميناء\"", "\"Dock 4\"", "School", "\"Mill Rd\""], ""
    ),
    ("place=\"mill|", ["\"Mill Road\"", "\"Mill Rd\""], "\"mill"),
    ("place=mi|", ["\"Mill Road\"", "\"Mill Rd\""], "mi"),
    ("by=riv|", ["\"River Warden\""], "riv"),
    ("no=25|", ["25-0001"], "25"),
    ("open |", ["and", "or"], ""),
    ("(open |", ["and", "or", ")"], ""),
    ("(open) |", ["and", "or"], ""),
    ("open a|", ["and", "agency", "age", "alerted"], "a"),
    ("open and un|", ["unanswered", "unacknowledged"], "un"),
    ("not st|", ["stale"], "st"),
    ("older |", ["10m", "20m", "30m", "1h", "2h", "8h"], ""),
    ("older 20m |", ["and", "or"], ""),
    ("age>2|", ["20m", "2h"], "2"),
    ("\"mill\" |", ["and", "or"], ""),
    ("\"mill\"|", ["and", "or"], ""),
    ("title~|", [], ""),
    ("overdue|", [], "overdue"),
    ("p~|", ["and", "or"], ""),
    ("p=1 ov| and open", ["overdue"], "ov"),
  ]

  @Test(arguments: offers)
  func `what may follow is offered`(
    _ text: String, _ wanted: [String], _ replaced: String
  ) {
    let found = offered(text)
    #expect(found.texts == wanted)
    #expect(found.replaced == replaced)
  }

  @Test func `an empty filter offers every field and word with its meaning`() {
    let list = Filter.complete("", in: room.context)
    #expect(list.items.map(\.text).contains("overdue"))
    #expect(list.items.allSatisfy { !$0.detail.isEmpty })
    #expect(list.replacing == 0..<0)
  }

  @Test func `a value that is offered can be read`() throws {
    for start in Filter.complete("", in: room.context).items.map(\.text) {
      for sign in Filter.complete("\(start) ", in: room.context).items.map(\.text)
      where sign != "and" && sign != "or" {
        let before = ["older", "younger"].contains(start) ? "\(start) " : "\(start)\(sign)"
        for value in Filter.complete(before, in: room.context).items.map(\.text) {
          #expect(room.problem(before + value) == nil, "\(before)\(value)")
        }
      }
    }
  }

  @Test func `a quote within a value is doubled`() throws {
    var room = room
    try room.submit(
      [.openIncident(IncidentDraft(type: "fire", title: "x", place: "the \"Nord\""))],
      minutesAgo: 1)
    let list = Filter.complete("place=the", in: room.context)
    #expect(list.items.map(\.text) == ["\"the \"\"Nord\"\"\""])
    #expect(try room.shown("place=\"the \"\"Nord\"\"\"") == [7])
  }

  @Test func `a cursor outside the filter is taken to its end`() {
    for cursor in [-5, 99] {
      #expect(
        (0...4).contains(
          Filter.complete("open", cursor: cursor, in: room.context).replacing.upperBound))
    }
  }
}
