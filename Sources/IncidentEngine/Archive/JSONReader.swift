/// The names of the members that a reader was asked for.
final class AskedMembers {
  fileprivate(set) var names: [String] = []
}

/// Reads one flat JSON object of strings, integers, flags and arrays of strings, member by member
/// in canonical order. A member in another place, a doubled or an unknown one is refused in the end.
struct JSONReader {
  /// A text where it stands, without its quotes.
  struct Text: CustomStringConvertible {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    fileprivate let isEscaped: Bool
    fileprivate let isASCII: Bool

    var description: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether the text is `wanted`, for `switch`.
    static func ~= (wanted: StaticString, text: Text) -> Bool {
      !text.isEscaped && wanted.isSame(as: text.bytes)
    }

    /// Whether it is this word.
    func isWord(_ word: String) -> Bool {
      guard !isEscaped, word.utf8.count == bytes.count else { return false }
      let isSame = word.utf8.withContiguousStorageIfAvailable {
        UnsafeRawBufferPointer($0).isSame(as: UnsafeRawBufferPointer(bytes))
      }
      return isSame ?? word.utf8.elementsEqual(bytes)
    }
  }

  /// Only read below `end`, which is looked at first each time.
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  /// The next member, or the end of the object.
  private(set) var at = 0
  /// Takes down which members are asked for, there or not.
  private let asked: AskedMembers?

  /// Reads bytes that stay where they are until it is done.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, noting asked: AskedMembers? = nil
  ) throws(BodyError) {
    self.bytes = bytes
    self.asked = asked
    end = bytes.count
    try expect("{")
  }

  /// Refuses what nobody asked for.
  mutating func finish() throws(BodyError) {
    if at < end, bytes[at] == UInt8(ascii: "\"") { throw try unknownMember() }
    try expect("}")
    if at != end { throw error(.textBehind) }
  }

  /// Goes to the value of the next member when that is called `name`.
  mutating func begins(_ name: StaticString) -> Bool {
    if let asked { asked.names.append(name.description) }
    let close = at + name.utf8CodeUnitCount + 1
    guard close + 1 < end, bytes[at] == UInt8(ascii: "\""),
      bytes[close] == UInt8(ascii: "\""), bytes[close + 1] == UInt8(ascii: ":"),
      name.isSame(as: UnsafeBufferPointer(rebasing: bytes[(at + 1)..<close]))
    else { return false }
    at = close + 2
    return true
  }

  /// Goes behind a value, to the next member or the end.
  mutating func endMember() throws(BodyError) {
    guard at < end, bytes[at] == UInt8(ascii: ",") else { return }
    at += 1
    guard at < end, bytes[at] == UInt8(ascii: "\"") else {
      throw error(.memberMissing)
    }
  }

  func error(_ malformation: Malformation) -> BodyError {
    .malformed(malformation, at: at)
  }

  mutating func expect(_ scalar: Unicode.Scalar) throws(BodyError) {
    guard at < end, bytes[at] == UInt8(ascii: scalar) else {
      throw error(.expected(scalar))
    }
    at += 1
  }

  mutating func array<Item>(
    _ item: (inout JSONReader) throws(BodyError) -> Item
  ) throws(BodyError) -> [Item] {
    try expect("[")
    var found: [Item] = []
    while true {
      found.append(try item(&self))
      if found.count > 4096 { throw error(.tooManyItems) }
      if at < end, bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      try expect("]")
      return found
    }
  }

  mutating func integer() throws(BodyError) -> Int64 {
    let start = at
    let negative = at < end && bytes[at] == UInt8(ascii: "-")
    if negative { at += 1 }
    var result: Int64 = 0
    let first = at
    while at < end, (48...57).contains(bytes[at]) {
      let (scaled, over) = result.multipliedReportingOverflow(by: 10)
      let digit = Int64(bytes[at] - 48)
      let (sum, overSum) = scaled.addingReportingOverflow(negative ? -digit : digit)
      if over || overSum { throw error(.numberTooLarge) }
      result = sum
      at += 1
    }
    if at == first || (bytes[first] == 48 && at > first + 1) || (negative && result == 0) {
      at = start
      throw error(.value)
    }
    return result
  }

  mutating func scan() throws(BodyError) -> Text {
    try expect("\"")
    let start = at
    var isEscaped = false
    var isASCII = true
    while at < end {
      // Eight letters at a time, where there are so many.
      while at + 8 <= end {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let plain = UInt64(littleEndian: word).plainCount
        at += plain
        if plain < 8 { break }
      }
      guard at < end else { break }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        let text = UnsafeBufferPointer(rebasing: bytes[start..<at - 1])
        return Text(bytes: text, start: start, isEscaped: isEscaped, isASCII: isASCII)
      case UInt8(ascii: "\\"):
        isEscaped = true
        at += 2
      case 0..<0x20: throw error(.controlCharacter)
      case 0x80...:
        isASCII = false
        at += 1
      default: at += 1
      }
    }
    throw error(.textWithoutEnd)
  }

  func string(_ read: Text) throws(BodyError) -> String {
    let text: String?
    if read.isEscaped {
      let range = read.start..<read.start + read.bytes.count
      text = String(validating: try unescaped(range), as: UTF8.self)
    } else if read.isASCII {
      text = String(decoding: read.bytes, as: UTF8.self)
    } else {
      text = String(validating: read.bytes, as: UTF8.self)
    }
    guard let text else { throw .malformed(.notUTF8, at: read.start) }
    return text
  }

  private func unescaped(_ range: Range<Int>) throws(BodyError) -> [UInt8] {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let (byte, length) = try escape(index, before: range.upperBound)
      result.append(byte)
      index += length
    }
    return result
  }

  /// The canonical form has three escapes: `\"`, `\\` and `\u00XX` below 0x20.
  private func escape(_ index: Int, before end: Int) throws(BodyError) -> (UInt8, Int) {
    let unknown = BodyError.malformed(.escape, at: index)
    guard index + 1 < end else { throw unknown }
    let kind = bytes[index + 1]
    if kind == UInt8(ascii: "\"") || kind == UInt8(ascii: "\\") { return (kind, 2) }
    guard kind == UInt8(ascii: "u"), index + 6 <= end,
      let digits = String(validating: bytes[index + 2..<index + 6], as: UTF8.self),
      let code = UInt8(digits, radix: 16), code < 0x20
    else { throw unknown }
    return (code, 6)
  }
}

extension StaticString {
  /// Whether these are its bytes.
  func isSame(as bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == utf8CodeUnitCount else { return false }
    return withUTF8Buffer {
      UnsafeRawBufferPointer($0).isSame(as: UnsafeRawBufferPointer(bytes))
    }
  }
}

extension JSONReader {
  /// That a member is not there, or its value is of another kind.
  func missing(_ name: StaticString) -> BodyError {
    .malformed(.member(name.description), at: end)
  }

  /// The bytes of a text; nil when the member is not there.
  private mutating func optionalRaw(_ name: StaticString) throws(BodyError) -> Text? {
    guard begins(name) else { return nil }
    guard at < end, bytes[at] == UInt8(ascii: "\"") else { throw missing(name) }
    let text = try scan()
    try endMember()
    return text
  }

  /// The bytes of a text.
  mutating func raw(_ name: StaticString) throws(BodyError) -> Text {
    guard let text = try optionalRaw(name) else { throw missing(name) }
    return text
  }

  mutating func optionalText(_ name: StaticString) throws(BodyError) -> String? {
    guard let text = try optionalRaw(name) else { return nil }
    return try string(text)
  }

  mutating func text(_ name: StaticString) throws(BodyError) -> String {
    try string(try raw(name))
  }

  mutating func texts(_ name: StaticString) throws(BodyError) -> [String] {
    guard begins(name) else { return [] }
    let texts = try array { reader throws(BodyError) in try reader.string(try reader.scan()) }
    try endMember()
    return texts
  }

  mutating func optionalInteger(_ name: StaticString) throws(BodyError) -> Int64? {
    guard begins(name) else { return nil }
    let value = try integer()
    try endMember()
    return value
  }

  mutating func integer(_ name: StaticString) throws(BodyError) -> Int64 {
    guard let value = try optionalInteger(name) else { throw missing(name) }
    return value
  }

  mutating func flag(_ name: StaticString) throws(BodyError) -> Bool {
    guard begins(name), at < end else { throw missing(name) }
    let isTrue = try truth()
    try endMember()
    return isTrue
  }

  mutating func truth() throws(BodyError) -> Bool {
    let isTrue = bytes[at] == UInt8(ascii: "t")
    for scalar in (isTrue ? "true" : "false").unicodeScalars { try expect(scalar) }
    return isTrue
  }

  mutating func optionalWord<Word: Vocabulary>(_ name: StaticString) throws(BodyError) -> Word? {
    guard let text = try optionalRaw(name) else { return nil }
    guard let word = Word.allCases.first(where: { text.isWord($0.word) }) else {
      throw try unknownWord(text, name)
    }
    return word
  }

  mutating func word<Word: Vocabulary>(_ name: StaticString) throws(BodyError) -> Word {
    guard let word: Word = try optionalWord(name) else { throw missing(name) }
    return word
  }

  mutating func optionalMoment(_ name: StaticString) throws(BodyError) -> Moment? {
    try optionalInteger(name).map { Moment(milliseconds: $0) }
  }

  mutating func optionalPriority(_ name: StaticString) throws(BodyError) -> Priority? {
    guard let value = try optionalInteger(name) else { return nil }
    guard let raw = UInt8(exactly: value), let priority = Priority(rawValue: raw) else {
      throw missing(name)
    }
    return priority
  }

  mutating func optionalAgency(_ name: StaticString) throws(BodyError) -> AgencyCode? {
    guard let text = try optionalRaw(name) else { return nil }
    guard !text.isEscaped, let code = AgencyCode(bytes: text.bytes) else { throw missing(name) }
    return code
  }

  mutating func agency(_ name: StaticString) throws(BodyError) -> AgencyCode {
    guard let code = try optionalAgency(name) else { throw missing(name) }
    return code
  }

  mutating func optionalIncident(_ name: StaticString) throws(BodyError) -> IncidentNumber? {
    guard let text = try optionalRaw(name) else { return nil }
    guard !text.isEscaped, let number = IncidentNumber(bytes: text.bytes) else {
      throw missing(name)
    }
    return number
  }

  mutating func incident(_ name: StaticString) throws(BodyError) -> IncidentNumber {
    guard let number = try optionalIncident(name) else { throw missing(name) }
    return number
  }

  mutating func optionalTask(_ name: StaticString) throws(BodyError) -> AssignmentNumber? {
    guard let text = try optionalRaw(name) else { return nil }
    guard !text.isEscaped, let number = AssignmentNumber(bytes: text.bytes) else {
      throw missing(name)
    }
    return number
  }

  mutating func task(_ name: StaticString) throws(BodyError) -> AssignmentNumber {
    guard let number = try optionalTask(name) else { throw missing(name) }
    return number
  }

  mutating func ordinal(_ name: StaticString) throws(BodyError) -> Int {
    let value = try integer(name)
    guard (1...Int64(Int32.max)).contains(value) else { throw missing(name) }
    return Int(value)
  }

  mutating func key() throws(BodyError) -> ExternalKey? {
    guard let source = try optionalText("source") else {
      if begins("sourceID") { throw missing("source") }
      return nil
    }
    return ExternalKey(source: source, id: try text("sourceID"))
  }

  mutating func coordinates() throws(BodyError) -> Coordinates? {
    guard let latitude = try optionalInteger("latitudeE6") else {
      if begins("longitudeE6") { throw missing("latitudeE6") }
      return nil
    }
    let longitude = try integer("longitudeE6")
    guard
      let point = Coordinates(
        latitudeMicrodegrees: Int(latitude), longitudeMicrodegrees: Int(longitude))
    else { throw missing("latitudeE6") }
    return point
  }
}
