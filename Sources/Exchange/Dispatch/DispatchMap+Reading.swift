import CheckedYAML
import IncidentEngine

extension DispatchMap {
  /// The map in a mapping file, or all its mistakes with line, column and cure.
  public static func read(_ bytes: [UInt8]) -> Result<DispatchMap, YAMLMistakes> {
    YAMLReader.read(bytes, named: "a dispatch map") { DispatchMap($0) }
  }

  private init?(_ fields: YAMLFields) {
    _ = fields.integer("format", in: 1...1, required: true)
    let name = fields.text("name", required: true, most: 200)
    let source = Self.source(fields)
    let zone = Self.zone(fields)
    let delimiter = fields.choice("delimiter", of: Self.delimiters) ?? UInt8(ascii: ",")
    let modes = IncidentMode.allCases.map { ($0.word, $0) }
    let mode = fields.choice("mode", of: modes) ?? .response
    let absent = Self.absent(fields)
    let times = Self.times(fields)
    let columns = fields.mapping("columns", named: "the columns", required: true) { Columns($0) }
    let agencies = Self.agencies(fields)
    let otherwise = Self.otherwise(fields, of: agencies)
    if let columns { Self.checkTogether(fields, columns, times: times, otherwise: otherwise) }
    guard let name, let source, let zone, let columns else { return nil }
    self.init(
      name: name, source: source, zone: zone, delimiter: delimiter, mode: mode,
      agencies: agencies, otherwise: otherwise, times: times, absent: absent, columns: columns)
  }

  private static let delimiters: [(String, UInt8)] = [
    ("comma", UInt8(ascii: ",")), ("semicolon", UInt8(ascii: ";")), ("tab", 0x09),
    ("pipe", UInt8(ascii: "|")), (",", UInt8(ascii: ",")), (";", UInt8(ascii: ";")),
    ("|", UInt8(ascii: "|")),
  ]

  private static func source(_ fields: YAMLFields) -> String? {
    guard let written = fields.placedText("source", required: true, most: 40) else { return nil }
    let isPlain = written.value.utf8.allSatisfy { isLetterOrDigit($0) || "-_.".utf8.contains($0) }
    guard isPlain else {
      let shown = YAMLFields.shown(written.value)
      fields.report(
        at: written.place, "`source` is `\(shown)`, which has more than letters and digits.",
        cure: "Use letters, digits, `-`, `_` and `.` only, such as `sf-fire-calls`.")
      return nil
    }
    return written.value
  }

  private static func zone(_ fields: YAMLFields) -> String? {
    guard let written = fields.placedText("zone", required: true, most: 60) else { return nil }
    let pieces = written.value.split(separator: "/", omittingEmptySubsequences: false)
    let isName = pieces.allSatisfy { piece in
      let isPlain = piece.utf8.allSatisfy { isLetterOrDigit($0) || "-_+".utf8.contains($0) }
      return !piece.isEmpty && isPlain
    }
    guard isName else {
      let shown = YAMLFields.shown(written.value)
      fields.report(
        at: written.place, "`zone` is `\(shown)`, which is no name of a time zone.",
        cure: "Write an IANA name, such as `America/Los_Angeles` or `UTC`.")
      return nil
    }
    return written.value
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func absent(_ fields: YAMLFields) -> Set<String> {
    guard let node = fields.node("absent") else { return [] }
    guard case .sequence(let items) = node.content, items.count <= 100 else {
      fields.report(
        at: node.place, "`absent` is not a list of at most 100 words.",
        cure: "Write the words that mean unknown as a list, such as `[null, N/A]`.")
      return []
    }
    var words: Set<String> = []
    for item in items {
      guard case .scalar(let word, _) = item.content else {
        fields.report(
          at: item.place, "A word of `absent` is a list or has keys of its own.",
          cure: "Write one word, in quotes where it has signs in it.")
        continue
      }
      words.insert(word.lowercased())
    }
    return words
  }
}

extension DispatchMap {
  private static func times(_ fields: YAMLFields) -> [TimePattern] {
    let written = fields.mapping("times", named: "the times") { times in
      times.texts("format", required: true, most: 20, longest: 60)
        .compactMap { pattern($0, times) }
    }
    return written ?? []
  }

  private static func pattern(_ written: Placed<String>, _ fields: YAMLFields) -> TimePattern? {
    do throws(TimePatternMistake) {
      return try TimePattern(written.value)
    } catch {
      let said = error.said
      fields.report(at: written.place, said.what, cure: said.cure)
      return nil
    }
  }

  private static func agencies(_ fields: YAMLFields) -> [AgencyUnits] {
    var codes: [AgencyCode] = []
    var owners: [String: AgencyCode] = [:]
    return fields.mappings("agencies", named: "an agency", required: true, most: 200) { item in
      let code = code(item.placedText("code", required: true, most: 40), item)
      let name = item.text("name", required: true, most: 200)
      let contact = item.text("contact", most: 200)
      let units = item.texts("units", longest: 80)
      guard let code, let name else { return nil }
      if codes.contains(code) {
        item.report(
          at: item.place(of: "code"), "The agency `\(code.text)` is listed twice.",
          cure: "Keep one, and give it all its units.")
      }
      codes.append(code)
      for unit in units {
        let owner = owners.updateValue(code, forKey: unit.value.lowercased())
        guard let owner else { continue }
        item.report(
          at: unit.place,
          "Units of type `\(YAMLFields.shown(unit.value))` already belong to `\(owner.text)`.",
          cure: "List each type once.")
      }
      return AgencyUnits(
        details: AgencyDetails(code: code, name: name, contact: contact),
        units: units.map(\.value))
    }
  }

  private static func code(_ written: Placed<String>?, _ fields: YAMLFields) -> AgencyCode? {
    guard let written else { return nil }
    guard let code = AgencyCode(written.value) else {
      fields.report(
        at: written.place, "`\(YAMLFields.shown(written.value))` cannot be the code of an agency.",
        cure: "Write 1 to 15 letters `a` to `z`, digits and `-`, a letter first, such as `fire`.")
      return nil
    }
    return code
  }

  private static func otherwise(_ fields: YAMLFields, of agencies: [AgencyUnits]) -> AgencyCode? {
    guard let written = fields.placedText("otherwise", most: 40) else { return nil }
    let known = agencies.map(\.details.code)
    guard let code = AgencyCode(written.value), known.contains(code) else {
      fields.report(
        at: written.place,
        "`\(YAMLFields.shown(written.value))` is none of the agencies of this map.",
        written: written.value, insteadOf: known.map(\.text))
      return nil
    }
    return code
  }

  /// What two keys must agree on.
  private static func checkTogether(
    _ fields: YAMLFields, _ columns: Columns, times: [TimePattern], otherwise: AgencyCode?
  ) {
    if let first = columns.steps.first, !fields.has("times") {
      fields.report(
        at: first.column.place, "A column of times is named, but not how times are written.",
        cure: "Add `times: {format: …}`, such as `{format: iso}`.")
    }
    if columns.unitType == nil, otherwise == nil, !fields.has("otherwise") {
      fields.report(
        at: fields.place(of: "columns"), "Nothing says whose the units are.",
        cure: "Name the column `unit_type`, or the agency of all units with `otherwise`.")
    }
  }
}

extension TimePatternMistake {
  fileprivate var said: (what: String, cure: String) {
    switch self {
    case .unknownPart(let letters):
      let near = TimePattern.partNames.map { "`\($0)`" }.joined(separator: ", ")
      return (
        "`\(YAMLFields.shown(letters))` is no part of a time.",
        "Use \(near), or put letters that stand for themselves in `'…'`."
      )
    case .partTwice(let kind):
      return ("The \(kind) is given twice in this time.", "Remove one of the two.")
    case .partMissing(let kind):
      return (
        "The \(kind) is missing in this time.",
        "Write a whole time, such as `yyyy-MM-dd HH:mm:ss`, or `iso`."
      )
    case .halfDayUnclear:
      return (
        "Hours of half a day (`hh`) and `a` for AM or PM belong together.",
        "Write `hh` with `a`, or `HH` without it."
      )
    case .openQuote:
      return ("A `'` in this time is never closed.", "Close it, or write `''` for the sign itself.")
    }
  }
}
