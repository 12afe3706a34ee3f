extension Await.Within: Notated {
  /// The canonical spelling: `field(reply)`, `choice(precedence,flash:10m)`, `10m/1h/2wd`.
  public var notation: String {
    switch self {
    case .field(let field): "field(\(field))"
    case .choice(let field, let spans):
      "choice(\(field),\(spans.map { "\($0.choice):\($0.span)" }.joined(separator: ",")))"
    case .classed(let span): span.notation
    }
  }

  /// Reads a spelling; nil when it is none.
  public init?(notation: Substring) {
    if let span = ClassedSpan(notation: notation) {
      self = .classed(span)
      return
    }
    guard let call = NotatedCall(notation), let first = call.arguments.first,
      let field = FieldCode(first)
    else { return nil }
    switch call.name {
    case "field" where call.arguments.count == 1: self = .field(field)
    case "choice" where call.arguments.count > 1:
      var spans: [Await.ChoiceSpan] = []
      for item in call.arguments.dropFirst() {
        guard let (left, right) = item.notatedPair, let choice = ChoiceCode(left),
          let span = Span(right)
        else { return nil }
        spans.append(Await.ChoiceSpan(choice, span))
      }
      self = .choice(field, spans)
    default: return nil
    }
  }
}

extension Await {
  /// `ack of=part(addressee) in=waiting from=part within=10m/1h/2wd`.
  var line: String {
    var words = [move.text, "of=\(scope.notation)", "in=\(states.notation)"]
    if !whole.isEmpty { words.append("while=\(whole.notation)") }
    words += ["from=\(from.notation)", "within=\(within.notation)"]
    return words.joined(separator: " ")
  }

  init?(line: String) {
    var clauses = Clauses(line)
    guard let move = MoveCode(clauses.name), let scope: Scope = clauses.read("of"),
      let states: [StateCode] = clauses.read("in"),
      let whole: [StateCode] = clauses.list("while"), let from: Speaker = clauses.read("from"),
      let within: Within = clauses.read("within"), clauses.isDone
    else { return nil }
    self.init(move, in: states, of: scope, whole: whole, from: from, within: within)
  }
}

extension MatterState {
  /// `sent open waits`.
  func line(under owner: String = "") -> String {
    "\(owner)\(code) \(isOpen ? "open" : "closed") \(tone.word)"
  }

  static func read(_ line: String) -> (owner: String, state: MatterState)? {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[1] == "open" || words[1] == "closed",
      let tone = Tone.allCases.first(where: { $0.word == words[2] })
    else { return nil }
    let dot = words[0].lastIndex(of: ".")
    guard let code = StateCode(dot.map { words[0][words[0].index(after: $0)...] } ?? words[0])
    else { return nil }
    return (
      dot.map { String(words[0][..<$0]) } ?? "",
      MatterState(code, open: words[1] == "open", tone)
    )
  }
}

extension MatterParts {
  /// `addressee of=to key=agency seen=parties`: the parts without their states.
  var line: String { "\(code) of=\(field) key=\(key.word) seen=\(seenBy.word)" }

  init?(line: String, states: [MatterState]) {
    var clauses = Clauses(line)
    guard let code = PartsCode(clauses.name), let field: FieldCode = clauses.read("of"),
      let key: FieldCode = clauses.read("key"), let seen: FieldCode = clauses.read("seen"),
      let known = Key.allCases.first(where: { $0.word == key.text }),
      let audience = Audience.allCases.first(where: { $0.word == seen.text }), clauses.isDone
    else { return nil }
    self.init(code, of: field, key: known, states: states, seenBy: audience)
  }
}

extension Booking {
  /// `resource from=eta until=until`.
  var line: String {
    var words = [what.text]
    if let from { words.append("from=\(from)") }
    if let until { words.append("until=\(until)") }
    return words.joined(separator: " ")
  }

  init?(line: String) {
    var clauses = Clauses(line)
    guard let what = FieldCode(clauses.name) else { return nil }
    let from: FieldCode? = clauses.read("from")
    let until: FieldCode? = clauses.read("until")
    guard clauses.isDone else { return nil }
    self.init(what, from: from, until: until)
  }
}

extension MatterFigure {
  /// `quick answered(ack)`.
  var line: String {
    switch count {
    case .answeredInTime(let move): "\(code) answered(\(move))"
    case .timeToAnswer(let move): "\(code) time(\(move))"
    case .share(let states): "\(code) share(\(states.notation))"
    case .sum(let field): "\(code) sum(\(field))"
    }
  }

  init?(line: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let code = FigureCode(words[0]), let call = NotatedCall(words[1]),
      let first = call.arguments.first
    else { return nil }
    let count: Count? =
      switch call.name {
      case "answered": MoveCode(first).map { .answeredInTime($0) }
      case "time": MoveCode(first).map { .timeToAnswer($0) }
      case "share":
        [StateCode](notation: call.arguments.joined(separator: ",")[...])
          .map { .share($0) }
      case "sum": FieldCode(first).map { .sum($0) }
      default: nil
      }
    guard let count else { return nil }
    self.init(code, count)
  }
}

extension Grant {
  /// `parties categories ceiling fields from until`, `-` for what is not.
  var line: String {
    [parties, categories, ceiling, fields, from, until].map { $0?.text ?? "-" }
      .joined(separator: " ")
  }

  init?(line: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let fields = words.map { FieldCode($0) }
    guard words.count == 6, let parties = fields[0], let categories = fields[1],
      let ceiling = fields[2],
      zip(words, fields).allSatisfy({ ($0 == "-") == ($1 == nil) })
    else { return nil }
    self.init(
      parties: parties, categories: categories, ceiling: ceiling, fields: fields[3],
      from: fields[4], until: fields[5])
  }
}
