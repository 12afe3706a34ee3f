extension YAMLFields {
  /// The text of a key, without white space around it.
  ///
  /// At most `most` characters, no control character but line ends and tabs, not empty.
  public func text(_ key: String, required: Bool = false, most: Int = 2000) -> String? {
    placedText(key, required: required, most: most)?.value
  }

  /// The text of a key with its place; see `text(_:required:most:)`.
  public func placedText(
    _ key: String, required: Bool = false, most: Int = 2000
  ) -> Placed<String>? {
    guard let node = node(key, required: required) else { return nil }
    return text(of: node, key: key, most: most)
  }

  /// A whole number within a range.
  public func integer(
    _ key: String, in range: ClosedRange<Int>, required: Bool = false
  ) -> Int? {
    guard let written = placedText(key, required: required) else { return nil }
    guard let value = Int(written.value), range.contains(value) else {
      complaints.add(written.place, .notInteger(key, written.value, range))
      return nil
    }
    return value
  }

  /// A number, perhaps with a fraction, within a range.
  public func decimal(
    _ key: String, in range: ClosedRange<Double>, required: Bool = false
  ) -> Double? {
    guard let written = placedText(key, required: required) else { return nil }
    guard let value = Self.decimal(written.value), range.contains(value) else {
      complaints.add(written.place, .notDecimal(key, written.value, range))
      return nil
    }
    return value
  }

  /// `yes` or `no` (also `true` or `false`).
  public func truth(_ key: String, required: Bool = false) -> Bool? {
    choice(
      key, of: [("yes", true), ("no", false), ("true", true), ("false", false)],
      required: required)
  }

  /// The value of one of the words, which are written exactly so.
  public func choice<Value>(
    _ key: String, of words: [(String, Value)], required: Bool = false
  ) -> Value? {
    placedChoice(key, of: words, required: required)?.value
  }

  /// The value of one of the words with its place; see `choice(_:of:required:)`.
  public func placedChoice<Value>(
    _ key: String, of words: [(String, Value)], required: Bool = false
  ) -> Placed<Value>? {
    guard let written = placedText(key, required: required) else { return nil }
    guard let found = words.first(where: { $0.0 == written.value }) else {
      complaints.add(
        written.place, .notOneOf(key, written.value, words: words.map { $0.0 }))
      return nil
    }
    return Placed(found.1, at: written.place)
  }

  /// The milliseconds of a moment from the start, `T+HH:MM[:SS]`.
  public func moment(_ key: String, required: Bool = false) -> Placed<Int>? {
    guard let written = placedText(key, required: required) else { return nil }
    guard let value = WrittenTime.parseMoment(written.value) else {
      complaints.add(written.place, .notMoment(key, written.value))
      return nil
    }
    return Placed(value, at: written.place)
  }

  /// The milliseconds of a length of time, `90s`, `10m`, `2h`, `1h30m`, within a range.
  public func duration(
    _ key: String, in range: ClosedRange<Int>, required: Bool = false
  ) -> Placed<Int>? {
    guard let written = placedText(key, required: required) else { return nil }
    guard let value = WrittenTime.parseDuration(written.value) else {
      complaints.add(written.place, .notDuration(key, written.value))
      return nil
    }
    guard range.contains(value) else {
      complaints.add(written.place, .outOfBounds(key, range))
      return nil
    }
    return Placed(value, at: written.place)
  }

  func text(of node: YAMLNode, key: String, most: Int) -> Placed<String>? {
    guard case .scalar(let written, _) = node.content else {
      complaints.add(node.place, .notText(key))
      return nil
    }
    let text = Self.trimmed(written)
    guard !text.isEmpty else {
      complaints.add(node.place, .empty(key))
      return nil
    }
    guard text.unicodeScalars.count <= most else {
      complaints.add(node.place, .tooLong(key, most: most))
      return nil
    }
    let isSpoilt = text.unicodeScalars.contains { scalar in
      FieldPhrase.isControl(scalar) && scalar != "\n" && scalar != "\t"
    }
    guard !isSpoilt else {
      complaints.add(node.place, .controlCharacter(key))
      return nil
    }
    return Placed(text, at: node.place)
  }

  /// A finite number in plain digits; `nan`, `inf` and hexadecimal are none.
  static func decimal(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard allowed, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
