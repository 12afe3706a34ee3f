/// Packs values for a snapshot: integers as varints, texts with their length, words by their place
/// in a table that stands before everything else.
struct SnapshotWriter {
  private var bytes: [UInt8] = []
  private var words: [String] = []
  private var places: [String: Int] = [:]

  init() { bytes.reserveCapacity(65_536) }

  /// The format, the table of words, and what was packed.
  func finish(format: Int) -> [UInt8] {
    var head = SnapshotWriter()
    head.count(format)
    head.count(words.count)
    for word in words { head.text(word) }
    return head.bytes + bytes
  }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// LEB128: seven bits a byte, the lowest first.
  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest > 127 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func count(_ value: Int) { unsigned(UInt64(value)) }

  /// Zigzag, so that small negative values are short too.
  mutating func integer(_ value: Int64) {
    unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func raw(_ value: [UInt8]) {
    count(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func text(_ value: String) {
    let utf8 = value.utf8
    count(utf8.count)
    bytes.append(contentsOf: utf8)
  }

  /// A text that comes again and again: its place in the table.
  mutating func word(_ value: String) {
    if let place = places[value] { return count(place) }
    places[value] = words.count
    count(words.count)
    words.append(value)
  }

  mutating func optional<Value>(
    _ value: Value?, _ pack: (inout SnapshotWriter, Value) -> Void
  ) {
    flag(value != nil)
    if let value { pack(&self, value) }
  }

  mutating func list<Values: Collection>(
    _ values: Values, _ pack: (inout SnapshotWriter, Values.Element) -> Void
  ) {
    count(values.count)
    for value in values { pack(&self, value) }
  }

  /// A table whose elements are found by their places; see `PackedSection`.
  mutating func table<Values: Collection>(
    _ values: Values, _ pack: (inout SnapshotWriter, Values.Element) -> Void
  ) {
    count(values.count)
    let length = bytes.count
    fixed(0, bytes: 8)
    let start = bytes.count
    var places: [Int] = []
    places.reserveCapacity(values.count)
    for value in values {
      places.append(bytes.count - start)
      pack(&self, value)
    }
    let end = bytes.count
    for place in 0..<8 {
      bytes[length + place] = UInt8(truncatingIfNeeded: (end - start) >> (8 * place))
    }
    for place in places { fixed(place, bytes: PackedSection.placeBytes) }
  }

  /// A number in so many bytes, the lowest first.
  private mutating func fixed(_ value: Int, bytes length: Int) {
    for place in 0..<length { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }

  /// Places in a table, each above the one before: the distances.
  mutating func risingPlaces(_ places: some Collection<Int>) {
    count(places.count)
    var next = 0
    for place in places {
      count(place - next)
      next = place + 1
    }
  }

  /// Bytes in pieces as one.
  mutating func raw(_ pieces: [ArraySlice<UInt8>]) {
    count(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces { bytes.append(contentsOf: piece) }
  }
}

extension SnapshotWriter {
  mutating func text(_ value: String?) { optional(value) { $0.text($1) } }
  mutating func word(_ value: String?) { optional(value) { $0.word($1) } }
  mutating func agency(_ value: AgencyCode) { word(value.text) }
  mutating func agency(_ value: AgencyCode?) { optional(value) { $0.agency($1) } }
  mutating func moment(_ value: Moment) { integer(value.milliseconds) }
  mutating func moment(_ value: Moment?) { optional(value) { $0.moment($1) } }

  mutating func incident(_ value: IncidentNumber) {
    integer(Int64(value.year))
    integer(Int64(value.counter))
  }

  mutating func task(_ value: AssignmentNumber) {
    incident(value.incident)
    integer(Int64(value.ordinal))
  }

  mutating func key(_ value: ExternalKey?) {
    optional(value) {
      $0.word($1.source)
      $0.text($1.id)
    }
  }

  mutating func coordinates(_ value: Coordinates?) {
    optional(value) {
      $0.integer(Int64($1.latitudeMicrodegrees))
      $0.integer(Int64($1.longitudeMicrodegrees))
    }
  }

  mutating func change(_ value: Change) {
    integer(value.number)
    count(value.author)
  }

  mutating func standings<Value>(
    _ values: [Standing<Value>], _ pack: (inout SnapshotWriter, Value) -> Void
  ) {
    list(values) {
      pack(&$0, $1.value)
      $0.moment($1.occurred)
      $0.integer($1.recorded.milliseconds &- $1.occurred.milliseconds)
      $0.integer($1.number)
    }
  }
}
