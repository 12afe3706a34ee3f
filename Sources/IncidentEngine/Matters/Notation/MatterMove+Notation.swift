extension MatterMove.Quota: Notated {
  var notation: String {
    switch self {
    case .all: "all"
    case .any: "any"
    case .count(let count): String(count)
    }
  }

  init?(notation: Substring) {
    switch notation {
    case "all": self = .all
    case "any": self = .any
    default:
      guard let count = Int(digits: notation), count > 0 else { return nil }
      self = .count(count)
    }
  }
}

extension MatterMove.ChoiceState: Notated {
  var notation: String { "\(choice):\(state)" }

  init?(notation: Substring) {
    guard let (left, right) = notation.notatedPair, let choice = ChoiceCode(left),
      let state = StateCode(right)
    else { return nil }
    self.init(choice, state)
  }
}

extension MatterMove.Outcome: Notated {
  /// The canonical spelling, such as `state(sent)` or `parts(agreed,all,agreed,then(agreed))`.
  public var notation: String {
    switch self {
    case .state(let state): "state(\(state))"
    case .stays: "stays"
    case .part(let state): "part(\(state))"
    case .ofParts(let state, let quota, let states, let then, let otherwise):
      "parts(\(state),\(quota.notation),in(\(states.notation)),\(Self.ends(then, otherwise)))"
    case .ofSum(let state, let field, let states, let goal, let then, let otherwise):
      "sum(\(state),\(field),in(\(states.notation)),\(goal),\(Self.ends(then, otherwise)))"
    case .chosen(let field, let choices): "chosen(\(field),\(choices.notation))"
    }
  }

  private static func ends(_ then: StateCode, _ otherwise: StateCode?) -> String {
    "then(\(([then] + [otherwise].compactMap { $0 }).notation))"
  }

  private static func states(_ text: Substring, named name: String) -> [StateCode]? {
    guard let call = NotatedCall(text), call.name == name else { return nil }
    let states = call.arguments.compactMap { StateCode($0) }
    return states.count == call.arguments.count && !states.isEmpty ? states : nil
  }

  /// Reads a spelling; nil when it is none.
  public init?(notation: Substring) {
    guard let call = NotatedCall(notation) else { return nil }
    let texts = call.arguments
    switch (call.name, texts.count) {
    case ("stays", 0): self = .stays
    case ("state", 1), ("part", 1):
      guard let state = StateCode(texts[0]) else { return nil }
      self = call.name == "state" ? .state(state) : .part(state)
    case ("parts", 4):
      guard let state = StateCode(texts[0]), let quota = MatterMove.Quota(notation: texts[1]),
        let states = Self.states(texts[2], named: "in"),
        let ends = Self.states(texts[3], named: "then"), ends.count <= 2
      else { return nil }
      self = .ofParts(
        state, quota, in: states, then: ends[0], else: ends.count > 1 ? ends[1] : nil)
    case ("sum", 5):
      guard let state = StateCode(texts[0]), let field = FieldCode(texts[1]),
        let states = Self.states(texts[2], named: "in"), let goal = FieldCode(texts[3]),
        let ends = Self.states(texts[4], named: "then"), ends.count <= 2
      else { return nil }
      self = .ofSum(
        state, field, in: states, reaches: goal, then: ends[0],
        else: ends.count > 1 ? ends[1] : nil)
    case ("chosen", 2...):
      let choices = texts.dropFirst().compactMap { MatterMove.ChoiceState(notation: $0) }
      guard let field = FieldCode(texts[0]), choices.count == texts.count - 1 else { return nil }
      self = .chosen(field, choices)
    default: return nil
    }
  }
}

extension MatterMove.Along: Notated {
  var notation: String { "\(parts):\(key?.text ?? "all"):\(state)" }

  init?(notation: Substring) {
    let texts = notation.split(separator: ":", omittingEmptySubsequences: false)
    guard texts.count == 3, let parts = PartsCode(texts[0]), let state = StateCode(texts[2]),
      texts[1] == "all" || FieldCode(texts[1]) != nil
    else { return nil }
    self.init(parts, key: texts[1] == "all" ? nil : FieldCode(texts[1]), to: state)
  }
}

extension MatterFollow: Notated {
  /// The canonical spelling, such as `commit(resource)`.
  public var notation: String {
    switch self {
    case .commit(let resource): "commit(\(resource))"
    case .issue(let agency, let title, let due, let when):
      "issue(\(agency),\(title),\(due?.text ?? "-")\(Self.condition(when)))"
    case .open(let kind, let pairs, let link, let when):
      "open(\(kind),\(link),with(\(pairs.map { "\($0.from):\($0.to)" }.joined(separator: ",")))"
        + "\(Self.condition(when)))"
    case .move(let field, let move): "move(\(field),\(move))"
    }
  }

  private static func condition(_ when: When?) -> String {
    when.map { ",when(\($0.field),\($0.choice))" } ?? ""
  }

  private static func when(_ text: Substring?) -> When?? {
    guard let text else { return .some(nil) }
    guard let call = NotatedCall(text), call.name == "when", call.arguments.count == 2,
      let field = FieldCode(call.arguments[0]), let choice = ChoiceCode(call.arguments[1])
    else { return nil }
    return When(field, is: choice)
  }

  private static func pairs(_ text: Substring) -> [FieldPair]? {
    guard let call = NotatedCall(text), call.name == "with" else { return nil }
    var pairs: [FieldPair] = []
    for item in call.arguments {
      guard let (left, right) = item.notatedPair, let from = FieldCode(left),
        let to = FieldCode(right)
      else { return nil }
      pairs.append(FieldPair(from, to))
    }
    return pairs
  }

  /// Reads a spelling; nil when it is none.
  public init?(notation: Substring) {
    guard let call = NotatedCall(notation) else { return nil }
    let texts = call.arguments
    guard let when = Self.when(texts.count == 4 ? texts[3] : nil) else { return nil }
    switch (call.name, texts.count) {
    case ("commit", 1):
      guard let field = FieldCode(texts[0]) else { return nil }
      self = .commit(resource: field)
    case ("move", 2):
      guard let field = FieldCode(texts[0]), let move = MoveCode(texts[1]) else { return nil }
      self = .move(field, move)
    case ("issue", 3...4):
      guard let agency = FieldCode(texts[0]), let title = FieldCode(texts[1]),
        texts[2] == "-" || FieldCode(texts[2]) != nil
      else { return nil }
      self = .issue(agency: agency, title: title, due: FieldCode(texts[2]), when: when)
    case ("open", 3...4):
      guard let kind = KindCode(texts[0]), let link = LinkCode(texts[1]),
        let pairs = Self.pairs(texts[2])
      else { return nil }
      self = .open(kind, pairs, link: link, when: when)
    default: return nil
    }
  }
}

extension MatterMove {
  /// `ack of=part(addressee) from=waiting to=part(acknowledged) by=part`: the move without its
  /// fields, rules and what follows.
  var line: String {
    var words = [code.text, "of=\(scope.notation)", "from=\(from.notation)"]
    if !whole.isEmpty { words.append("while=\(whole.notation)") }
    words.append("to=\(outcome.notation)")
    if !needs.isEmpty { words.append("needs=\(needs.notation)") }
    if !by.isEmpty { words.append("by=\(by.notation)") }
    if !along.isEmpty { words.append("along=\(along.notation)") }
    if isFinal { words.append("final") }
    return words.joined(separator: " ")
  }

  init?(
    line: String, takes: [MatterField], rules: [MatterRuling], follows: [MatterFollow]
  ) {
    var clauses = Clauses(line)
    guard let code = MoveCode(clauses.name),
      let scope: Scope = clauses.read("of"), let from: [StateCode] = clauses.read("from"),
      let whole: [StateCode] = clauses.list("while"),
      let outcome: Outcome = clauses.read("to"), let needs: [FieldCode] = clauses.list("needs"),
      let by: [Speaker] = clauses.list("by"), let along: [Along] = clauses.list("along")
    else { return nil }
    let isFinal = clauses.flag("final")
    guard clauses.isDone else { return nil }
    self.init(
      code, from: from, whole: whole, to: outcome, of: scope, needs: needs, takes: takes, by: by,
      rules: rules, along: along, follows: follows, final: isFinal)
  }
}

/// `name key=value key=value flag`, read in order.
struct Clauses {
  let name: Substring
  private var rest: ArraySlice<Substring>

  init(_ line: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    name = words.first ?? ""
    rest = words.dropFirst()
  }

  var isDone: Bool { rest.isEmpty }

  private mutating func value(_ key: String) -> Substring? {
    guard let first = rest.first, first.hasPrefix("\(key)=") else { return nil }
    rest.removeFirst()
    return first.dropFirst(key.count + 1)
  }

  mutating func read<Value: Notated>(_ key: String) -> Value? {
    value(key).flatMap { Value(notation: $0) }
  }

  mutating func read<Value: Notated>(_ key: String) -> [Value]? {
    value(key).flatMap { [Value](notation: $0) }
  }

  /// A list that is empty where the clause is not there; nil when it cannot be read.
  mutating func list<Value: Notated>(_ key: String) -> [Value]? {
    guard let first = rest.first, first.hasPrefix("\(key)=") else { return [] }
    return read(key)
  }

  mutating func flag(_ word: String) -> Bool {
    guard rest.first == word[...] else { return false }
    rest.removeFirst()
    return true
  }
}
