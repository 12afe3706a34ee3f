/// Reads the compiled form of a zone, RFC 9636 (versions 1 to 4).
struct TZifReader {
  struct Contents {
    var instants: [Int64] = []
    var periodIndexes: [UInt8] = []
    var periods: [ZonePeriod] = []
    var footer: PosixZone?
  }

  private struct Header {
    let version: UInt8
    let utCount, standardCount, leapCount, timeCount, typeCount, characterCount: Int

    func blockLength(timeBytes: Int) -> Int {
      timeCount * (timeBytes + 1) + typeCount * 6 + characterCount
        + leapCount * (timeBytes + 4) + standardCount + utCount
    }
  }

  /// A file is some kilobytes; what is larger is no zone.
  private static let mostBytes = 1 << 20

  private let name: String
  private let bytes: [UInt8]
  private var at = 0

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  mutating func read() throws(ZoneError) -> Contents {
    guard bytes.count <= Self.mostBytes else { throw .malformed(name: name) }
    let first = try header()
    guard first.version != 0 else { return try block(first, timeBytes: 4) }
    try skip(first.blockLength(timeBytes: 4))
    let second = try header()
    var contents = try block(second, timeBytes: 8)
    contents.footer = try footer()
    return contents
  }

  private mutating func header() throws(ZoneError) -> Header {
    guard bytes.count - at >= 44 else {
      throw bytes.prefix(4).elementsEqual("TZif".utf8)
        ? .truncated(name: name) : .notZoneFile(name: name)
    }
    guard bytes[at..<at + 4].elementsEqual("TZif".utf8) else {
      throw .notZoneFile(name: name)
    }
    let version = bytes[at + 4]
    at += 20
    var counts: [Int] = []
    for _ in 0..<6 {
      let count = Int(try unsigned(4))
      guard count <= bytes.count else { throw .truncated(name: name) }
      counts.append(count)
    }
    return Header(
      version: version, utCount: counts[0], standardCount: counts[1], leapCount: counts[2],
      timeCount: counts[3], typeCount: counts[4], characterCount: counts[5])
  }

  private mutating func block(_ header: Header, timeBytes: Int) throws(ZoneError) -> Contents {
    guard header.leapCount == 0 else { throw .countsLeapSeconds(name: name) }
    guard header.typeCount >= 1, header.typeCount <= 256 else { throw .malformed(name: name) }
    var contents = Contents()
    for _ in 0..<header.timeCount {
      let instant = try signed(timeBytes)
      if let before = contents.instants.last, before >= instant { throw .malformed(name: name) }
      contents.instants.append(instant)
    }
    for _ in 0..<header.timeCount {
      let index = try unsigned(1)
      guard index < header.typeCount else { throw .malformed(name: name) }
      contents.periodIndexes.append(UInt8(index))
    }
    contents.periods = try periods(header)
    try skip(header.standardCount + header.utCount)
    return contents
  }

  private mutating func periods(_ header: Header) throws(ZoneError) -> [ZonePeriod] {
    let namesAt = at + header.typeCount * 6
    let namesEnd = namesAt + header.characterCount
    guard namesEnd <= bytes.count else { throw .truncated(name: name) }
    var periods: [ZonePeriod] = []
    for _ in 0..<header.typeCount {
      let offset = try signed(4)
      _ = try unsigned(1)
      let start = namesAt + Int(try unsigned(1))
      guard (-93_600...93_600).contains(offset), start < namesEnd else {
        throw .malformed(name: name)
      }
      let letters = bytes[start..<namesEnd].prefix { $0 != 0 }
      periods.append(
        ZonePeriod(
          offsetSeconds: Int(offset), abbreviation: String(decoding: letters, as: UTF8.self)))
    }
    at = namesEnd
    return periods
  }

  private mutating func footer() throws(ZoneError) -> PosixZone? {
    guard try unsigned(1) == 0x0A else { throw .malformed(name: name) }
    let line = bytes[at...].prefix { $0 != 0x0A }
    guard at + line.count < bytes.count else { throw .truncated(name: name) }
    guard !line.isEmpty else { return nil }
    let text = String(decoding: line, as: UTF8.self)
    guard let rule = PosixZone(text) else {
      throw .badFooter(name: name, footer: String(text.prefix(80)))
    }
    return rule
  }

  private mutating func skip(_ count: Int) throws(ZoneError) {
    guard count <= bytes.count - at else { throw .truncated(name: name) }
    at += count
  }

  private mutating func unsigned(_ count: Int) throws(ZoneError) -> UInt64 {
    guard count <= bytes.count - at else { throw .truncated(name: name) }
    let value = bytes[at..<at + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    at += count
    return value
  }

  private mutating func signed(_ count: Int) throws(ZoneError) -> Int64 {
    let value = try unsigned(count)
    return count == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
