extension Situation {
  /// The version of the packed format that this build writes and reads.
  ///
  /// 2 added objectives, merges, links of assignments, who is on call, quantities and rests of
  /// resources, shifts and periods, and what each desk did last. 3 says the same so that entities
  /// can be read one by one. 4 added matters, their kinds, links and markings, and what the room
  /// adopted. All of them are still read.
  public static let packedFormat = 4
  /// The first version that holds everything this build knows.
  public static let wholePackedFormat = 2

  /// The situation as bytes, for a snapshot; the same situation always gives the same bytes.
  public func packed() -> [UInt8] {
    var writer = SnapshotWriter()
    writer.optional(charter) { $1.pack(into: &$0) }
    writer.integer(lastNumber)
    writer.moment(lastRecorded)
    writer.count(clockStepsBack)
    writer.list(agencies) { $1.pack(into: &$0) }
    writer.list(officers) { $1.pack(into: &$0) }
    writer.list(authors) { $1.pack(into: &$0) }
    for count in [assignments.count, commitments.count, log.count] { writer.count(count) }
    writer.table(incidents) { $1.pack(into: &$0) }
    writer.table(assignments) { $1.pack(into: &$0) }
    writer.table(resources) { $1.pack(into: &$0) }
    writer.table(commitments) { $1.pack(into: &$0) }
    writer.raw(narrative.pieces)
    writer.table(log) { $1.pack(into: &$0) }
    packReferences(into: &writer)
    writer.list(shifts) { $1.pack(into: &$0) }
    writer.list(periods) { $1.pack(into: &$0) }
    writer.optional(exercise) { $1.pack(into: &$0) }
    writer.list(deliveredInjects.sorted { $0.key < $1.key }) {
      $0.text($1.key)
      $0.integer($1.value)
    }
    writer.list(desks.sorted { $0.key < $1.key }) {
      $0.text($1.key)
      $1.value.pack(into: &$0)
    }
    writer.list(lastActions.sorted { $0.key < $1.key }) { $1.value.pack(into: &$0) }
    packMatters(into: &writer)
    return writer.finish(format: Self.packedFormat)
  }

  /// Reads what `packed` wrote, all of it.
  ///
  /// Any bytes are safe: they give a situation that holds together, or an error.
  public init(unpacking bytes: [UInt8]) throws(SnapshotError) {
    try self.init(unpacking: bytes, in: bytes.indices)
  }

  /// Reads what `packed` wrote from a part of some bytes, all of it.
  public init(unpacking bytes: [UInt8], in range: Range<Int>) throws(SnapshotError) {
    var reader = try SnapshotReader(bytes, in: range, format: Self.packedFormat)
    try self.init(&reader, lazily: false)
    try hold(reader)
    if let violation = violations().first {
      throw reader.malformed("does not hold together: \(violation)")
    }
  }

  /// Reads so much of what `packed` wrote that the rest can be read when it is asked for. What was
  /// packed in a format before the third is read whole.
  ///
  /// Only for bytes that were read whole once; see `PackedTable`.
  public init(opening bytes: [UInt8], in range: Range<Int>) throws(SnapshotError) {
    var reader = try SnapshotReader(bytes, in: range, format: Self.packedFormat)
    if reader.format < 3 {
      try self.init(unpacking: bytes, in: range)
    } else {
      try self.init(&reader, lazily: true)
    }
  }

  /// Whether a part of some bytes is what `packed` writes of this situation. Every entity is read.
  public func isPacked(in bytes: [UInt8], _ range: Range<Int>) throws(SnapshotError) -> Bool {
    var reader = try SnapshotReader(bytes, in: range, format: Self.packedFormat)
    guard reader.format >= 3 else { return try Situation(unpacking: bytes, in: range) == self }
    var read = try Situation(&reader, lazily: true)
    guard try read.incidents.isSame(as: incidents), try read.assignments.isSame(as: assignments),
      try read.commitments.isSame(as: commitments), try read.log.isSame(as: log)
    else { return false }
    read.incidents = incidents
    read.assignments = assignments
    read.commitments = commitments
    read.log = log
    return read == self
  }

  private init(_ reader: inout SnapshotReader, lazily: Bool) throws(SnapshotError) {
    self.init()
    try unpackPeople(&reader)
    try unpackTables(&reader, lazily)
    try derivePeople(reader)
    try deriveIncidents(reader)
    try deriveResources(reader)
    if reader.format >= 3 {
      try unpackReferences(&reader)
    } else {
      try deriveReferences(reader)
    }
    if reader.format >= 2 {
      shifts = try [Stretch](&reader)
      periods = try [Stretch](&reader)
    }
    try unpackExercise(&reader)
    if reader.format >= 4 { try unpackMatters(&reader) }
    try reader.finish()
    try deriveRanges(reader)
  }

  private mutating func unpackPeople(_ reader: inout SnapshotReader) throws(SnapshotError) {
    charter = try reader.optional { reader throws(SnapshotError) in try RoomCharter(&reader) }
    lastNumber = try reader.integer()
    lastRecorded = try reader.optionalMoment()
    clockStepsBack = try reader.count()
    agencies = try reader.list { reader throws(SnapshotError) in try Agency(&reader) }
    var number = 0
    officers = try reader.list { reader throws(SnapshotError) in
      number += 1
      return try Officer(&reader, id: OfficerID(number))
    }
    authors = try reader.list { reader throws(SnapshotError) in try Author(&reader) }
  }

  private mutating func unpackTables(
    _ reader: inout SnapshotReader, _ lazily: Bool
  ) throws(SnapshotError) {
    let sizes = try TableSizes(&reader, authors: authors.count)
    incidents = try reader.table(lazily: lazily) { reader, _ throws(SnapshotError) in
      try Incident(&reader, sizes)
    }
    assignments = try reader.table(lazily: lazily) { reader, _ throws(SnapshotError) in
      try Assignment(&reader, authors: sizes.authors)
    }
    resources = try reader.table(lazily: false) { reader, place throws(SnapshotError) in
      try Resource(&reader, id: ResourceID(place + 1), authors: sizes.authors)
    }
    commitments = try reader.table(lazily: lazily) { reader, place throws(SnapshotError) in
      try Commitment(&reader, id: CommitmentID(place + 1))
    }
    if reader.format >= 3 {
      narrative = Narrative(try reader.slice())
    } else {
      narrative = Narrative(
        blocks: try reader.list { reader throws(SnapshotError) in try reader.raw() })
    }
    log = try reader.table(lazily: lazily) { reader, place throws(SnapshotError) in
      try LogEntry(&reader, number: LogNumber(place + 1), authors: sizes.authors)
    }
    guard reader.format < 3 || sizes.hold(for: self) else {
      throw reader.malformed("tables of another size")
    }
  }

  private mutating func unpackExercise(_ reader: inout SnapshotReader) throws(SnapshotError) {
    exercise = try reader.optional { reader throws(SnapshotError) in try ExerciseClock(&reader) }
    for _ in 0..<(try reader.listCount()) {
      deliveredInjects[try reader.text()] = try reader.integer()
    }
    for _ in 0..<(try reader.listCount()) {
      let desk = try reader.text()
      desks[desk] = try DeskMemory(&reader, desk: desk)
    }
    guard reader.format >= 2 else { return }
    for _ in 0..<(try reader.listCount()) {
      let action = try LastAction(&reader)
      lastActions[action.id.desk] = action
    }
  }
}

/// How many elements the tables have that others name by place.
struct TableSizes: Sendable {
  let authors: Int
  let assignments: Int
  let commitments: Int
  let log: Int

  /// Formats before the third do not say.
  init(_ reader: inout SnapshotReader, authors: Int) throws(SnapshotError) {
    self.authors = authors
    let isSaid = reader.format >= 3
    assignments = isSaid ? try reader.count() : 0
    commitments = isSaid ? try reader.count() : 0
    log = isSaid ? try reader.count() : 0
  }

  func hold(for situation: Situation) -> Bool {
    assignments == situation.assignments.count && commitments == situation.commitments.count
      && log == situation.log.count
  }
}
