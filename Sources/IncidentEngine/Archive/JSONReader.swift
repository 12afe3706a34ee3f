/// Why a body could not be read: the byte, and what was wrong there.
public struct BodyError: Error, Hashable, Sendable {
  /// The offset of the offending byte, or the length of the body where something is missing.
  public let offset: Int
  /// What is wrong, in a few words for a log.
  public let reason: String
}

/// Reads one flat JSON object of strings, integers, flags and arrays of strings.
struct JSONReader {
  private enum Value {
    case text(Range<Int>, escaped: Bool)
    case texts([String])
    case integer(Int64)
    case flag(Bool)
  }

  private let bytes: [UInt8]
  private var at = 0
  private var names: [Range<Int>] = []
  private var values: [Value] = []
  private var next = 0
  private var taken = 0

  init(_ bytes: [UInt8]) throws(BodyError) {
    self.bytes = bytes
    names.reserveCapacity(10)
    values.reserveCapacity(10)
    try expect("{")
    if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
      at += 1
    } else {
      try members()
    }
    if at != bytes.count { throw error("text after the object") }
  }

  private mutating func members() throws(BodyError) {
    while true {
      let (name, escaped) = try stringRange()
      if escaped { throw error("escaped name") }
      try expect(":")
      let read = try value()
      if names.contains(where: { bytes[$0].elementsEqual(bytes[name]) }) {
        throw error("doubled name")
      }
      names.append(name)
      values.append(read)
      if names.count > 64 { throw error("too many members") }
      if at < bytes.count, bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      return try expect("}")
    }
  }

  private func error(_ reason: String) -> BodyError { BodyError(offset: at, reason: reason) }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(BodyError) {
    guard at < bytes.count, bytes[at] == UInt8(ascii: scalar) else {
      throw error("expected \(scalar)")
    }
    at += 1
  }

  private mutating func value() throws(BodyError) -> Value {
    guard at < bytes.count else { throw error("value missing") }
    switch bytes[at] {
    case UInt8(ascii: "\""):
      let (range, escaped) = try stringRange()
      return .text(range, escaped: escaped)
    case UInt8(ascii: "["): return .texts(try array())
    case UInt8(ascii: "t"):
      for scalar in "true".unicodeScalars { try expect(scalar) }
      return .flag(true)
    case UInt8(ascii: "f"):
      for scalar in "false".unicodeScalars { try expect(scalar) }
      return .flag(false)
    default: return .integer(try integer())
    }
  }

  private mutating func array() throws(BodyError) -> [String] {
    try expect("[")
    var found: [String] = []
    while true {
      let (range, escaped) = try stringRange()
      found.append(try string(range, escaped: escaped))
      if found.count > 4096 { throw error("too many items") }
      if at < bytes.count, bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      try expect("]")
      return found
    }
  }

  private mutating func integer() throws(BodyError) -> Int64 {
    let start = at
    let negative = bytes[at] == UInt8(ascii: "-")
    if negative { at += 1 }
    var result: Int64 = 0
    let first = at
    while at < bytes.count, (48...57).contains(bytes[at]) {
      let (scaled, over) = result.multipliedReportingOverflow(by: 10)
      let digit = Int64(bytes[at] - 48)
      let (sum, overSum) = scaled.addingReportingOverflow(negative ? -digit : digit)
      if over || overSum { throw error("number out of range") }
      result = sum
      at += 1
    }
    if at == first || (bytes[first] == 48 && at > first + 1) || (negative && result == 0) {
      at = start
      throw error("not a value")
    }
    return result
  }

  private mutating func stringRange() throws(BodyError) -> (Range<Int>, Bool) {
    try expect("\"")
    let start = at
    var escaped = false
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return (start..<at - 1, escaped)
      case UInt8(ascii: "\\"):
        escaped = true
        at += 2
      case 0..<0x20: throw error("control character in a text")
      default: at += 1
      }
    }
    throw error("text without an end")
  }

  private func string(_ range: Range<Int>, escaped: Bool) throws(BodyError) -> String {
    let text: String?
    if escaped {
      text = String(validating: try unescaped(range), as: UTF8.self)
    } else {
      text = String(validating: bytes[range], as: UTF8.self)
    }
    guard let text else { throw BodyError(offset: range.lowerBound, reason: "not UTF-8") }
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
    let unknown = BodyError(offset: index, reason: "unknown escape")
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

extension JSONReader {
  /// Members are looked up in canonical order, so the next one almost always fits at once.
  private mutating func find(_ name: StaticString) -> Value? {
    func matches(_ index: Int) -> Bool {
      let range = names[index]
      return name.withUTF8Buffer { wanted in
        wanted.count == range.count && bytes[range].elementsEqual(wanted)
      }
    }
    var found: Int?
    if next < names.count, matches(next) {
      found = next
    } else {
      found = names.indices.first { matches($0) }
    }
    guard let found else { return nil }
    next = found + 1
    taken += 1
    return values[found]
  }

  private func missing(_ name: StaticString) -> BodyError {
    BodyError(offset: bytes.count, reason: "\(name) missing or of the wrong kind")
  }

  /// Refuses when a member was there that nobody asked for.
  func finish() throws(BodyError) {
    if taken != names.count { throw BodyError(offset: bytes.count, reason: "unknown member") }
  }

  mutating func optionalText(_ name: StaticString) throws(BodyError) -> String? {
    switch find(name) {
    case nil: return nil
    case .text(let range, let escaped): return try string(range, escaped: escaped)
    case .texts, .integer, .flag: throw missing(name)
    }
  }

  mutating func text(_ name: StaticString) throws(BodyError) -> String {
    guard let text = try optionalText(name) else { throw missing(name) }
    return text
  }

  mutating func texts(_ name: StaticString) throws(BodyError) -> [String] {
    switch find(name) {
    case nil: return []
    case .texts(let texts): return texts
    case .text, .integer, .flag: throw missing(name)
    }
  }

  mutating func optionalInteger(_ name: StaticString) throws(BodyError) -> Int64? {
    switch find(name) {
    case nil: return nil
    case .integer(let value): return value
    case .text, .texts, .flag: throw missing(name)
    }
  }

  mutating func integer(_ name: StaticString) throws(BodyError) -> Int64 {
    guard let value = try optionalInteger(name) else { throw missing(name) }
    return value
  }

  mutating func flag(_ name: StaticString) throws(BodyError) -> Bool {
    guard case .flag(let value) = find(name) else { throw missing(name) }
    return value
  }

  mutating func optionalWord<Word: Vocabulary>(_ name: StaticString) throws(BodyError) -> Word? {
    guard let text = try optionalText(name) else { return nil }
    guard let word = Word.allCases.first(where: { $0.word == text }) else { throw missing(name) }
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
    guard let text = try optionalText(name) else { return nil }
    guard let code = AgencyCode(text), code.text == text else { throw missing(name) }
    return code
  }

  mutating func agency(_ name: StaticString) throws(BodyError) -> AgencyCode {
    guard let code = try optionalAgency(name) else { throw missing(name) }
    return code
  }

  mutating func optionalIncident(_ name: StaticString) throws(BodyError) -> IncidentNumber? {
    guard let text = try optionalText(name) else { return nil }
    guard let number = IncidentNumber(text) else { throw missing(name) }
    return number
  }

  mutating func incident(_ name: StaticString) throws(BodyError) -> IncidentNumber {
    guard let number = try optionalIncident(name) else { throw missing(name) }
    return number
  }

  mutating func optionalTask(_ name: StaticString) throws(BodyError) -> AssignmentNumber? {
    guard let text = try optionalText(name) else { return nil }
    guard let number = AssignmentNumber(text) else { throw missing(name) }
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
    guard let source = try optionalText("source") else { return nil }
    return ExternalKey(source: source, id: try text("sourceID"))
  }

  mutating func coordinates() throws(BodyError) -> Coordinates? {
    guard let latitude = try optionalInteger("latitudeE6") else { return nil }
    let longitude = try integer("longitudeE6")
    guard
      let point = Coordinates(
        latitudeMicrodegrees: Int(latitude), longitudeMicrodegrees: Int(longitude))
    else { throw missing("latitudeE6") }
    return point
  }
}
