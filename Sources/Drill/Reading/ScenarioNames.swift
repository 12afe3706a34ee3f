import CheckedYAML
import IncidentEngine
import MatterKinds

/// What a scenario has defined so far, for those who refer to it.
final class ScenarioNames {
  var agencies = NameBook("an agency", list: "agencies")
  var resources = NameBook("a resource", list: "resources", isCaseless: true)
  var objectives = NameBook("an objective", list: "objectives")
  var incidents = NameBook("an incident", list: "incidents")
  var injects = NameBook("an inject", list: "injects")
  var tasks = NameBook("a task", list: "tasks")
  var expected = NameBook("an expected action", list: "expected")
  var matters = NameBook("a matter", list: "matters")
  /// The version of the format that the file is written in.
  var format = 1
  /// The kinds of matters that there are: those of the program and of the file.
  var kinds: [MatterKind] = BuiltInKinds.all
  /// The kind of each matter that an inject opens, before any inject is read.
  var kindsOfMatters: [String: MatterKind] = [:]
  /// Whether an inject opens something unknown, so that nobody can say what is never opened.
  var hasUnreadOpening = false

  /// The id of something, defined in a book; nil when it cannot be an id.
  func defineID(
    in book: ReferenceWritableKeyPath<ScenarioNames, NameBook>, key: String = "id",
    _ fields: YAMLFields
  ) -> Placed<String>? {
    guard let id = fields.placedText(key, required: true) else { return nil }
    guard Self.isID(id.value) else {
      fields.report(at: id.place, ScenarioPhrase.notID(id.value))
      return nil
    }
    self[keyPath: book].define(id, fields)
    return id
  }

  /// The agency of a key.
  func agency(_ key: String, _ fields: YAMLFields, required: Bool = false) -> AgencyCode? {
    guard let written = fields.placedText(key, required: required) else { return nil }
    return agency(written, fields)
  }

  func agency(_ written: Placed<String>, _ fields: YAMLFields) -> AgencyCode? {
    agencies.find(written, fields).flatMap { AgencyCode($0) }
  }

  func agencies(_ key: String, _ fields: YAMLFields) -> [AgencyCode] {
    fields.texts(key).compactMap { agency($0, fields) }
  }

  func objectives(_ fields: YAMLFields) -> [String] {
    fields.texts("objective").compactMap { objectives.find($0, fields) }
  }

  /// Reports a key that came with format 2 in a file of format 1.
  func needsTwo(_ key: String, _ fields: YAMLFields) {
    guard format < 2, fields.has(key) else { return }
    fields.report(at: fields.place(of: key), ScenarioPhrase.needsFormat2(key))
  }

  /// The kind of matters under `kind`.
  func kind(_ fields: YAMLFields) -> MatterKind? {
    guard let written = fields.placedText("kind", required: true, most: Longest.name) else {
      return nil
    }
    if let kind = kinds.first(where: { $0.code.text == written.value }) { return kind }
    fields.report(
      at: written.place, "There is no kind of matters `\(YAMLFields.shown(written.value))`.",
      written: written.value, insteadOf: kinds.map(\.code.text))
    return nil
  }

  /// The move under `move`, one that can be made by hand.
  func move(of kind: MatterKind, _ fields: YAMLFields) -> MatterMove? {
    guard let written = fields.placedText("move", required: true, most: Longest.name) else {
      return nil
    }
    let moves = kind.moves.filter { !$0.by.isEmpty }
    if let move = moves.first(where: { $0.code.text == written.value }) { return move }
    fields.report(
      at: written.place, "`\(YAMLFields.shown(written.value))` is no move of a \(kind.code).",
      written: written.value, insteadOf: moves.map(\.code.text))
    return nil
  }

  static func isID(_ text: String) -> Bool {
    text.unicodeScalars.count <= 40
      && !text.unicodeScalars.contains { $0.properties.isWhitespace }
  }
}

/// How long texts may be, in characters: within the engine's limits, whatever the script.
enum Longest {
  static let name = TextLimit.line / 4
  static let words = TextLimit.words / 4
  static let message = TextLimit.narrative / 4
  static let summary = 10_000
}

extension YAMLFields {
  /// One of the words of a vocabulary.
  func word<Word: Vocabulary>(
    _ key: String, of type: Word.Type, required: Bool = false
  ) -> Word? where Word.AllCases == [Word] {
    choice(key, of: Word.allCases.map { ($0.word, $0) }, required: required)
  }

  /// A priority, 1 to 4.
  func priority(_ key: String) -> Priority? {
    integer(key, in: 1...4).flatMap { Priority(rawValue: UInt8($0)) }
  }

  /// A length of time up to a week, in milliseconds.
  func length(_ key: String, from least: Int = 0, required: Bool = false) -> Int64? {
    duration(key, in: least...Self.week, required: required).map { Int64($0.value) }
  }

  static let week = 7 * 86_400_000
  static let second = 1000
}
