import IncidentEngine

/// What kinds of matters are called in one language: those of the program by a table, those of a
/// room by its own words.
public struct MatterWords: Sendable {
  private let kinds: [KindCode: KindWords]
  private let common: [String: String]

  /// Words; `common` says codes that mean the same in every kind.
  init(kinds: [KindCode: KindWords], common: [String: String]) {
    self.kinds = kinds
    self.common = common
  }

  /// What a kind is called; a kind that has no words is called by its codes.
  public func words(of kind: MatterKind) -> KindWords {
    kind.words ?? kinds[kind.code]
      ?? KindWords(noun: kind.code.text, plural: kind.code.text, summary: kind.code.text)
  }

  /// What a code of a kind is called.
  public func said(_ code: String, of kind: MatterKind) -> String {
    words(of: kind).name(of: code) ?? common[code]
      ?? code.replacingHyphens
  }

  /// Codes of a kind that no table says: they would be read as they are spelled.
  public func unsaid(of kind: MatterKind) -> [String] {
    let own = words(of: kind)
    return kind.spokenCodes.filter { own.name(of: $0) == nil && common[$0] == nil }
  }
}

extension String {
  fileprivate var replacingHyphens: String {
    String(map { $0 == "-" ? " " : $0 })
  }
}

extension MatterKind {
  /// The codes of fields, states, moves, parts and choices, each once, in the order of the table.
  public var spokenCodes: [String] {
    var found: [String] = []
    func add(_ code: String) { if !found.contains(code) { found.append(code) } }
    func add(_ fields: [MatterField]) {
      for field in fields {
        add(field.code.text)
        switch field.type {
        case .choice(let choices), .choices(let choices): for choice in choices { add(choice.text) }
        case .rows(let columns): add(columns)
        case .line, .text, .flag, .money, .past, .due, .day, .span, .point, .place, .key, .agency,
          .agencies, .post, .officer, .incident, .task, .resource, .marking, .measures, .file,
          .count, .decimal, .matter, .matters:
          break
        }
      }
    }
    add(fields)
    for state in states { add(state.code.text) }
    for parts in parts {
      add(parts.code.text)
      for state in parts.states { add(state.code.text) }
    }
    for move in moves {
      add(move.code.text)
      add(move.takes)
    }
    return found
  }
}
