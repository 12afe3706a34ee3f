import IncidentEngine

/// One way to go on with a line.
public struct Completion: Hashable, Sendable {
  /// What is put in place of the word being typed.
  public let text: String
  /// What it means, for the list.
  public let detail: String
}

/// What may follow in a line, and what is being typed.
public struct CompletionList: Hashable, Sendable {
  /// The characters of the line that a completion replaces.
  public let replacing: Range<Int>
  /// The ways to go on, the likeliest first; at most 50.
  public let items: [Completion]
  /// The usage of the verb, once it is known.
  public let usage: String?
  /// The field that stands at the end of the line, once it is known.
  public let field: Field?
}

/// Finds the ways to go on at the end of a line.
public func complete(line: String, in context: LineContext) -> CompletionList {
  CompletionFinder(line, context).list
}

private struct CompletionFinder {
  private let words: [Token]
  private let typed: Token
  private let context: LineContext

  init(_ line: String, _ context: LineContext) {
    self.context = context
    let all = (try? tokens(of: line)) ?? []
    if let last = all.last, last.range.upperBound == line.count {
      words = Array(all.dropLast())
      typed = last
    } else {
      words = all
      typed = Token(text: "", range: line.count..<line.count, quoted: false)
    }
  }

  var list: CompletionList {
    guard let first = words.first, let verb = VerbTable.verb(named: first.text) else {
      return verbs
    }
    var rest = words.dropFirst()
    if verb.takesIncident, let next = rest.first, looksLikeIncident(next.text) {
      rest = rest.dropFirst()
    } else if verb.takesIncident, rest.isEmpty, typed.text.first?.isNumber == true {
      return offer(incidents, for: nil, of: verb)
    }
    if let equals = typed.text.firstIndex(of: "=") {
      return value(after: equals, of: verb)
    }
    return position(of: rest, verb)
  }

  private var verbs: CompletionList {
    guard words.isEmpty else {
      return CompletionList(replacing: typed.range, items: [], usage: nil, field: nil)
    }
    let items = VerbTable.all.map { Completion(text: $0.name, detail: $0.summary) }
    let wanted = typed.text.lowercased()
    return CompletionList(
      replacing: typed.range, items: items.filter { $0.text.hasPrefix(wanted) }, usage: nil,
      field: nil)
  }

  private func value(after equals: String.Index, of verb: Verb) -> CompletionList {
    let name = typed.text[..<equals].lowercased()
    guard let field = verb.options.first(where: { $0.name == name }) else {
      return CompletionList(replacing: typed.range, items: [], usage: verb.usage, field: nil)
    }
    var value = String(typed.text[typed.text.index(after: equals)...])
    var start = typed.range.lowerBound + name.count + 1
    if field.kind == .agencies, let comma = value.lastIndex(of: ",") {
      start += value.distance(from: value.startIndex, to: comma) + 1
      value = String(value[value.index(after: comma)...])
    }
    let items = candidates(field.kind).filter { matches($0.text, value) }
    return CompletionList(
      replacing: start..<typed.range.upperBound, items: Array(items.prefix(50)),
      usage: verb.usage, field: field)
  }

  private func position(of rest: ArraySlice<Token>, _ verb: Verb) -> CompletionList {
    if let last = rest.last(where: { $0.text.contains("=") }) { return options(of: verb, last) }
    let place = rest.count
    let field =
      place < verb.fields.count ? verb.fields[place] : verb.fields.last { $0.takesRest }
    guard let field else { return options(of: verb, nil) }
    var items = candidates(field.kind)
    if field.takesRest, place > 0 || field.kind == .text {
      items += verb.options.map { Completion(text: "\($0.name)=", detail: $0.kind.hint) }
    }
    return offer(items, for: field, of: verb)
  }

  private func options(of verb: Verb, _ last: Token?) -> CompletionList {
    let used = words.compactMap { token in
      token.text.firstIndex(of: "=").map { token.text[..<$0].lowercased() }
    }
    let items = verb.options.filter { !used.contains($0.name) }.map {
      Completion(text: $0.kind == .flag ? $0.name : "\($0.name)=", detail: $0.kind.hint)
    }
    return offer(items, for: nil, of: verb)
  }

  private func offer(_ items: [Completion], for field: Field?, of verb: Verb) -> CompletionList {
    let fitting = items.filter { matches($0.text, typed.text) }
    return CompletionList(
      replacing: typed.range, items: Array(fitting.prefix(50)), usage: verb.usage, field: field)
  }

  private func matches(_ candidate: String, _ typed: String) -> Bool {
    candidate.lowercased().hasPrefix(typed.lowercased()) && candidate != typed
  }

  private var incidents: [Completion] {
    context.situation.incidents.reversed().lazy.filter { $0.phase.isOpen }.prefix(200).map {
      Completion(text: $0.number.description, detail: $0.details.title)
    }
  }

  private var tasks: [Completion] {
    let situation = context.situation
    var found: [Completion] = []
    if let selected = context.selected, let incident = situation.incident(selected) {
      found = situation.assignments(of: incident).filter(\.status.isOpen).map(completion)
    }
    let others = situation.assignments.reversed().lazy.filter {
      $0.status.isOpen && $0.number.incident != context.selected
    }
    return found + others.prefix(100).map(completion)
  }

  private func completion(_ task: Assignment) -> Completion {
    let short = task.number.incident == context.selected && typed.text.hasPrefix("/")
    return Completion(
      text: short ? "/\(task.number.ordinal)" : task.number.description,
      detail: "\(task.agency.text): \(task.title)")
  }

  private func words<Word: Vocabulary>(_ type: Word.Type) -> [Completion] {
    Word.allCases.map { Completion(text: $0.word, detail: "") }
  }

  private func candidates(_ kind: Field.Kind) -> [Completion] {
    switch kind {
    case .task: tasks
    case .agency, .agencies:
      context.situation.agencies.map {
        Completion(text: $0.code.text, detail: $0.details.name)
      }
    case .resource:
      context.situation.resources.prefix(5000).map {
        Completion(text: $0.name, detail: "\($0.kind), \($0.agency.text)")
      }
    case .incidentType: incidentTypes
    case .mode: words(IncidentMode.self)
    case .phase: words(IncidentPhase.self)
    case .participation: words(Participation.self)
    case .movement: words(Movement.self)
    case .logKind: LogKind.allCases.map { Completion(text: "\($0.word):", detail: "log") }
    case .priority:
      ["1", "2", "3", "4"].map { Completion(text: $0, detail: "1 at once … 4 low") }
    case .verb: VerbTable.all.map { Completion(text: $0.name, detail: $0.summary) }
    case .inject:
      context.injectsByHand.map { Completion(text: $0.id, detail: $0.text) }
    case .text, .name, .kindOfResource, .time, .due, .coordinates, .speed, .flag, .logNumber: []
    }
  }

  private var incidentTypes: [Completion] {
    let usual = [
      "collapse", "explosion", "fire", "flood", "hazmat", "medical", "missing", "power", "rescue",
      "shelter", "traffic", "utilities", "violence", "weather",
    ]
    return usual.map { Completion(text: $0, detail: "") }
  }
}

extension Field.Kind {
  /// What may stand there, in a few words.
  public var hint: String {
    switch self {
    case .task: "a task, 26-0003/4 or /4"
    case .agency: "an agency's code"
    case .agencies: "agencies, by commas"
    case .resource: "a resource's name"
    case .logNumber: "the number of a log line"
    case .verb: "a command"
    case .incidentType: "flood, fire, hazmat …"
    case .mode: "response, inspection, enforcement"
    case .phase: "reported, active, contained, closed"
    case .participation: "alerted … on scene … stood down"
    case .movement: "en route, on scene … returning"
    case .logKind: "decision:, risk:, order: …"
    case .priority: "1 at once … 4 low"
    case .inject: "an inject that waits for your hand"
    case .text: "words"
    case .name: "a name"
    case .kindOfResource: "engine, boat, ambulance …"
    case .time: "14:30, -5m, @23:50"
    case .due: "14:30 or +45m"
    case .coordinates: "latitude,longitude"
    case .speed: "1, 10, 0.5"
    case .flag: "on"
    }
  }
}
