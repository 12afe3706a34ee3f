/// What a reader meets that this program does not know.
extension JSONReader {
  /// The name of the next member and where it stands, whatever it is called and says; nil behind the
  /// last. What is said must be a text, an integer, a truth or a list of texts or of integers.
  mutating func anyMember() throws(BodyError) -> (name: String, offset: Int)? {
    guard at < end, bytes[at] == UInt8(ascii: "\"") else { return nil }
    let offset = at
    let name = try string(try scan())
    try expect(":")
    try passValue()
    try endMember()
    return (name, offset)
  }

  private mutating func passValue() throws(BodyError) {
    guard at < end else { throw error(.value) }
    switch bytes[at] {
    case UInt8(ascii: "\""): _ = try string(try scan())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try truth()
    case UInt8(ascii: "["):
      if at + 1 < end, bytes[at + 1] == UInt8(ascii: "\"") {
        _ = try array { reader throws(BodyError) in try reader.string(try reader.scan()) }
      } else {
        _ = try array { reader throws(BodyError) in try reader.integer() }
      }
    default: _ = try integer()
    }
  }

  /// What is no event of those that this program knows, though it may be one of a newer's.
  func unknownEvent(_ text: Text) throws(BodyError) -> BodyError {
    let name = try string(text)
    guard NewerFact.isEvent(name) else { return .malformed(.name, at: text.start) }
    return BodyError(offset: text.start, reason: .newer(.event(name)))
  }

  /// What a member says of which nobody asked.
  func unknownMember() throws(BodyError) -> BodyError {
    var (ahead, named) = (self, try JSONReader(bytes))
    let name = try ahead.string(try ahead.scan())
    let event = try named.text("event")
    return BodyError(offset: at, reason: .newer(.member(name, event: event)))
  }

  /// What is no word of those that this program knows, though it may be one of a newer's.
  func unknownWord(_ text: Text, _ name: StaticString) throws(BodyError) -> BodyError {
    let word = try string(text)
    guard NewerFact.isWord(word) else { return missing(name) }
    return BodyError(offset: text.start, reason: .newer(.word(word, member: name.description)))
  }
}
