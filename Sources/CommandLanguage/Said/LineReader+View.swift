import IncidentEngine

extension LineReader {
  /// What the line asks of the dashboard; nil when its verb speaks to the room.
  func viewCommand() throws(LineProblem) -> ViewCommand? {
    switch parts.verb.name {
    case "sort":
      guard let first = parts.words.first else { return .sort(nil, reversed: has("reversed")) }
      try noMore(parts.words.dropFirst())
      return .sort(try word(first), reversed: has("reversed"))
    case "columns": return .columns(try columns())
    case "keep":
      return .keepTab(try required(rest(0), "name"), filter: value("filter")?.text)
    case "unkeep": return .dropTab(try tab())
    case "follow": return .follow(try meantNumber())
    case "mark": return .mark(try meantNumber())
    case "find": return .find(try required(rest(0), "text"))
    default: return nil
    }
  }

  private func columns() throws(LineProblem) -> [BoardColumn] {
    guard let said = phrase(parts.words[...]) else { return [] }
    var chosen: [BoardColumn] = []
    for name in said.text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      guard let column = BoardColumn(said: String(name)) else {
        throw LineProblem(
          said.range, .wordUnknown(String(name), known: BoardColumn.allCases.map(\.word)))
      }
      if !chosen.contains(column) { chosen.append(column) }
    }
    return chosen
  }

  private func tab() throws(LineProblem) -> String {
    guard let said = phrase(parts.words[...]) else { throw missing("name") }
    guard let found = context.tabs.first(where: { $0.lowercased() == said.text.lowercased() })
    else { throw LineProblem(said.range, .tabUnknown(said.text, known: context.tabs)) }
    return found
  }

  private func meantNumber() throws(LineProblem) -> IncidentNumber {
    try noMore(parts.words[...])
    guard case .number(let number) = try incident() else {
      throw LineProblem(parts.end..<parts.end, .noIncidentSelected)
    }
    return number
  }
}

extension LineReader {
  /// The commands of the line: one for every marked incident when the line names none and its verb
  /// is about an incident.
  func commands() throws(LineProblem) -> [Command] {
    guard parts.verb.takesIncident, parts.incident == nil, !context.marked.isEmpty else {
      return try commandsOfOne()
    }
    var all: [Command] = []
    for number in context.marked {
      var one = context
      one.selected = number
      all += try LineReader(parts, one).commandsOfOne()
    }
    return all
  }
}
