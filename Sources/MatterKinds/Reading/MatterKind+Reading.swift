import CheckedYAML
import IncidentEngine

/// Reads the kinds of a room's own, under `kinds` of a settings file.
///
/// Every mistake is reported with line, column and cure: what is not a code, what refers to a field,
/// state or part that is not there, what no move leads to.
public struct OwnKinds {
  private let verbs: Set<String>
  private var known: [MatterKind] = []

  /// A reader that lets no kind be called by one of `verbs`, the words that open something already.
  public init(verbs: Set<String>) { self.verbs = verbs }

  /// The kinds under a key of a file.
  public mutating func read(_ key: String, of fields: YAMLFields) -> [MatterKind] {
    let read = fields.mappings(key, named: "a kind", most: 40) { kind($0) }
    return read
  }

  private mutating func kind(_ fields: YAMLFields) -> MatterKind? {
    var reader = KindReader(fields)
    let code: KindCode? = code(fields)
    let prefix = prefix(fields)
    reader.readWords()
    reader.readFields()
    reader.readStates()
    reader.readParts()
    reader.readMoves()
    reader.readAwaits()
    reader.readRest()
    reader.check()
    guard let code, let prefix, let kind = reader.kind(code, prefix) else { return nil }
    known.append(kind)
    return kind
  }

  private func code(_ fields: YAMLFields) -> KindCode? {
    guard let written = fields.placedText("kind", required: true, most: 40) else { return nil }
    let shown = YAMLFields.shown(written.value)
    guard let code = KindCode(written.value) else {
      fields.report(
        at: written.place, "`\(shown)` is no code of a kind.",
        cure: "Use 1 to 24 of a-z, 0-9 and -, a letter first, such as `drone-flight`.")
      return nil
    }
    if code.text.contains(/^[a-z]{1,5}-?[0-9]+$/) {
      fields.report(
        at: written.place, "`\(shown)` reads like the number of a matter.",
        cure: "Put the number into the word, such as `team7-unit`, or leave it out.")
      return nil
    }
    if BuiltInKinds.kind(code) != nil || verbs.contains(code.text) {
      fields.report(
        at: written.place, "`\(shown)` is a word of the program.",
        cure: "Give the kind another one, such as `our-\(code)`.")
      return nil
    }
    if known.contains(where: { $0.code == code }) {
      fields.report(
        at: written.place, "The kind `\(shown)` stands here twice.",
        cure: "Keep one, or give the other a code of its own.")
      return nil
    }
    return code
  }

  private func prefix(_ fields: YAMLFields) -> NumberPrefix? {
    guard let written = fields.placedText("prefix", required: true, most: 40) else { return nil }
    let shown = YAMLFields.shown(written.value)
    guard let prefix = NumberPrefix(written.value), prefix.count >= 3 else {
      fields.report(
        at: written.place, "`\(shown)` is no prefix for numbers.",
        cure: "Use 3 to 5 letters of A-Z, such as `DRN`; one and two are the program's.")
      return nil
    }
    if known.contains(where: { $0.prefix == prefix }) {
      fields.report(
        at: written.place, "The prefix `\(shown)` stands here twice.",
        cure: "Give each kind a prefix of its own.")
      return nil
    }
    return prefix
  }
}

/// What is read of one kind.
struct KindReader {
  let fields: YAMLFields
  var words: KindWords?
  var names: [KindWords.Name] = []
  var columns: [MatterField] = []
  var states: [MatterState] = []
  var parts: [MatterParts] = []
  var moves: [MatterMove] = []
  var awaits: [Await] = []
  var rules: [MatterRuling] = []
  var follows: [MatterFollow] = []
  var books: [Booking] = []
  var marking: Marking = .amber
  var version = 1
  var opens: [Speaker] = [.anyone]
  var changes: [Speaker] = [.maker, .post(.duty)]
  var parties: [FieldCode] = []
  var ends: FieldCode?
  /// Where states and fields that something refers to are written.
  var referred: [Reference] = []

  /// Something that names a state, a field, a part or a move.
  struct Reference {
    let place: YAMLPlace
    let code: String
    let list: List
    /// The types of field that may stand here; empty where any may.
    var types: [FieldType] = []

    enum List { case field, state, partState, part, move }
  }

  init(_ fields: YAMLFields) { self.fields = fields }

  mutating func readWords() {
    version = fields.integer("version", in: 1...1_000_000) ?? 1
    let noun = fields.text("name", required: true, most: 60)
    let plural = fields.text("plural", most: 60)
    let summary = fields.text("for", required: true, most: 120)
    guard let noun, let summary else { return }
    words = KindWords(noun: noun, plural: plural ?? "\(noun)s", summary: summary)
  }

  /// A code that stands at a key; reported when it is none.
  func code<Space>(
    _ key: String, in fields: YAMLFields, required: Bool = false
  ) -> Placed<Code<Space>>? {
    guard let written = fields.placedText(key, required: required, most: 60) else { return nil }
    return placed(written, in: fields)
  }

  func codes<Space>(
    _ key: String, in fields: YAMLFields, required: Bool = false
  ) -> [Placed<Code<Space>>] {
    fields.texts(key, required: required, most: 60, longest: 60).compactMap {
      placed($0, in: fields)
    }
  }

  private func placed<Space>(
    _ written: Placed<String>, in fields: YAMLFields
  ) -> Placed<Code<Space>>? {
    guard let code = Code<Space>(written.value) else {
      fields.report(
        at: written.place, "`\(YAMLFields.shown(written.value))` is no code.",
        cure: "Use 1 to 24 of a-z, 0-9 and -, a letter first.")
      return nil
    }
    return Placed(code, at: written.place)
  }

  /// What a room calls a code.
  mutating func name(_ code: String, in fields: YAMLFields) {
    if let said = fields.text("name", most: 60) {
      names.append(KindWords.Name(code: code, said: said))
    }
  }

  /// Who may, from words such as `maker`, `duty` or `holder(agency)`.
  mutating func speakers(_ key: String, in fields: YAMLFields) -> [Speaker]? {
    guard fields.has(key) else {
      _ = fields.node(key)
      return nil
    }
    var found: [Speaker] = []
    for written in fields.texts(key, most: 20, longest: 60) {
      guard let speaker = speaker(written, in: fields) else { continue }
      found.append(speaker)
    }
    return found
  }

  mutating func speaker(_ written: Placed<String>, in fields: YAMLFields) -> Speaker? {
    if let post = PostCode.allCases.first(where: { $0.word == written.value }) {
      return .post(post)
    }
    guard let speaker = Speaker(notation: written.value[...]) else {
      fields.report(
        at: written.place, "`\(YAMLFields.shown(written.value))` is nobody who may do something.",
        written: written.value,
        insteadOf: ["anyone", "maker", "lead", "part", "holder(FIELD)"]
          + PostCode.allCases.map(\.word))
      return nil
    }
    if case .holder(let field) = speaker {
      referred.append(Reference(place: written.place, code: field.text, list: .field))
    }
    return speaker
  }

  func kind(_ code: KindCode, _ prefix: NumberPrefix) -> MatterKind? {
    guard var words, !columns.isEmpty, !states.isEmpty else { return nil }
    words.names = names
    return MatterKind(
      code: code, version: version, prefix: prefix, marking: marking, parties: parties,
      opens: opens, changes: changes, fields: columns, states: states, parts: parts,
      moves: moves, awaits: awaits, rules: rules, follows: follows, books: books, ends: ends,
      words: words)
  }
}
