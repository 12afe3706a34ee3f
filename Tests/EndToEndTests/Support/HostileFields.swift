import CommandLanguage

/// What is said to a room so that one text stands in every field of every verb that takes any text.
enum HostileFields {
  /// A line, and the fields of its verb that carry the text.
  struct Line {
    let verb: String
    let fields: [String]
    /// `T` is the text in its quotes, `N` the incident's number, `R` a resource's name, `L` a log line.
    let words: String

    init(_ verb: String, _ fields: [String], _ words: String) {
      self.verb = verb
      self.fields = fields
      self.words = words
    }
  }

  /// In an order in which a room takes all of them, for each text.
  static let lines = [
    Line("open", ["by"], "open anyway flood before place=there by=T"),
    Line("change", ["title", "type", "place"], "change N title=T type=T place=T"),
    Line("phase", ["reason"], "phase N active T"),
    Line("objective", ["text"], "objective N T"), Line("objective", [], "objective N T"),
    Line("met", ["result"], "met N/O1 T"), Line("drop", ["reason"], "drop N/O2 T"),
    Line("task", ["title"], "task N fire T"),
    Line("reissue", ["reason", "title"], "reissue N/1 T title=T"),
    Line("refuse", ["reason"], "refuse N/2 T"), Line("task", [], "task N police T"),
    Line("done", ["result"], "done N/3 T"), Line("task", [], "task N fire T"),
    Line("cancel", ["reason"], "cancel N/4 T"), Line("task", [], "task N police T"),
    Line("resource", ["name", "kind"], "resource R kind=T agency=fire"),
    Line("equip", [], "equip R kind=boat"), Line("equip", ["kind"], "equip R kind=T"),
    Line("out", ["reason"], "out R reason=T"),
    Line("back", [], "back R"), Line("commit", [], "commit N R"),
    Line("log", ["text", "from", "to", "by"], "log N T from=T to=T by=T"),
    Line("strike", ["reason"], "strike L T"), Line("log", [], "log N T"),
    Line("correct", ["text"], "correct L T"),
    Line("agency", ["name", "contact"], "agency utilities name=T contact=T"),
    Line("oncall", ["name", "contact"], "oncall fire T contact=T"),
    Line("shift", ["name"], "shift T"), Line("period", ["aim"], "period T"),
    Line("open", ["type", "title", "place"], "open anyway T T place=T"),
    Line("merge", ["reason"], "merge M T into=N"),
    Line("open", [], "open anyway T T"), Line("calloff", ["reason"], "calloff O T"),
    Line("close", ["reason"], "close N T anyway"), Line("reopen", ["reason"], "reopen N T"),
  ]

  /// Fields that say something to the desk alone; they are typed at the board.
  static let typed = ["keep.name", "keep.filter", "find.text", "iam.name", "iam.post"]
  /// Fields that take the words of a list, though they are called text.
  static let listed = ["agency.code"]

  /// Every field in the table of verbs that takes any text, such as `open.title`.
  static let inTable: [String] = VerbTable.standard.rows.flatMap { verb in
    (verb.fields + verb.options).filter { field in
      switch field.kind {
      case .text, .name, .kindOfResource, .incidentType: true
      case .incident, .matter, .task, .agency, .agencies, .resource, .logNumber, .verb, .mode,
        .phase,
        .participation, .movement, .logKind, .priority, .column, .columns, .tab, .objective, .tasks,
        .number, .inject, .time, .due, .coordinates, .speed, .flag:
        false
      }
    }.map { "\(verb.name).\($0.name)" }
  }

  /// The lines for some texts, in a room that has nothing yet.
  static func said(_ texts: [String]) -> [String] {
    texts.enumerated().flatMap { index, text in
      var opened = index * 3
      var logged = index * 3
      return lines.map { line in
        if line.verb == "open" { opened += 1 }
        if line.verb == "log" || line.verb == "correct" { logged += 1 }
        let number = { (counter: Int) in "\(year)-\(String(10_000 + counter).dropFirst())" }
        return line.words.split(separator: " ").map { word in
          let parts = word.split(separator: "=", maxSplits: 1)
          guard let last = parts.last else { return String(word) }
          let head = parts.count == 2 ? "\(parts[0])=" : ""
          switch last {
          case "T": return head + quoted(text)
          case "R": return head + quoted("\(text) \(index)")
          case "L": return "\(line.verb == "correct" ? logged - 1 : logged)"
          default:
            return head
              + last.replacing("N", with: number(index * 3 + 1))
              .replacing("M", with: number(index * 3 + 2))
              .replacing(
                "O", with: last.contains("/") || last.count > 1 ? "O" : number(index * 3 + 3))
          }
        }.joined(separator: " ")
      }
    }
  }
}
