extension OnCall {
  func pack(into writer: inout SnapshotWriter) {
    writer.text(name)
    writer.text(contact)
    writer.moment(until)
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      name: try reader.text(), contact: try reader.optionalText(),
      until: try reader.optionalMoment())
  }
}

extension Stretch {
  /// Without its number: that is its place.
  func pack(into writer: inout SnapshotWriter) {
    writer.text(name)
    writer.moment(started)
    writer.moment(ends)
    writer.moment(ended)
    writer.integer(entry)
  }

  init(_ reader: inout SnapshotReader, number: Int) throws(SnapshotError) {
    self.init(
      number: number, name: try reader.text(), started: try reader.moment(),
      ends: try reader.optionalMoment(), ended: try reader.optionalMoment(),
      entry: try reader.integer())
  }
}

extension [Stretch] {
  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    var number = 0
    self = try reader.list { reader throws(SnapshotError) in
      number += 1
      return try Stretch(&reader, number: number)
    }
  }
}

extension Objective {
  /// Without its number: that is its place on its incident.
  func pack(into writer: inout SnapshotWriter) {
    writer.text(text)
    writer.text(reason)
    writer.standings(history) { $0.byte($1.rawValue) }
    writer.change(changed)
  }

  init(
    _ reader: inout SnapshotReader, number: ObjectiveNumber, authors: Int
  ) throws(SnapshotError) {
    self.init(
      number: number, text: try reader.text(), reason: try reader.optionalText(),
      history: try reader.standings { reader throws(SnapshotError) in try reader.value() },
      changed: try reader.change(authors: authors))
  }
}

extension AssignmentLinks {
  func pack(into writer: inout SnapshotWriter) {
    writer.flag(!isEmpty)
    if isEmpty { return }
    writer.optional(parent) { $0.task($1) }
    writer.list(after) { $0.task($1) }
    writer.optional(objective) { $0.count($1) }
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init()
    guard reader.format >= 2, try reader.flag() else { return }
    parent = try reader.optionalTask()
    after = try reader.list { reader throws(SnapshotError) in try reader.task() }
    objective = try reader.optional { reader throws(SnapshotError) in try reader.count() }
  }
}
