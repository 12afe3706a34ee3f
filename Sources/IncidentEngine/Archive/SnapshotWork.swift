extension AssignmentIssue {
  func pack(into writer: inout SnapshotWriter) {
    writer.task(number)
    writer.agency(agency)
    writer.text(title)
    writer.moment(due)
    writer.optional(replaces) { $0.task($1) }
    writer.key(key)
    links.pack(into: &writer)
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      number: try reader.task(), agency: try reader.agency(), title: try reader.text(),
      due: try reader.optionalMoment(), replaces: try reader.optionalTask(),
      key: try reader.key(), links: try AssignmentLinks(&reader))
  }
}

extension Assignment {
  /// The status stands first, where `Situation.forEachLiveAssignment` finds it.
  func pack(into writer: inout SnapshotWriter) {
    writer.byte(status.rawValue)
    issue.pack(into: &writer)
    writer.moment(issued)
    writer.text(reason)
    writer.optional(replacedBy) { $0.task($1) }
    writer.standings(history) { $0.byte($1.rawValue) }
    writer.change(changed)
  }

  init(_ reader: inout SnapshotReader, authors: Int) throws(SnapshotError) {
    let first: AssignmentStatus? = reader.format >= 3 ? try reader.value() : nil
    self.init(
      issue: try AssignmentIssue(&reader), issued: try reader.moment(),
      status: try reader.value(unless: first), reason: try reader.optionalText(),
      replacedBy: try reader.optionalTask(),
      history: try reader.standings { reader throws(SnapshotError) in try reader.value() },
      changed: try reader.change(authors: authors))
  }
}

extension Resource.Status {
  func pack(into writer: inout SnapshotWriter) {
    switch self {
    case .available: writer.byte(0)
    case .assigned(let id):
      writer.byte(1)
      writer.integer(Int64(id.number))
    case .outOfService(let reason):
      writer.byte(2)
      writer.text(reason)
    }
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    switch try reader.byte() {
    case 0: self = .available
    case 1: self = .assigned(CommitmentID(Int(try reader.integer())))
    case 2: self = .outOfService(reason: try reader.optionalText())
    default: throw reader.malformed("unknown status")
    }
  }
}

extension Resource {
  /// Without its number: that is its place.
  func pack(into writer: inout SnapshotWriter) {
    writer.text(name)
    writer.word(kind)
    writer.agency(agency)
    status.pack(into: &writer)
    writer.change(changed)
    writer.count(quantity)
    writer.count(restMinutes)
    writer.moment(restsUntil)
  }

  init(_ reader: inout SnapshotReader, id: ResourceID, authors: Int) throws(SnapshotError) {
    self.init(
      id: id, name: try reader.text(), kind: try reader.word(), agency: try reader.agency(),
      status: try Status(&reader), changed: try reader.change(authors: authors))
    guard reader.format >= 2 else { return }
    quantity = try reader.count()
    restMinutes = try reader.count()
    restsUntil = try reader.optionalMoment()
    guard quantity <= 1_000_000, restMinutes <= 10_080 else {
      throw reader.malformed("no quantity or rest of a resource")
    }
  }
}

extension Commitment {
  /// Without its number: that is its place.
  func pack(into writer: inout SnapshotWriter) {
    writer.integer(Int64(resource.number))
    writer.incident(incident)
    writer.agency(agency)
    writer.key(key)
    writer.moment(committed)
    writer.standings(movements) { $0.byte($1.rawValue) }
    writer.moment(released)
  }

  init(_ reader: inout SnapshotReader, id: CommitmentID) throws(SnapshotError) {
    self.init(
      id: id, resource: ResourceID(Int(try reader.integer())), incident: try reader.incident(),
      agency: try reader.agency(), key: try reader.key(), committed: try reader.moment(),
      movements: try reader.standings { reader throws(SnapshotError) in try reader.value() },
      released: try reader.optionalMoment())
  }
}

extension LogEntry {
  /// Without its number: that is its place.
  func pack(into writer: inout SnapshotWriter) {
    writer.byte(kind.rawValue)
    writer.count(text.offset)
    writer.count(text.length)
    writer.optional(incident) { $0.incident($1) }
    writer.optional(task) { $0.task($1) }
    writer.optional(corrects) { $0.integer(Int64($1.number)) }
    for text in [from, to, method] { writer.word(text) }
    writer.moment(occurred)
    writer.moment(recorded)
    writer.flag(isLate)
    writer.count(author)
    writer.text(inject)
    writer.text(struck)
    writer.change(changed)
    writer.text(matter?.description)
  }

  init(_ reader: inout SnapshotReader, number: LogNumber, authors: Int) throws(SnapshotError) {
    self.init(
      number: number, kind: try reader.value(),
      text: TextSpan(offset: try reader.count(), length: try reader.count()),
      incident: try reader.optional { reader throws(SnapshotError) in try reader.incident() },
      task: try reader.optionalTask(),
      corrects: try reader.optional { reader throws(SnapshotError) in
        LogNumber(Int(try reader.integer()))
      },
      from: try reader.optionalWord(), to: try reader.optionalWord(),
      method: try reader.optionalWord(), occurred: try reader.moment(),
      recorded: try reader.moment(), isLate: try reader.flag(),
      author: try reader.author(of: authors), inject: try reader.optionalText(),
      struck: try reader.optionalText(), changed: try reader.change(authors: authors),
      matter: reader.format >= 4 ? try reader.optionalMatter() : nil)
  }
}
