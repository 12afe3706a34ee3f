/// Writes one flat JSON object in its canonical form: no blanks, keys in the order given, absent
/// values left out, only `"`, `\` and control characters escaped.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// The format of the journal; only the body that opens a room says it.
  let format: ChainFormat

  init(in format: ChainFormat = .one) {
    self.format = format
    bytes.reserveCapacity(224)
    bytes.append(UInt8(ascii: "{"))
  }

  mutating func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private mutating func name(_ name: StaticString) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func text(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    self.name(name)
    string(value)
  }

  mutating func texts(_ name: StaticString, _ values: [String]) {
    if values.isEmpty { return }
    self.name(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      string(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func integer(_ name: StaticString, _ value: (some BinaryInteger)?) {
    guard let value else { return }
    self.name(name)
    bytes.append(decimal: value)
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    self.name(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// A member whose name is made of codes.
  mutating func member(_ name: String, _ value: FieldValue) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    string(name)
    bytes.append(UInt8(ascii: ":"))
    switch value {
    case .text(let text): string(text)
    case .integer(let value): bytes.append(decimal: value)
    case .flag(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .texts(let texts):
      bytes.append(UInt8(ascii: "["))
      for (index, text) in texts.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        string(text)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    let isPlain = value.utf8.withContiguousStorageIfAvailable { text in
      if !text.isPlain { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if isPlain == true { return }
    for byte in value.utf8 {
      if byte == 0x22 || byte == 0x5C {
        bytes.append(0x5C)
        bytes.append(byte)
      } else if byte < 0x20 {
        escape(byte)
      } else {
        bytes.append(byte)
      }
    }
  }

  /// A text of bytes that need no escape.
  private mutating func plain(_ name: StaticString, _ write: (inout [UInt8]) -> Void) {
    self.name(name)
    bytes.append(UInt8(ascii: "\""))
    write(&bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func agency(_ name: StaticString, _ value: AgencyCode?) {
    if let value { plain(name) { $0.append(contentsOf: value.bytes) } }
  }

  mutating func incident(_ name: StaticString, _ value: IncidentNumber?) {
    if let value { plain(name) { value.write(to: &$0) } }
  }

  mutating func task(_ name: StaticString, _ value: AssignmentNumber?) {
    if let value { plain(name) { value.write(to: &$0) } }
  }

  private mutating func escape(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u00".utf8)
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }
}

extension JSONWriter {
  mutating func word(_ name: StaticString, _ value: (some Vocabulary)?) {
    guard let word = value?.word else { return }
    plain(name) { $0.append(contentsOf: word.utf8) }
  }

  mutating func moment(_ name: StaticString, _ value: Moment?) {
    integer(name, value?.milliseconds)
  }

  mutating func key(_ value: ExternalKey?) {
    text("source", value?.source)
    text("sourceID", value?.id)
  }

  mutating func coordinates(_ value: Coordinates?) {
    integer("latitudeE6", value?.latitudeMicrodegrees)
    integer("longitudeE6", value?.longitudeMicrodegrees)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether no byte must be escaped.
  fileprivate var isPlain: Bool {
    let words = UnsafeRawBufferPointer(self)
    var place = 0
    while place < count {
      if place + 8 <= count {
        let word = words.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        let plain = UInt64(littleEndian: word).plainCount
        place += plain
        if plain == 8 { continue }
      }
      let byte = self[place]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
      place += 1
    }
    return true
  }
}
