import IncidentEngine

/// What may stand in a place of a filter, the likeliest first.
struct FilterCandidates {
  let situation: Situation

  /// Incidents, the newest first, whose texts are offered.
  private static let incidentsRead = 2000

  var conditions: [Completion] {
    FilterField.allCases.map { Completion(text: $0.name, detail: $0.summary) }
      + FilterWord.allCases.map { Completion(text: $0.rawValue, detail: $0.summary) }
      + FilterAge.allCases.map { Completion(text: $0.rawValue, detail: $0.summary) }
      + [Completion(text: "not", detail: "the opposite of what follows")]
  }

  func links(closing: Bool) -> [Completion] {
    [
      Completion(text: "and", detail: "both must be so"),
      Completion(text: "or", detail: "one must be so"),
    ] + (closing ? [Completion(text: ")", detail: "end of the group")] : [])
  }

  func operators(of field: FilterField) -> [Completion] {
    field.operators.map { Completion(text: $0.rawValue, detail: $0.summary) }
  }

  var durations: [Completion] {
    ["10m", "20m", "30m", "1h", "2h", "8h"].map { Completion(text: $0, detail: "") }
  }

  func values(of field: FilterField, typed: String) -> [Completion] {
    switch field {
    case .agency: agencies + [Completion(text: "none", detail: "no agency takes part")]
    case .lead: agencies + [Completion(text: "none", detail: "nobody leads")]
    case .priority: ["1", "2", "3", "4"].map { Completion(text: $0, detail: field.summary) }
    case .phase: words(IncidentPhase.self)
    case .mode: words(IncidentMode.self)
    case .type: types
    case .title: []
    case .place: texts { $0.place }
    case .by: texts { $0.reportedBy ?? "" }
    case .number: numbers(typed)
    case .tasks: ["0", "1", "2", "3"].map { Completion(text: $0, detail: field.summary) }
    case .opened: ["-30m", "-2h", "-8h", "00:00"].map { Completion(text: $0, detail: "") }
    case .age: durations
    }
  }

  private var agencies: [Completion] {
    situation.agencies.map {
      Completion(text: $0.code.text, detail: $0.details.name, name: $0.details.name)
    }
  }

  /// The types of the room, then the usual ones.
  private var types: [Completion] {
    let present = texts { $0.type }
    let names = Set(present.map { $0.text.lowercased() })
    return present + Candidates.incidentTypes.filter { !names.contains($0.text) }
  }

  private func words<Word: Vocabulary>(_ type: Word.Type) -> [Completion] {
    Word.allCases.map { Completion(text: $0.word, detail: "") }
  }

  private func numbers(_ typed: String) -> [Completion] {
    situation.incidents.suffix(Self.incidentsRead).reversed().lazy
      .map { Completion(text: $0.number.description, detail: $0.details.title) }
      .filter { $0.text.hasPrefix(typed) }
      .prefix(50)
      .map { $0 }
  }

  /// What stands in a field of the newest incidents, each text once, in quotes where it needs them.
  private func texts(_ field: (IncidentDraft) -> String) -> [Completion] {
    var seen: Set<String> = []
    return situation.incidents.suffix(Self.incidentsRead).reversed()
      .map { field($0.details) }
      .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
      .map { Completion(text: FilterToken.written($0), detail: "", name: $0) }
  }
}

extension FilterToken {
  /// A value as it is typed, in quotes unless it is one plain word.
  static func written(_ value: String) -> String {
    let isPlain =
      !value.isEmpty && value.allSatisfy(isOfWord)
      && !FilterToken(kind: .word, text: value, range: 0..<0).isKeyword
    if isPlain { return value }
    let parts = value.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}
