extension IncidentNumber: LosslessStringConvertible, CustomStringConvertible {
  /// `26-0007`: two digits of the year, a hyphen, at least four digits of the counter; a year of
  /// another century has four digits, so that reading gives the same number again.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(to bytes: inout [UInt8]) {
    if (2000...2099).contains(year) {
      bytes.append(decimal: year - 2000, width: 2)
    } else {
      bytes.append(decimal: year, width: 4)
    }
    bytes.append(UInt8(ascii: "-"))
    bytes.append(decimal: counter, width: 4)
  }

  /// Reads the bytes of `26-0007`; nil when they are no number.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    let digits = UnsafeBufferPointer(rebasing: bytes[..<hyphen])
    guard digits.count == 2 || digits.count == 4, let year = Int(decimal: digits),
      let counter = Int(decimal: UnsafeBufferPointer(rebasing: bytes[(hyphen + 1)...])),
      counter > 0
    else { return nil }
    self.init(year: digits.count == 2 ? 2000 + year : year, counter: counter)
  }

  /// Reads `26-0007` (a year of this century) or `2026-0007`; nil when it is neither.
  public init?(_ description: String) {
    self.init(spoken: description[...])
  }

  /// Reads `26-0007` or `2026-0007`; nil when it is neither.
  public init?(spoken text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 2 || parts[0].utf8.count == 4,
      let year = Int(digits: parts[0]), let counter = Int(digits: parts[1]), counter > 0
    else { return nil }
    self.init(year: parts[0].utf8.count == 2 ? 2000 + year : year, counter: counter)
  }
}

extension AssignmentNumber: LosslessStringConvertible, CustomStringConvertible {
  /// `26-0007/3`.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(to bytes: inout [UInt8]) {
    incident.write(to: &bytes)
    bytes.append(UInt8(ascii: "/"))
    bytes.append(decimal: ordinal, width: 1)
  }

  /// Reads the bytes of `26-0007/3`; nil when they are no number.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")),
      let incident = IncidentNumber(bytes: UnsafeBufferPointer(rebasing: bytes[..<slash])),
      let ordinal = Int(decimal: UnsafeBufferPointer(rebasing: bytes[(slash + 1)...])),
      ordinal > 0
    else { return nil }
    self.init(incident: incident, ordinal: ordinal)
  }

  /// Reads `26-0007/3`; nil when it is not that.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let incident = IncidentNumber(spoken: parts[0]),
      let ordinal = Int(digits: parts[1]), ordinal > 0
    else { return nil }
    self.init(incident: incident, ordinal: ordinal)
  }
}

extension Int {
  /// A number of 1 to 9 ASCII digits and nothing else.
  fileprivate init?(decimal bytes: UnsafeBufferPointer<UInt8>) {
    guard (1...9).contains(bytes.count) else { return nil }
    var value = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    self = value
  }

  /// A number of 1 to 9 ASCII digits and nothing else.
  init?(digits text: some StringProtocol) {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    self.init(text)
  }
}

extension [UInt8] {
  /// Adds the decimal digits, with zeros before them up to `width`.
  mutating func append(decimal value: some BinaryInteger, width: Int = 1) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = UInt64(value.magnitude)
    var digits = InlineArray<20, UInt8>(repeating: 48)
    var first = digits.count
    repeat {
      first -= 1
      digits[first] = 48 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    for place in Swift.min(first, digits.count - width)..<digits.count { append(digits[place]) }
  }
}
