extension MatterKind {
  func write(into writer: inout JSONWriter) {
    writer.text("kind", code.text)
    writer.integer("version", version)
    writer.text("prefix", prefix.description)
    writer.text("verb", verb.text)
    writer.word("lasting", lasting)
    writer.word("marking", marking)
    writer.texts("parties", parties.map(\.text))
    writer.texts("opens", opens.map(\.notation))
    writer.texts("changes", changes.map(\.notation))
    writer.texts("fields", fieldLines)
    writer.texts("states", stateLines)
    writer.texts("begins", beginning.map { [$0.flag.text, $0.state.text] } ?? [])
    writer.texts("parts", parts.map(\.line))
    writer.texts("moves", moves.map(\.line))
    writer.texts("takes", moves.flatMap { move in Self.lines(move.takes, under: "\(move.code).") })
    writer.texts("awaits", awaits.map(\.line))
    writer.texts(
      "rules",
      rules.map { ". \($0.notation)" }
        + moves.flatMap { move in move.rules.map { "\(move.code) \($0.notation)" } })
    writer.texts(
      "follows",
      follows.map { ". \($0.notation)" }
        + moves.flatMap { move in move.follows.map { "\(move.code) \($0.notation)" } })
    writer.texts("books", books.map(\.line))
    writer.text("grants", grants?.line)
    writer.text("ends", ends?.text)
    writer.text("recurs", recurs?.text)
    writer.texts("figures", figures.map(\.line))
    writer.text("noun", words?.noun)
    writer.text("plural", words?.plural)
    writer.text("summary", words?.summary)
    writer.texts("names", words?.names.map { "\($0.code) \($0.said)" } ?? [])
  }

  private var fieldLines: [String] { Self.lines(fields, under: "") }

  private static func lines(_ fields: [MatterField], under owner: String) -> [String] {
    fields.flatMap { field in
      [field.line(under: owner)]
        + field.type.columns.map { $0.line(under: "\(owner)\(field.code).") }
    }
  }

  private var stateLines: [String] {
    states.map { $0.line() }
      + parts.flatMap { parts in parts.states.map { $0.line(under: "\(parts.code).") } }
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    let code: KindCode = try reader.code("kind")
    let version = try reader.ordinal("version")
    let prefix = try reader.made("prefix") { NumberPrefix($0) }
    let verb: MoveCode = try reader.code("verb")
    let lasting: Lasting = try reader.word("lasting")
    let marking: Marking = try reader.word("marking")
    let parties = try reader.list("parties") { FieldCode($0) }
    let opens = try reader.list("opens") { Speaker(notation: $0) }
    let changes = try reader.list("changes") { Speaker(notation: $0) }
    let fields = try reader.fields("fields")
    let states = try reader.list("states") { MatterState.read($0) }
    let begins = try reader.texts("begins")
    let parts = try reader.list("parts") { line in
      MatterParts(
        line: line,
        states: states.filter { $0.owner + " " == line.prefix($0.owner.count + 1) }
          .map(\.state))
    }
    let moveLines = try reader.texts("moves")
    let takes = try reader.fields("takes")
    let awaits = try reader.list("awaits") { Await(line: $0) }
    let rules = try reader.list("rules") { Owned($0) { MatterRuling(notation: $0[...]) } }
    let follows = try reader.list("follows") { Owned($0) { MatterFollow(notation: $0[...]) } }
    var moves: [MatterMove] = []
    for line in moveLines {
      let name = String(line.prefix { $0 != " " })
      let move = MatterMove(
        line: line, takes: takes.filter { $0.owner == "\(name)." }.map(\.field),
        rules: rules.filter { $0.owner == name }.map(\.value),
        follows: follows.filter { $0.owner == name }.map(\.value))
      guard let move else { throw reader.unknown(line, "moves") }
      moves.append(move)
    }
    self.init(
      code: code, version: version, prefix: prefix, verb: verb, lasting: lasting,
      marking: marking, parties: parties, opens: opens, changes: changes,
      fields: fields.filter(\.owner.isEmpty).map(\.field),
      states: states.filter(\.owner.isEmpty).map(\.state),
      beginning: try reader.beginning(begins), parts: parts, moves: moves, awaits: awaits,
      rules: rules.filter { $0.owner == "." }.map(\.value),
      follows: follows.filter { $0.owner == "." }.map(\.value),
      books: try reader.list("books") { Booking(line: $0) },
      grants: try reader.optionalMade("grants") { Grant(line: $0) },
      ends: try reader.optionalMade("ends") { FieldCode($0) },
      recurs: try reader.optionalMade("recurs") { FieldCode($0) },
      figures: try reader.list("figures") { MatterFigure(line: $0) },
      words: try KindWords(&reader))
    guard !self.states.isEmpty, !self.fields.isEmpty else { throw reader.missing("states") }
  }
}

/// Something of a move, or of the opening where the owner is a dot.
private struct Owned<Value> {
  let owner: String
  let value: Value

  init?(_ line: String, _ read: (String) -> Value?) {
    guard let blank = line.firstIndex(of: " "),
      let value = read(String(line[line.index(after: blank)...]))
    else { return nil }
    owner = String(line[..<blank])
    self.value = value
  }
}

extension KindWords {
  fileprivate init?(_ reader: inout JSONReader) throws(BodyError) {
    guard let noun = try reader.optionalText("noun") else { return nil }
    self.init(
      noun: noun, plural: try reader.text("plural"), summary: try reader.text("summary"),
      names: try reader.list("names") { line in
        guard let blank = line.firstIndex(of: " "), FieldCode(String(line[..<blank])) != nil
        else { return nil }
        return Name(
          code: String(line[..<blank]), said: String(line[line.index(after: blank)...]))
      })
  }
}

extension JSONReader {
  /// Fields with their owners: columns of rows are put into theirs.
  fileprivate mutating func fields(
    _ name: StaticString
  ) throws(BodyError) -> [(owner: String, field: MatterField)] {
    let read = try list(name) { MatterField.read($0) }
    let owners = Set(
      read.filter { $0.field.type == .rows([]) }.map { "\($0.owner)\($0.field.code)." })
    return read.filter { !owners.contains($0.owner) }.map { owner, field in
      guard field.type == .rows([]) else { return (owner, field) }
      let own = "\(owner)\(field.code)."
      return (owner, field.with(columns: read.filter { $0.owner == own }.map(\.field)))
    }
  }

  fileprivate func beginning(_ texts: [String]) throws(BodyError) -> Beginning? {
    if texts.isEmpty { return nil }
    guard texts.count == 2, let flag = FieldCode(texts[0]), let state = StateCode(texts[1])
    else { throw unknown(texts.joined(separator: " "), "begins") }
    return Beginning(flag: flag, state: state)
  }
}
