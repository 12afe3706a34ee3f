extension Phrases {
  /// What the screen of the registers says.
  enum Coordination {
    static let name = "Coordination"
    static let hint = "registers"
    static let summary = "what agencies have with each other: messages, decisions, requests …"
    static let number = "Nº"
    static let state = "State"
    static let title = "What"
    static let owes = "Owed by"
    static let due = "By"
    static let late = "Late"
    static let incident = "About"
    static let opened = "Since"
    static let waiting = "waiting"
    static let open = "open"
    static let lines = "lines without a number"
    static let line = "a line"
    static let empty =
      "No matters yet. Say one: message AGENCY TEXT, decide TEXT why=…, request 2 boats …"
    static func none(_ plural: String, verb: String) -> String {
      "No \(plural) yet. Say :\(verb), or F2 there for the form."
    }
    static let nothingOwed = "Nobody owes an answer on this row. e says what can happen to it."
    static let nothingSelected = "Nothing is selected here. Open a matter first: message, decide …"
    static let lineMayBecome = "This line has no number. e makes a matter of it."
    static let possible = "Possible now"
    static let nothingPossible = "nothing more by hand"
    static let owed = "Owed"
    static let history = "History"
    static let links = "Links"
    static let thread = "Lines"
    static let matters = "Matters"
    static let marking = "Marking"
    static let theRoom = "the room"
    static let openedWord = "opened"
    static let changedWord = "changed"
    static func owing(_ who: String, by time: String?) -> String {
      time.map { who.isEmpty ? "by \($0)" : "\(who) by \($0)" } ?? who
    }
    static func by(_ time: String) -> String { "by \(time)" }
    static func late(_ age: String) -> String { "\(age) late" }
    static func forOther(_ agency: String) -> String { "for \(agency)" }
    static func passedOver(_ rules: String) -> String { "passed over: \(rules)" }
    static func because(_ reason: String) -> String { "because \(reason)" }
    static func takenBack(_ what: String) -> String { "\(what) taken back" }
  }
}
