/// Members of many names, and what is made of texts.
extension JSONReader {
  /// The next member, where its name begins with one of some prefixes; nil where it does not.
  mutating func member(
    under prefixes: [StaticString]
  ) throws(BodyError) -> (name: String, value: FieldValue)? {
    guard at + 1 < end, bytes[at] == UInt8(ascii: "\"") else { return nil }
    let rest = UnsafeBufferPointer(rebasing: bytes[(at + 1)..<end])
    let isUnder = prefixes.contains { prefix in
      prefix.utf8CodeUnitCount < rest.count
        && prefix.isSame(as: UnsafeBufferPointer(rebasing: rest[..<prefix.utf8CodeUnitCount]))
    }
    guard isUnder else { return nil }
    let name = try string(try scan())
    try expect(":")
    let value = try value()
    try endMember()
    return (name, value)
  }

  private mutating func value() throws(BodyError) -> FieldValue {
    guard at < end else { throw error(.value) }
    switch bytes[at] {
    case UInt8(ascii: "\""): return .text(try string(try scan()))
    case UInt8(ascii: "["):
      return .texts(
        try array { reader throws(BodyError) in try reader.string(try reader.scan()) })
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .flag(try truth())
    default: return .integer(try integer())
    }
  }

  /// The members whose names begin with a prefix, by what is made of the rest of their names.
  mutating func values<Name>(
    under prefix: StaticString, _ make: (Substring) -> Name?
  ) throws(BodyError) -> [(Name, FieldValue)] {
    var found: [(Name, FieldValue)] = []
    while let (name, value) = try member(under: [prefix]) {
      guard let made = make(name.dropFirst(prefix.utf8CodeUnitCount)) else {
        throw unknown(name, prefix)
      }
      found.append((made, value))
    }
    return found
  }

  /// What is spelled in a way that this program cannot read, in a member that has words of ours: a
  /// newer one spelled it.
  func unknown(_ text: String, _ name: StaticString) -> BodyError {
    BodyError(
      offset: at, reason: .newer(.word(String(text.prefix(64)), member: name.description)))
  }

  mutating func optionalFlag(_ name: StaticString) throws(BodyError) -> Bool? {
    guard begins(name), at < end else { return nil }
    let value = try truth()
    try endMember()
    return value
  }

  /// What is made of a text; nil when the member is not there.
  mutating func optionalMade<Value>(
    _ name: StaticString, _ make: (String) -> Value?
  ) throws(BodyError) -> Value? {
    guard let text = try optionalText(name) else { return nil }
    guard let value = make(text) else { throw unknown(text, name) }
    return value
  }

  /// What is made of a text.
  mutating func made<Value>(
    _ name: StaticString, _ make: (String) -> Value?
  ) throws(BodyError) -> Value {
    let text = try text(name)
    guard let value = make(text) else { throw unknown(text, name) }
    return value
  }

  mutating func code<Space>(_ name: StaticString) throws(BodyError) -> Code<Space> {
    try made(name) { Code<Space>($0) }
  }

  mutating func matter(_ name: StaticString) throws(BodyError) -> MatterNumber {
    try made(name) { MatterNumber($0) }
  }

  /// What is made of each of some texts.
  mutating func list<Value>(
    _ name: StaticString, _ make: (String) -> Value?
  ) throws(BodyError) -> [Value] {
    var values: [Value] = []
    for text in try texts(name) {
      guard let value = make(text) else { throw unknown(text, name) }
      values.append(value)
    }
    return values
  }
}
