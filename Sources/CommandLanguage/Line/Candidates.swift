import IncidentEngine

/// What may stand in a field, the likeliest first.
struct Candidates {
  let context: LineContext
  let verb: Verb?

  func of(_ field: Field, typed: String) -> [Completion] {
    if field.words.isEmpty { return of(field.kind, typed: typed) }
    return field.words.map { Completion(text: $0, detail: "") }
  }

  private func of(_ kind: Field.Kind, typed: String) -> [Completion] {
    switch kind {
    case .incident: incidents(fitting: typed)
    case .matter: matters(verb.map { [$0] } ?? [], typed: typed)
    case .task: tasks(typed)
    case .agency, .agencies: agencies
    case .resource: resources(typed)
    case .incidentType: Self.incidentTypes
    case .mode: words(IncidentMode.self)
    case .phase: words(IncidentPhase.self)
    case .participation: words(Participation.self)
    case .movement: words(Movement.self)
    case .logKind: logKinds
    case .priority:
      ["1", "2", "3", "4"].map { Completion(text: $0, detail: "1 at once … 4 low") }
    case .verb: verbs
    case .column, .columns:
      BoardColumn.allCases.map { Completion(text: $0.word, detail: $0.summary) }
    case .objective: objectives
    case .tasks: tasks(typed)
    case .tab: context.tabs.map { Completion(text: $0, detail: "") }
    case .inject: context.injectsByHand.map { Completion(text: $0.id, detail: $0.text) }
    case .flag: [Completion(text: "on", detail: "")]
    case .text, .name, .kindOfResource, .time, .due, .coordinates, .speed, .logNumber, .number,
      .words:
      []
    }
  }

  var verbs: [Completion] { Self.names(of: context.offeredVerbs) }

  static func names(of verbs: [Verb]) -> [Completion] {
    verbs.map { Completion(text: $0.name, detail: $0.summary) }
  }

  /// The matters whose number begins so and of which one of some verbs can be said.
  func matters(_ verbs: [Verb], typed: String) -> [Completion] {
    let typed = typed.lowercased()
    let fitting = context.matters.all().lazy
      .map { item in
        let name = "\(item.number.prefix)\(item.number.ordinal)"
        let text = item.number.description
        return (item.number, Completion(text: text, detail: item.title, name: name))
      }
      .filter { number, item in
        item.fits(typed) && verbs.contains { $0.canBeSaid(of: number, in: context) }
      }
    return fitting.prefix(50).map(\.1)
  }

  var agencies: [Completion] {
    context.situation.agencies.map {
      Completion(text: $0.code.text, detail: $0.details.name, name: $0.details.name)
    }
  }

  /// Incidents that the verb may mean, the newest first.
  var incidents: some Sequence<Completion> {
    let suits = suiting.incidents
    return context.situation.incidents.reversed().lazy
      .filter { suits($0.phase) }
      .map { Completion(text: $0.number.description, detail: $0.details.title) }
  }

  private var suiting: Suiting { verb?.suits ?? Suiting() }

  /// The open objectives of the selected incident, and of the others behind them.
  private var objectives: [Completion] {
    let own = context.selected.flatMap { context.situation.incident($0)?.objectives } ?? []
    return own.filter { $0.status == .open }.map {
      Completion(text: "O\($0.number.ordinal)", detail: $0.text)
    }
  }

  /// Those whose number begins so; a log line may be about the room itself.
  private func incidents(fitting typed: String) -> [Completion] {
    let room = suiting.room ? [Completion(text: "-", detail: "the room itself")] : []
    return incidents.filter { $0.text.hasPrefix(typed) }.prefix(50) + room
  }

  private func words<Word: Vocabulary>(_ type: Word.Type) -> [Completion] {
    Word.allCases.map { Completion(text: $0.word, detail: "") }
  }

  static let incidentTypes = [
    "collapse", "explosion", "fire", "flood", "hazmat", "medical", "missing", "power", "rescue",
    "shelter", "traffic", "utilities", "violence", "weather",
  ].map { Completion(text: $0, detail: "") }
}

extension Candidates {
  /// The kinds that an officer writes; the others come from the room itself.
  private var logKinds: [Completion] {
    LogKind.allCases.filter { $0 != .inject && $0 != .correction }.map {
      Completion(text: "\($0.word):", detail: "log")
    }
  }

  /// How many words at the beginning say the kind of a log line; nil while it is being typed.
  func wordsOfKind(_ words: [String], typed: String) -> Int? {
    for length in 1...2 where words.count >= length {
      let said = words.prefix(length).joined(separator: " ").lowercased()
      if said.hasSuffix(":"), LogKind(spelled: said.dropLast()) != nil { return length }
    }
    if words.isEmpty { return nil }
    let said = (words + [typed]).joined(separator: " ").lowercased()
    return logKinds.contains { $0.text.hasPrefix(said) } ? nil : 0
  }

  func isResource(_ words: [String]) -> Bool {
    context.situation.resource(.name(words.joined(separator: " "))) != nil
  }

  /// Resources with which the verb can do something.
  private func resources(_ typed: String) -> [Completion] {
    let (suits, typed) = (suiting.resources, typed.lowercased())
    return context.situation.resources.lazy
      .filter { suits($0.status) && $0.name.lowercased().hasPrefix(typed) }
      .prefix(50)
      .map { Completion(text: $0.name, detail: "\($0.kind), \($0.agency.text)") }
  }

  /// Tasks with which the verb can do something, those of the selected incident first.
  private func tasks(_ typed: String) -> [Completion] {
    let (suits, situation) = (suiting.tasks, context.situation)
    var own: [Completion] = []
    if let selected = context.selected, let incident = situation.incident(selected) {
      let isShort = typed.isEmpty || typed.hasPrefix("/")
      own = situation.assignments(of: incident).filter { suits($0.status) }.map { task in
        Completion(
          text: isShort ? "/\(task.number.ordinal)" : task.number.description,
          detail: "\(task.agency.text): \(task.title)")
      }
    }
    let others = situation.assignments.reversed().lazy
      .filter { suits($0.status) && $0.number.incident != context.selected }
      .map {
        Completion(text: $0.number.description, detail: "\($0.agency.text): \($0.title)")
      }
      .filter { $0.text.hasPrefix(typed) }
    return own + others.prefix(50)
  }
}

extension LineContext {
  /// One verb of each name, in the order of help. Where a matter is selected, what can be said of it
  /// now comes first, in the row that is said of it, and what cannot is left out.
  var offeredVerbs: [Verb] {
    guard let matter = selectedMatter else { return verbs.named }
    let own = verbs.verbs(of: matter)
    let possible = own.filter { $0.canBeSaid(of: matter, in: self) }
    let names = Set(possible.map(\.name))
    return possible + verbs.named.filter { !names.contains($0.name) && !$0.object.isMatter }
  }
}

extension Verb {
  /// Whether the verb can be said of a matter as it stands.
  func canBeSaid(of matter: MatterReference, in context: LineContext) -> Bool {
    object.fits(matter) && suits.matters(matter, context.situation)
  }
}
