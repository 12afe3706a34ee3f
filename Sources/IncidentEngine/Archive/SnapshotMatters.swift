extension Situation {
  /// Kinds, links, markings and what the room adopted as bodies of entries, which every reader
  /// knows; matters as a table.
  func packMatters(into writer: inout SnapshotWriter) {
    let book = matterBook
    writer.list(book.kinds) { $0.raw(Event.matter(.kindDeclared($1)).body) }
    writer.table(book.matters) { $1.pack(into: &$0) }
    writer.list(book.links) { $0.raw(Event.matter(.linked($1)).body) }
    writer.list(book.markings.sorted { $0.key < $1.key }) {
      $0.text($1.key.text)
      $0.byte($1.value.rawValue)
    }
    writer.list(book.taskSteps.sorted { $0.key < $1.key }) {
      $0.task($1.key)
      $0.list($1.value) { $1.pack(into: &$0) }
    }
    writer.list(book.terms) {
      $0.raw(Event.charterChanged($1.value).body)
      $0.moment($1.occurred)
      $0.moment($1.recorded)
      $0.integer($1.number)
    }
    writer.optional(book.scenario) { $0.raw(Event.scenarioAdopted($1).body) }
  }

  mutating func unpackMatters(_ reader: inout SnapshotReader) throws(SnapshotError) {
    for _ in 0..<(try reader.listCount()) {
      guard case .matter(.kindDeclared(let kind)) = try reader.event() else {
        throw reader.malformed("no kind of matters")
      }
      matterBook.kinds.append(kind)
      matterBook.places.append(ChunkedIndices())
    }
    let authors = authors.count
    let matters = try reader.table(lazily: false) { reader, _ throws(SnapshotError) in
      try Matter(&reader, authors: authors)
    }
    for matter in matters { try take(matter, reader) }
    for _ in 0..<(try reader.listCount()) {
      guard case .matter(.linked(let link)) = try reader.event() else {
        throw reader.malformed("no link")
      }
      try take(link, reader)
    }
    for _ in 0..<(try reader.listCount()) {
      guard let subject = Subject(try reader.text()) else { throw reader.malformed("no subject") }
      matterBook.markings.set(try reader.value(), for: subject)
    }
    for _ in 0..<(try reader.listCount()) {
      let task = try reader.task()
      let steps = try reader.list { reader throws(SnapshotError) in
        try AwaitedAnswer.Step(&reader, authors: authors)
      }
      matterBook.taskSteps.set(steps, for: task)
    }
    try unpackTerms(&reader)
  }

  private mutating func unpackTerms(_ reader: inout SnapshotReader) throws(SnapshotError) {
    for _ in 0..<(try reader.listCount()) {
      guard case .charterChanged(let terms) = try reader.event() else {
        throw reader.malformed("no terms of a room")
      }
      matterBook.terms.append(
        Standing(
          value: terms, occurred: try reader.moment(), recorded: try reader.moment(),
          number: try reader.integer()))
    }
    matterBook.scenario = try reader.optional { reader throws(SnapshotError) in
      guard case .scenarioAdopted(let scenario) = try reader.event() else {
        throw reader.malformed("no scenario")
      }
      return scenario
    }
  }

  private mutating func take(_ matter: Matter, _ reader: SnapshotReader) throws(SnapshotError) {
    guard let kind = matterBook.kinds.firstIndex(where: { $0.code == matter.kind }),
      matter.number.ordinal == matterBook.places[kind].count + 1
    else { throw reader.malformed("a matter out of turn") }
    let place = matterBook.matters.count
    matterBook.matters.append(matter)
    matterBook.places[kind].append(place)
    if let incident = matter.incident {
      matterBook.ofIncident.set(
        (matterBook.ofIncident[incident] ?? []) + [Int32(place)], for: incident)
    }
    rebook([], intervals(ofMatterAt: place))
    noteWaiting(false, matter.isWaiting)
  }

  private mutating func take(_ link: LinkFact, _ reader: SnapshotReader) throws(SnapshotError) {
    let place = Int32(matterBook.links.count)
    matterBook.links.append(link)
    for subject in Set([link.subject, link.other]) {
      matterBook.linksOf.set((matterBook.linksOf[subject] ?? []) + [place], for: subject)
    }
  }
}

extension SnapshotReader {
  /// A fact that is kept as the body of an entry.
  fileprivate mutating func event() throws(SnapshotError) -> Event {
    let bytes = try raw()
    guard let body = try? Body(bytes) else { throw malformed("no fact") }
    return body.event
  }

  fileprivate mutating func code<Space>() throws(SnapshotError) -> Code<Space> {
    guard let code = Code<Space>(try word()) else { throw malformed("no code") }
    return code
  }

  fileprivate mutating func optionalCode<Space>() throws(SnapshotError) -> Code<Space>? {
    try optional { reader throws(SnapshotError) in try reader.code() }
  }

  fileprivate mutating func part() throws(SnapshotError) -> PartReference {
    guard let part = PartReference(try word()) else { throw malformed("no part") }
    return part
  }

  fileprivate mutating func optionalPart() throws(SnapshotError) -> PartReference? {
    try optional { reader throws(SnapshotError) in try reader.part() }
  }

  fileprivate mutating func debtor() throws(SnapshotError) -> Debtor {
    guard let debtor = Debtor(try word()) else { throw malformed("nobody") }
    return debtor
  }

  mutating func optionalMatter() throws(SnapshotError) -> MatterNumber? {
    guard let text = try optionalText() else { return nil }
    guard let number = MatterNumber(text), number.description == text else {
      throw malformed("no number of a matter")
    }
    return number
  }

  fileprivate mutating func matterNumber() throws(SnapshotError) -> MatterNumber {
    guard let prefix = NumberPrefix(try word()) else { throw malformed("no prefix") }
    let ordinal = try count()
    guard (1...Int(Int32.max)).contains(ordinal) else { throw malformed("number out of range") }
    return MatterNumber(prefix: prefix, ordinal: ordinal)
  }
}

extension FieldValues {
  fileprivate func pack(into writer: inout SnapshotWriter) {
    writer.list(entries) {
      $0.word($1.code.text)
      $1.value.pack(into: &$0)
    }
  }

  fileprivate init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init()
    for _ in 0..<(try reader.listCount()) {
      self[try reader.code()] = try FieldValue(&reader)
    }
  }
}

extension FieldValue {
  fileprivate func pack(into writer: inout SnapshotWriter) {
    switch self {
    case .text(let text):
      writer.byte(0)
      writer.text(text)
    case .integer(let value):
      writer.byte(1)
      writer.integer(value)
    case .flag(let value):
      writer.byte(2)
      writer.flag(value)
    case .texts(let texts):
      writer.byte(3)
      writer.list(texts) { $0.text($1) }
    }
  }

  fileprivate init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    switch try reader.byte() {
    case 0: self = .text(try reader.text())
    case 1: self = .integer(try reader.integer())
    case 2: self = .flag(try reader.flag())
    case 3: self = .texts(try reader.list { reader throws(SnapshotError) in try reader.text() })
    default: throw reader.malformed("no value of a field")
    }
  }
}

extension AnswerDue {
  fileprivate func pack(into writer: inout SnapshotWriter) {
    writer.count(ordinal)
    writer.word(move.text)
    writer.optional(part) { $0.word($1.text) }
    writer.word(from.text)
    writer.moment(since)
    writer.moment(due)
  }

  fileprivate init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      ordinal: try reader.count(), move: try reader.code(), part: try reader.optionalPart(),
      from: try reader.debtor(), since: try reader.moment(), due: try reader.optionalMoment())
  }
}

extension AwaitedAnswer.Step {
  fileprivate func pack(into writer: inout SnapshotWriter) {
    writer.byte(step.rawValue)
    writer.moment(occurred)
    writer.moment(until)
    writer.optional(to) { $0.word($1.text) }
    writer.text(reason)
    writer.change(change)
  }

  fileprivate init(_ reader: inout SnapshotReader, authors: Int) throws(SnapshotError) {
    self.init(
      step: try reader.value(), occurred: try reader.moment(),
      until: try reader.optionalMoment(),
      to: try reader.optional { reader throws(SnapshotError) in try reader.debtor() },
      reason: try reader.optionalText(), change: try reader.change(authors: authors))
  }
}

extension Circumstances {
  fileprivate func pack(into writer: inout SnapshotWriter) {
    writer.flag(self != .plain)
    if self == .plain { return }
    writer.list(rules) { $0.word($1) }
    writer.text(reason)
    writer.agency(onBehalf)
    writer.text(means)
    writer.flag(isDeemed)
  }

  fileprivate init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    guard try reader.flag() else {
      self = .plain
      return
    }
    self.init(
      rules: try reader.list { reader throws(SnapshotError) in try reader.word() },
      reason: try reader.optionalText(), onBehalf: try reader.optionalAgency(),
      means: try reader.optionalText(), deemed: try reader.flag())
  }
}

extension MatterEvent {
  fileprivate func pack(into writer: inout SnapshotWriter) {
    writer.optional(move) { $0.word($1.text) }
    writer.optional(part) { $0.word($1.text) }
    writer.word(state.text)
    writer.optional(partState) { $0.word($1.text) }
    values.pack(into: &writer)
    writer.moment(occurred)
    writer.moment(recorded)
    writer.change(change)
    circumstances.pack(into: &writer)
    writer.flag(isTakingBack)
  }

  fileprivate init(_ reader: inout SnapshotReader, authors: Int) throws(SnapshotError) {
    self.init(
      move: try reader.optionalCode(), part: try reader.optionalPart(),
      state: try reader.code(), partState: try reader.optionalCode(),
      values: try FieldValues(&reader), occurred: try reader.moment(),
      recorded: try reader.moment(), change: try reader.change(authors: authors),
      circumstances: try Circumstances(&reader), isTakingBack: try reader.flag())
  }
}

extension Matter {
  func pack(into writer: inout SnapshotWriter) {
    writer.word(number.prefix.description)
    writer.count(number.ordinal)
    writer.word(kind.text)
    writer.optional(incident) { $0.incident($1) }
    writer.moment(opened)
    writer.moment(recorded)
    writer.count(author)
    writer.byte(marking.rawValue)
    writer.word(state.text)
    values.pack(into: &writer)
    writer.list(lines) {
      $0.word($1.part.text)
      $0.optional($1.state) { $0.word($1.text) }
      $1.values.pack(into: &$0)
      $0.moment($1.since)
    }
    writer.list(awaits) {
      $1.due.pack(into: &$0)
      $0.list($1.steps) { $1.pack(into: &$0) }
    }
    writer.count(answerCount)
    writer.count(rowCount)
    writer.list(history) { $1.pack(into: &$0) }
    writer.risingPlaces(log.lazy.map { $0.number - 1 })
    writer.change(changed)
  }

  fileprivate init(_ reader: inout SnapshotReader, authors: Int) throws(SnapshotError) {
    self.init(
      number: try reader.matterNumber(), kind: try reader.code(),
      incident: try reader.optional { reader throws(SnapshotError) in try reader.incident() },
      opened: try reader.moment(), recorded: try reader.moment(),
      author: try reader.author(of: authors), marking: try reader.value(),
      state: try reader.code(), values: try FieldValues(&reader),
      lines: try reader.list { reader throws(SnapshotError) in
        MatterLine(
          part: try reader.part(), state: try reader.optionalCode(),
          values: try FieldValues(&reader), since: try reader.moment())
      },
      awaits: try reader.list { reader throws(SnapshotError) in
        AwaitedAnswer(
          due: try AnswerDue(&reader),
          steps: try reader.list { reader throws(SnapshotError) in
            try AwaitedAnswer.Step(&reader, authors: authors)
          })
      },
      answerCount: try reader.count(), rowCount: try reader.count(),
      history: try reader.list { reader throws(SnapshotError) in
        try MatterEvent(&reader, authors: authors)
      },
      log: [], changed: Change(number: 0, author: 0))
    var lines: [LogNumber] = []
    try reader.risingPlaces(below: Int(Int32.max)) { lines.append(LogNumber($0 + 1)) }
    log = lines
    changed = try reader.change(authors: authors)
  }
}
