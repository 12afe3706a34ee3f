/// What is wrong with a key or a value, and what to write instead.
struct FieldPhrase {
  let what: String
  let cure: String

  static func unknownKey(_ key: String, of name: String, known: [String]) -> FieldPhrase {
    FieldPhrase(
      what: "`\(shown(key))` is not a key of \(name).", cure: suggestion(for: key, among: known))
  }

  static func repeatedKey(_ key: String, of name: String, first: YAMLPlace) -> FieldPhrase {
    FieldPhrase(
      what: "`\(shown(key))` is given twice in \(name), first on line \(first.line).",
      cure: "Keep one of the two.")
  }

  static func missing(_ key: String, of name: String) -> FieldPhrase {
    FieldPhrase(what: "`\(key)` is missing in \(name).", cure: "Add a line `\(key): …`.")
  }

  static func empty(_ key: String) -> FieldPhrase {
    FieldPhrase(what: "`\(key)` has no value.", cure: "Write a value after the colon.")
  }

  static func notText(_ key: String) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` is a list or has keys of its own, but one value is expected.",
      cure: "Write `\(key): value` on one line.")
  }

  static func notMapping(_ name: String, example: String) -> FieldPhrase {
    FieldPhrase(
      what: "Keys and values are expected for \(name).", cure: "Write `\(example)`.")
  }

  static func notList(_ key: String) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` is not a list.",
      cure: "Begin each item on its own line with `- `, or write `\(key): [ … ]`.")
  }

  static func tooLong(_ key: String, most: Int) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` is longer than \(most) characters.", cure: "Shorten it, or split it in two.")
  }

  static func tooMany(_ key: String, most: Int) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` has more than \(most) items.", cure: "Remove some, or split the file.")
  }

  static func controlCharacter(_ key: String) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` contains a control character.",
      cure: "Remove the escape (`\\…`) that makes it, and type the text as it should be read.")
  }

  static func notOneOf(_ key: String, _ written: String, words: [String]) -> FieldPhrase {
    FieldPhrase(
      what: "`\(shown(written))` is not a value of `\(key)`.",
      cure: suggestion(for: written, among: words))
  }

  static func notInteger(_ key: String, _ written: String, _ range: ClosedRange<Int>) -> FieldPhrase
  {
    FieldPhrase(
      what: "`\(key)` is `\(shown(written))`, which is no whole number from "
        + "\(range.lowerBound) to \(range.upperBound).",
      cure: "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
  }

  static func notDecimal(_ key: String, _ written: String, _ range: ClosedRange<Double>)
    -> FieldPhrase
  {
    FieldPhrase(
      what: "`\(key)` is `\(shown(written))`, which is no number from "
        + "\(range.lowerBound) to \(range.upperBound).",
      cure: "Write digits with a point for the fraction, such as `12.5`.")
  }

  static func notMoment(_ key: String, _ written: String) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` is `\(shown(written))`, which is no time from the start.",
      cure: "Write `T+HH:MM` or `T+HH:MM:SS`, such as `T+01:05`.")
  }

  static func notDuration(_ key: String, _ written: String) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` is `\(shown(written))`, which is no length of time.",
      cure: "Write hours, minutes and seconds, such as `90s`, `10m`, `2h` or `1h30m`.")
  }

  static func outOfBounds(_ key: String, _ range: ClosedRange<Int>) -> FieldPhrase {
    let least = WrittenTime.duration(range.lowerBound)
    let most = WrittenTime.duration(range.upperBound)
    return FieldPhrase(
      what: "`\(key)` is not between \(least) and \(most).",
      cure: "Write a time from \(least) to \(most).")
  }

  static func notCoordinates(_ key: String) -> FieldPhrase {
    FieldPhrase(
      what: "`\(key)` is no pair of latitude and longitude.",
      cure: "Write `[latitude, longitude]` in degrees, latitude first, such as `[51.5, -0.12]`.")
  }

  /// A word a person may have meant, or all words when none is near.
  static func suggestion(for written: String, among words: [String]) -> String {
    if let near = nearest(to: written, among: words) { return "Did you mean `\(near)`?" }
    guard !words.isEmpty else { return "Remove it." }
    let listed = words.prefix(24).map { "`\($0)`" }.joined(separator: ", ")
    return "Use one of \(listed)\(words.count > 24 ? ", …" : "")."
  }

  /// What was written, short enough for a line, and without control characters.
  static func shown(_ written: String) -> String {
    let scalars = written.unicodeScalars.prefix(40).map { scalar in
      isControl(scalar) || scalar.properties.isWhitespace ? " " : Character(scalar)
    }
    return String(scalars) + (written.unicodeScalars.count > 40 ? "…" : "")
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
