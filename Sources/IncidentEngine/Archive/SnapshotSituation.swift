extension Situation {
  /// The version of the packed format that this build writes and reads.
  ///
  /// 2 added objectives, merges, links of assignments, who is on call, quantities and rests of
  /// resources, shifts and periods, and what each desk did last; 1 is still read.
  public static let packedFormat = 2

  /// The situation as bytes, for a snapshot; the same situation always gives the same bytes.
  ///
  /// What follows from the rest (the places of things, what belongs to an incident) is left out.
  public func packed() -> [UInt8] {
    var writer = SnapshotWriter()
    writer.optional(charter) { $1.pack(into: &$0) }
    writer.integer(lastNumber)
    writer.moment(lastRecorded)
    writer.count(clockStepsBack)
    writer.list(agencies) { $1.pack(into: &$0) }
    writer.list(officers) { $1.pack(into: &$0) }
    writer.list(authors) { $1.pack(into: &$0) }
    writer.list(incidents) { $1.pack(into: &$0) }
    writer.list(assignments) { $1.pack(into: &$0) }
    writer.list(resources) { $1.pack(into: &$0) }
    writer.list(commitments) { $1.pack(into: &$0) }
    writer.list(narrative.blocks) { $0.raw($1) }
    writer.list(log) { $1.pack(into: &$0) }
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
    return writer.finish(format: Self.packedFormat)
  }

  /// Reads what `packed` wrote.
  ///
  /// Any bytes are safe: they give a situation that holds together, or an error.
  public init(unpacking bytes: [UInt8]) throws(SnapshotError) {
    try self.init(unpacking: bytes, in: bytes.indices) { $0.violations().first }
  }

  /// Reads what `packed` wrote from a part of some bytes. `check` is to ask for all violations of
  /// what was read, in whatever way; one of them makes it an error.
  public init(
    unpacking bytes: [UInt8], in range: Range<Int>, checking check: (Situation) -> Violation?
  ) throws(SnapshotError) {
    var reader = try SnapshotReader(bytes, in: range, format: Self.packedFormat)
    self.init()
    try unpackPeople(&reader)
    try unpackTables(&reader)
    if reader.format >= 2 {
      shifts = try [Stretch](&reader)
      periods = try [Stretch](&reader)
    }
    try unpackExercise(&reader)
    try reader.finish()
    try derive(reader)
    if let violation = check(self) {
      throw reader.malformed("does not hold together: \(violation)")
    }
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

  private mutating func unpackTables(_ reader: inout SnapshotReader) throws(SnapshotError) {
    let authors = authors.count
    var number = 0
    incidents = try reader.table { reader throws(SnapshotError) in
      try Incident(&reader, authors: authors)
    }
    assignments = try reader.table { reader throws(SnapshotError) in
      try Assignment(&reader, authors: authors)
    }
    resources = try reader.table { reader throws(SnapshotError) in
      number += 1
      return try Resource(&reader, id: ResourceID(number), authors: authors)
    }
    number = 0
    commitments = try reader.table { reader throws(SnapshotError) in
      number += 1
      return try Commitment(&reader, id: CommitmentID(number))
    }
    narrative = Narrative(
      blocks: try reader.list { reader throws(SnapshotError) in try reader.raw() })
    number = 0
    log = try reader.table { reader throws(SnapshotError) in
      number += 1
      return try LogEntry(&reader, number: LogNumber(number), authors: authors)
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
