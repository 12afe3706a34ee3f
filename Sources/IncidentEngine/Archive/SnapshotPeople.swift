extension RoomCharter {
  func pack(into writer: inout SnapshotWriter) {
    writer.text(identity)
    writer.text(name)
    writer.byte(kind.rawValue)
    writer.text(zone)
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      identity: try reader.text(), name: try reader.text(), kind: try reader.value(),
      zone: try reader.text())
  }
}

extension Agency {
  /// Without its assignments: they follow from the assignments themselves.
  func pack(into writer: inout SnapshotWriter) {
    writer.agency(details.code)
    writer.text(details.name)
    writer.text(details.contact)
    writer.optional(onCall) { $1.pack(into: &$0) }
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      details: AgencyDetails(
        code: try reader.agency(), name: try reader.text(), contact: try reader.optionalText()))
    guard reader.format >= 2 else { return }
    onCall = try reader.optional { reader throws(SnapshotError) in try OnCall(&reader) }
  }
}

extension Officer {
  /// Without its number: that is its place.
  func pack(into writer: inout SnapshotWriter) {
    writer.text(details.name)
    writer.agency(details.agency)
    writer.list(details.posts) { $0.text($1) }
    writer.text(details.account)
  }

  init(_ reader: inout SnapshotReader, id: OfficerID) throws(SnapshotError) {
    let name = try reader.text()
    let agency = try reader.optionalAgency()
    let posts = try reader.list { reader throws(SnapshotError) in try reader.text() }
    self.init(
      id: id,
      details: OfficerDetails(
        name: name, agency: agency, posts: posts, account: try reader.text()))
  }
}

extension Author {
  func pack(into writer: inout SnapshotWriter) {
    writer.optional(officer) { $0.integer(Int64($1.number)) }
    writer.word(post)
    writer.word(account)
    writer.word(desk)
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    let officer = try reader.optional { reader throws(SnapshotError) in
      OfficerID(Int(try reader.integer()))
    }
    self.init(
      officer: officer, post: try reader.word(), account: try reader.word(),
      desk: try reader.word())
  }
}

extension ExerciseClock {
  func pack(into writer: inout SnapshotWriter) {
    writer.text(scenario)
    writer.moment(start)
    writer.flag(isRunning)
    writer.count(speedPermille)
    writer.integer(lastMilliseconds)
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      scenario: try reader.text(), start: try reader.moment(), isRunning: try reader.flag(),
      speedPermille: try reader.count(), lastMilliseconds: try reader.integer())
  }
}

extension DeskMemory {
  func pack(into writer: inout SnapshotWriter) {
    writer.integer(lastCounter)
    writer.list(remembered) {
      $0.integer($1.counter)
      $0.integer($1.first)
      $0.integer($1.last)
    }
  }

  init(_ reader: inout SnapshotReader, desk: String) throws(SnapshotError) {
    let lastCounter = try reader.integer()
    let remembered = try reader.list { reader throws(SnapshotError) in
      Remembered(
        counter: try reader.integer(), first: try reader.integer(), last: try reader.integer())
    }
    guard lastCounter >= 0, remembered.count <= Self.kept else {
      throw reader.malformed("no memory of a desk")
    }
    self.init(desk: desk, lastCounter: lastCounter, remembered: remembered)
  }
}
