import CommandLanguage
import IncidentEngine
import Testing

struct FilterMatchingTests {
  private let room: FilterRoom

  init() throws { room = try FilterRoom.usual() }

  static let conditions: [(String, [Int])] = [
    ("agency=fire", [1, 3]), ("agency=\"harbour master\"", [2, 3]),
    ("agency!=fire", [0, 2, 4, 5, 6]),
    ("agency=police", [1, 6]), ("agency=amb", [0, 6]), ("agency~RESCUE", [1, 3]),
    ("agency~po", [1, 2, 3, 6]), ("agency=none", [4, 5]), ("agency!=none", [0, 1, 2, 3, 6]),
    ("lead=fire", [1, 3]), ("lead!=fire", [0, 2, 4, 5, 6]), ("lead=none", [4, 5]),
    ("lead~trust", [0]), ("lead~p", [2, 6]),
    ("priority=2", [3, 4]), ("p!=2", [0, 1, 2, 5, 6]), ("p<2", [1]), ("p<=2", [1, 3, 4]),
    ("p>3", [0, 5]), ("p>=3", [0, 2, 5, 6]), ("P >= \"3\"", [0, 2, 5, 6]),
    ("phase=closed", [0]), ("phase!=closed", [1, 2, 3, 4, 5, 6]), ("phase=cont", [5]),
    ("phase~c", [0, 2, 5]), ("mode=inspection", [2]), ("mode!=response", [2, 6]),
    ("mode~NSPEC", [2]),
    ("type=flood", [1, 2]), ("type!=FLOOD", [0, 3, 4, 5, 6]), ("type~o", [1, 2]),
    ("type=floo", []), ("title=cellar", [2]), ("title!=cellar", [0, 1, 3, 4, 5, 6]),
    ("title~water", [1]), ("title~\"\"\"nord\"\"\"", [3]), ("title~überSCHW", [5]),
    ("title=überschwemmung", [5]), ("title~\"\"", [0, 1, 2, 3, 4, 5, 6]),
    ("place=\"mill rd\"", [1]), ("place!=\"mill rd\"", [0, 2, 3, 4, 5, 6]),
    ("place~mill", [1, 6]), ("place~الميناء", [5]), ("place=\"\"", [4]), ("place~4", [3]),
    ("by=\"river warden\"", [1]), ("by!=\"\"", [1, 3]), ("by~Warden", [1, 3]),
    ("by=\"\"", [0, 2, 4, 5, 6]),
    ("number=26-0003", [3]), ("no!=26-0003", [0, 1, 2, 4, 5, 6]), ("no<26-0002", [0, 1]),
    ("no<=26-0002", [0, 1, 2]), ("no>2026-0005", [6]), ("no>=26-0005", [5, 6]),
    ("number~25-", [0]), ("number~0003", [3]),
    ("tasks=3", [3]), ("tasks!=0", [1, 3]), ("tasks<1", [0, 2, 4, 5, 6]),
    ("tasks<=1", [0, 1, 2, 4, 5, 6]),
    ("tasks>1", [3]), ("tasks>=1", [1, 3]),
    ("age<20m", [6]), ("age<=20m", [5, 6]), ("age>40m", [0, 1, 2]),
    ("age>=40m", [0, 1, 2, 4]), ("age>1d", [0]), ("age<1h30m", [3, 4, 5, 6]),
    ("opened>13:25:20", [5, 6]), ("opened>=13:25:20", [4, 5, 6]), ("opened<12:00", [0, 1]),
    ("opened<=13:20:20", [0, 1, 2, 3]), ("opened>-1h", [3, 4, 5, 6]), ("opened<-2d", [0]),
    ("opened>@13:30", [5, 6]), ("opened<\"2026-11-22 00:00\"", [0]),
    ("opened>=2026-11-23T13:44", [5, 6]),
    ("overdue", [1]), ("unacknowledged", [3]), ("unanswered", [3]),
    ("alerted", [6]), ("refused", []), ("stale", [1, 4]),
    ("open", [1, 3, 4, 5, 6]), ("closed", [0, 2]), ("older 20m", [0, 1, 2, 3, 4]),
    ("younger 20m", [5, 6]), ("OVERDUE", [1]), ("Older 1h", [0, 1, 2]),
    ("\"mill\"", [1, 6]), ("\"flood\"", [1, 2]), ("\"school\"", [0, 2]), ("\"26-0004\"", [4]),
    ("\"WATER\"", [1]), ("\"überschwemmung\"", [5]), ("\"nowhere\"", []),
  ]

  @Test(arguments: conditions)
  func `a condition shows what it names`(_ text: String, _ wanted: [Int]) throws {
    #expect(try room.shown(text) == wanted)
  }

  static let groups: [(String, String, [Int])] = [
    ("lead=fire or type=flood and closed", "lead=fire or (type=flood and closed)", [1, 2, 3]),
    ("type=flood and closed or lead=fire", "(type=flood and closed) or lead=fire", [1, 2, 3]),
    ("not closed and type=flood", "(not closed) and type=flood", [1]),
    ("not closed or type=flood", "(not closed) or type=flood", [1, 2, 3, 4, 5, 6]),
    ("type=flood closed or lead=fire", "type=flood and closed or lead=fire", [1, 2, 3]),
    ("not not closed", "closed", [0, 2]),
    ("not not not closed", "open", [1, 3, 4, 5, 6]),
    ("open not (p=2 or lead=fire)", "open and not p=2 and not lead=fire", [5, 6]),
    ("not (phase=closed or type~flood)", "phase!=closed and not type~flood", [3, 4, 5, 6]),
    ("(open)(lead=fire)", "open and lead=fire", [1, 3]),
    ("\"mill\"\"rd\" or \"mill\" \"rd\"", "\"mill\" and \"rd\"", [1]),
    ("((((p=1))))or p=2", "p<=2", [1, 3, 4]),
    ("p = 1 OR p= 2", "p<=2", [1, 3, 4]),
  ]

  @Test(arguments: groups)
  func `not binds before and, and before or`(
    _ text: String, _ grouped: String, _ wanted: [Int]
  ) throws {
    #expect(try room.shown(text) == wanted)
    #expect(try room.shown(grouped) == wanted)
  }

  @Test func `a filter keeps what was typed`() throws {
    #expect(try room.filter(" p=1  Overdue").text == " p=1  Overdue")
    #expect(try room.filter("p=1") == room.filter("p=1"))
    #expect(try room.filter("p=1") != room.filter("p=2"))
  }

  @Test func `a letter is found by its small form`() throws {
    var room = try FilterRoom()
    let letters = (UInt32(0)...0x1FFFF).compactMap(Unicode.Scalar.init).filter {
      $0.properties.changesWhenLowercased
    }
    #expect(letters.count > 1300)
    let drafts = letters.map {
      Command.openIncident(IncidentDraft(type: "letter", title: "ab \($0) cd"))
    }
    for start in stride(from: 0, to: drafts.count, by: 100) {
      try room.submit(Array(drafts[start..<min(start + 100, drafts.count)]), minutesAgo: 9)
    }
    for (letter, incident) in zip(letters, room.situation.incidents) {
      for text in ["AB \(letter.properties.lowercaseMapping) c", "\(letter)"] {
        let filter = try room.filter("title~\"\(text)\"")
        #expect(filter.matches(incident, in: room.situation, now: FilterRoom.now), "\(letter)")
      }
    }
  }
}

struct FilterClockTests {
  private let room: FilterRoom

  init() throws { room = try FilterRoom.usual() }

  /// Whether a filter shows an incident so many milliseconds after `FilterRoom.now`.
  private func shows(_ text: String, _ counter: Int, after milliseconds: Int64) throws -> Bool {
    try room.shown(text, at: FilterRoom.now.advanced(byMilliseconds: milliseconds))
      .contains(counter)
  }

  @Test func `older and younger part at the millisecond`() throws {
    for milliseconds: Int64 in -5...5 {
      let isOlder = milliseconds > 0
      #expect(try shows("older 20m", 5, after: milliseconds) == isOlder)
      #expect(try shows("younger 20m", 5, after: milliseconds) == !isOlder)
      #expect(try shows("age>20m", 5, after: milliseconds) == isOlder)
      #expect(try shows("age<20m", 5, after: milliseconds) == (milliseconds < 0))
      #expect(try shows("age>=20m", 5, after: milliseconds) == (milliseconds >= 0))
    }
  }

  @Test func `an incident is stale after thirty minutes`() throws {
    let tenMinutes: Int64 = 600_000
    #expect(try !shows("stale", 5, after: tenMinutes))
    #expect(try shows("stale", 5, after: tenMinutes + 1))
    #expect(try !shows("stale", 2, after: tenMinutes * 100))
  }

  @Test func `a task is overdue when its due time has passed`() throws {
    let tenMinutes: Int64 = 600_000
    #expect(try !shows("overdue", 3, after: tenMinutes))
    #expect(try shows("overdue", 3, after: tenMinutes + 1))
  }

  @Test func `an offset moves with the clock and a time of day does not`() throws {
    #expect(try shows("opened>=-21m", 5, after: 0))
    #expect(try !shows("opened>=-21m", 5, after: 1))
    #expect(try shows("opened>=13:44:20", 5, after: 86_400_000))
    #expect(try !shows("opened>13:44:20", 5, after: 86_400_000))
  }

  @Test func `what lies ahead is new`() throws {
    #expect(try shows("age<1s", 6, after: -3_600_000))
    #expect(try shows("younger 0s", 6, after: -3_600_000))
  }
}
