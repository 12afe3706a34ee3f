/// Reads what `SnapshotWriter` packed; any bytes give values or an error, never a trap.
struct SnapshotReader {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private(set) var at: Int
  /// The format in which the bytes were written.
  let format: Int
  private var words: [String] = []
  private var agencies: [AgencyCode?] = []

  /// Reads the format and the table of words.
  init(_ bytes: [UInt8], in range: Range<Int>, format known: Int) throws(SnapshotError) {
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    at = start
    var first = SnapshotReader(bytes, in: range)
    let found = try first.count()
    if found > known { throw .newerFormat(found: found, known: known) }
    if found < 1 { throw first.malformed("unknown format") }
    format = found
    at = first.at
    words = try list { reader throws(SnapshotError) in try reader.text() }
    agencies = words.map { text in
      guard let code = AgencyCode(text), code.text == text else { return nil }
      return code
    }
  }

  /// Reads bytes before their format is known.
  private init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    at = start
    format = 0
  }

  /// Goes on at a byte within the bytes.
  mutating func move(to place: Int) { at = place }

  /// Four bytes at a place, the lowest first; 0 where there are none.
  func fixed32(at place: Int) -> Int {
    guard place >= start, place <= end - 4 else { return 0 }
    return (0..<4).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }

  func malformed(_ reason: String) -> SnapshotError {
    .malformed(offset: at - start, reason: reason)
  }

  func finish() throws(SnapshotError) {
    if at != end { throw malformed("bytes after the end") }
  }

  mutating func byte() throws(SnapshotError) -> UInt8 {
    guard at < end else { throw malformed("end of bytes") }
    defer { at += 1 }
    return bytes[at]
  }

  mutating func unsigned() throws(SnapshotError) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      // The tenth byte holds the last bit of 64; a closing zero byte is another spelling.
      if shift == 63, next > 1 { throw malformed("number too long") }
      if shift > 0, next == 0 { throw malformed("number with a needless byte") }
      result |= UInt64(next & 127) << shift
      if next < 128 { return result }
      shift += 7
    }
  }

  /// A number from 0 to 2^53: counts, years, places.
  mutating func count() throws(SnapshotError) -> Int {
    let value = try unsigned()
    guard value <= 1 << 53 else { throw malformed("count out of range") }
    return Int(value)
  }

  mutating func integer() throws(SnapshotError) -> Int64 {
    let value = try unsigned()
    return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
  }

  mutating func flag() throws(SnapshotError) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw malformed("neither yes nor no")
    }
  }

  private mutating func range() throws(SnapshotError) -> Range<Int> {
    let length = try count()
    guard length <= end - at else { throw malformed("longer than the bytes") }
    defer { at += length }
    return at..<at + length
  }

  /// Bytes as they lie, not copied.
  mutating func slice() throws(SnapshotError) -> ArraySlice<UInt8> { bytes[try range()] }

  mutating func raw() throws(SnapshotError) -> [UInt8] { Array(try slice()) }

  mutating func text() throws(SnapshotError) -> String {
    guard let text = String(validating: bytes[try range()], as: UTF8.self) else {
      throw malformed("not UTF-8")
    }
    return text
  }

  mutating func word() throws(SnapshotError) -> String {
    let place = try count()
    guard place < words.count else { throw malformed("no such word") }
    return words[place]
  }

  mutating func agency() throws(SnapshotError) -> AgencyCode {
    let place = try count()
    guard place < words.count, let code = agencies[place] else { throw malformed("no agency code") }
    return code
  }

  mutating func optional<Value>(
    _ read: (inout SnapshotReader) throws(SnapshotError) -> Value
  ) throws(SnapshotError) -> Value? {
    try flag() ? try read(&self) : nil
  }

  /// Every item takes a byte at least, so a count beyond the rest is refused before anything is
  /// allocated.
  mutating func listCount() throws(SnapshotError) -> Int {
    let count = try count()
    guard count <= end - at else { throw malformed("more items than bytes") }
    return count
  }

  mutating func list<Value>(
    _ read: (inout SnapshotReader) throws(SnapshotError) -> Value
  ) throws(SnapshotError) -> [Value] {
    let count = try listCount()
    var values: [Value] = []
    values.reserveCapacity(min(count, 1024))
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// Reads over a table of entities.
  mutating func section() throws(SnapshotError) -> PackedSection {
    let count = try listCount()
    let length = try count64()
    guard length <= end - at, count <= (end - at - length) / PackedSection.placeBytes else {
      throw malformed("a table longer than the bytes")
    }
    let section = PackedSection(reader: self, count: count, elements: at..<at + length)
    at = section.end
    return section
  }

  /// A table, each element with its place: left packed where `lazily`, otherwise read whole.
  mutating func table<Value>(
    lazily: Bool, _ read: @escaping PackedTable<Value>.Unpack
  ) throws(SnapshotError) -> ChunkedArray<Value> {
    var values = ChunkedArray<Value>()
    if format < 3 {
      for place in 0..<(try listCount()) { values.append(try read(&self, place)) }
      return values
    }
    let section = try section()
    if lazily { return try ChunkedArray(PackedTable(section, read)) }
    at = section.elements.lowerBound
    for place in 0..<section.count {
      var there = self
      section.move(&there, to: place)
      guard there.at == at else { throw malformed("an element out of its place") }
      values.append(try read(&self, place))
    }
    guard at == section.elements.upperBound else { throw malformed("bytes after a table") }
    at = section.end
    return values
  }

  /// Eight bytes, the lowest first: a number from 0 to 2^53.
  private mutating func count64() throws(SnapshotError) -> Int {
    guard end - at >= 8 else { throw malformed("end of bytes") }
    let (low, high) = (fixed32(at: at), fixed32(at: at + 4))
    guard high < 1 << 21 else { throw malformed("count out of range") }
    at += 8
    return high << 32 | low
  }

  /// Places in a table of `limit`, each above the one before.
  mutating func risingPlaces(
    below limit: Int, _ take: (Int) -> Void
  ) throws(SnapshotError) {
    var next = 0
    for _ in 0..<(try listCount()) {
      let place = next + (try count())
      guard place < limit else { throw malformed("no such place") }
      take(place)
      next = place + 1
    }
  }
}

extension SnapshotReader {
  mutating func optionalText() throws(SnapshotError) -> String? {
    try optional { reader throws(SnapshotError) in try reader.text() }
  }

  mutating func optionalWord() throws(SnapshotError) -> String? {
    try optional { reader throws(SnapshotError) in try reader.word() }
  }

  mutating func optionalAgency() throws(SnapshotError) -> AgencyCode? {
    try optional { reader throws(SnapshotError) in try reader.agency() }
  }

  mutating func moment() throws(SnapshotError) -> Moment { Moment(milliseconds: try integer()) }

  mutating func optionalMoment() throws(SnapshotError) -> Moment? {
    try optional { reader throws(SnapshotError) in try reader.moment() }
  }

  /// A value spelled by its raw byte.
  mutating func value<Value: RawRepresentable>() throws(SnapshotError) -> Value
  where Value.RawValue == UInt8 {
    guard let value = Value(rawValue: try byte()) else { throw malformed("unknown value") }
    return value
  }

  /// The same, where it was not read before.
  mutating func value<Value: RawRepresentable>(
    unless known: Value?
  ) throws(SnapshotError) -> Value where Value.RawValue == UInt8 {
    if let known { return known }
    return try value()
  }

  mutating func incident() throws(SnapshotError) -> IncidentNumber {
    IncidentNumber(year: try shortInteger(), counter: try shortInteger())
  }

  private mutating func shortInteger() throws(SnapshotError) -> Int {
    guard let value = Int32(exactly: try integer()) else { throw malformed("number out of range") }
    return Int(value)
  }

  mutating func task() throws(SnapshotError) -> AssignmentNumber {
    AssignmentNumber(incident: try incident(), ordinal: try shortInteger())
  }

  mutating func optionalTask() throws(SnapshotError) -> AssignmentNumber? {
    try optional { reader throws(SnapshotError) in try reader.task() }
  }

  mutating func key() throws(SnapshotError) -> ExternalKey? {
    try optional { reader throws(SnapshotError) in
      ExternalKey(source: try reader.word(), id: try reader.text())
    }
  }

  mutating func coordinates() throws(SnapshotError) -> Coordinates? {
    guard try flag() else { return nil }
    let (latitude, longitude) = (try integer(), try integer())
    guard
      let point = Coordinates(
        latitudeMicrodegrees: Int(latitude), longitudeMicrodegrees: Int(longitude))
    else { throw malformed("no point on the earth") }
    return point
  }

  /// A change by one of so many authors.
  mutating func change(authors: Int) throws(SnapshotError) -> Change {
    Change(number: try integer(), author: try author(of: authors))
  }

  mutating func author(of authors: Int) throws(SnapshotError) -> Int {
    let author = try count()
    guard author < authors else { throw malformed("no such author") }
    return author
  }

  mutating func standings<Value>(
    _ read: (inout SnapshotReader) throws(SnapshotError) -> Value
  ) throws(SnapshotError) -> [Standing<Value>] {
    try list { reader throws(SnapshotError) in
      let value = try read(&reader)
      let occurred = try reader.moment()
      return Standing(
        value: value, occurred: occurred,
        recorded: occurred.advanced(byMilliseconds: try reader.integer()),
        number: try reader.integer())
    }
  }
}
