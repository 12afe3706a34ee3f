import CYAML

extension YAMLNode {
  /// The tree of a YAML text, or the mistake that stops it from being read.
  ///
  /// One document of UTF-8, with or without a byte order mark. Anchors, aliases, tags and further
  /// documents are refused: a file that people keep by hand should read as it is written.
  public static func parse(
    _ bytes: [UInt8], limits: YAMLLimits = .usual
  ) throws(YAMLMistake) -> YAMLNode {
    guard bytes.count <= limits.bytes else { throw Phrase.fileTooLarge(most: limits.bytes) }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var tree = TreeBuilder()
    let ended = try withEvents(of: text, limits: limits) { event throws(YAMLMistake) in
      try tree.take(event)
    }
    if let ended { throw ended }
    guard let root = tree.root else { throw Phrase.fileEmpty }
    return root
  }

  /// Feeds each event to `body`, and answers with what stopped libyaml, if anything did.
  private static func withEvents(
    of text: ArraySlice<UInt8>, limits: YAMLLimits,
    _ body: (ParsedEvent) throws(YAMLMistake) -> Void
  ) throws(YAMLMistake) -> YAMLMistake? {
    let parsed = text.withUnsafeBufferPointer { buffer in
      cy_parse(buffer.baseAddress, buffer.count, limits.events, limits.depth)
    }
    guard let parsed else { throw Phrase.noMemory }
    defer { cy_events_free(parsed) }
    let events = UnsafeBufferPointer(start: parsed.pointee.events, count: parsed.pointee.count)
    let scalars = UnsafeBufferPointer(
      start: parsed.pointee.text, count: parsed.pointee.text_length)
    for event in events { try body(try ParsedEvent(event, scalars: scalars)) }
    return mistake(of: parsed.pointee, in: text, limits: limits)
  }

  private static func mistake(
    of parsed: cy_events, in text: ArraySlice<UInt8>, limits: YAMLLimits
  ) -> YAMLMistake? {
    let place = YAMLPlace(line: Int(parsed.line), column: Int(parsed.column))
    switch Int(parsed.end) {
    case Int(CY_WHOLE.rawValue): return nil
    case Int(CY_TOO_DEEP.rawValue): return Phrase.tooDeep(at: place, most: limits.depth)
    case Int(CY_TOO_MANY.rawValue): return Phrase.tooMany(at: place, most: limits.events)
    case Int(CY_UNREADABLE.rawValue):
      return Phrase.notText(at: self.place(ofByte: Int(parsed.offset), in: text))
    case Int(CY_SYNTAX.rawValue):
      let began =
        parsed.context_line == 0
        ? nil : YAMLPlace(line: Int(parsed.context_line), column: Int(parsed.context_column))
      let problem = parsed.problem.map { String(cString: $0) } ?? ""
      return Phrase.syntax(problem, at: place, began: began)
    default: return Phrase.noMemory
    }
  }

  /// The line and column of a byte of a text that may not be UTF-8 there.
  private static func place(ofByte offset: Int, in text: ArraySlice<UInt8>) -> YAMLPlace {
    var line = 1
    var column = 1
    for byte in text.prefix(offset) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return YAMLPlace(line: line, column: column)
  }
}
