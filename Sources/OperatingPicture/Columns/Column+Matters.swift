import IncidentEngine
import MatterKinds

/// A matter as a register shows it, at one moment.
public struct MatterRow: Sendable {
  /// The matter.
  public let matter: Matter
  /// Its kind.
  public let kind: MatterKind
  /// Whether it still asks for something.
  public let isOpen: Bool
  /// What the room called now.
  public let now: Moment
  /// Its next answer by time; nil where none is owed.
  public let next: AwaitedAnswer?

  /// A row; nil where the kind of the matter is not known.
  public init?(_ matter: Matter, in situation: Situation, now: Moment) {
    guard let kind = situation.matterKind(matter.kind) else { return nil }
    self.matter = matter
    self.kind = kind
    self.now = now
    isOpen = situation.isOpen(matter)
    next = matter.awaits.min { one, other in
      (one.due.due ?? .distant, one.due.ordinal) < (other.due.due ?? .distant, other.due.ordinal)
    }
  }

  /// What it is called by, behind the counts that are said before it: `2 boats`.
  public var title: String {
    let words = kind.titleField.flatMap { matter.values[$0.code]?.texts.joined(separator: ", ") }
    let counts = kind.fields.compactMap { field -> String? in
      guard field.place == .word, case .count = field.type else { return nil }
      return matter.values[field.code]?.integer.map { String($0) }
    }
    return (counts + [words].compactMap { $0 }).joined(separator: " ")
  }

  /// Milliseconds for which its next answer is late; nil while it is not.
  public var lateMilliseconds: Int64? {
    guard let due = next?.due.due, due < now else { return nil }
    return now.milliseconds(since: due)
  }

  /// Who owes answers, each once, in the order in which they began to.
  public var debtors: [Debtor] {
    matter.awaits.map(\.due.from).reduce(into: []) { found, debtor in
      if !found.contains(debtor) { found.append(debtor) }
    }
  }
}

extension MatterRow {
  /// Where it stands in a list: what is owed by its time, then what is open, then what has ended.
  public var rank: (Int, Int64) {
    if let due = next?.due.due { return (0, due.milliseconds) }
    if next != nil { return (1, matter.opened.milliseconds) }
    return (isOpen ? 2 : 3, 0 &- matter.opened.milliseconds)
  }
}

extension Moment {
  /// After every time that can be written.
  static let distant = Moment(milliseconds: .max)
}

extension Debtor {
  /// The code of the agency or post, or the number of the officer.
  public var code: String {
    switch self {
    case .agency(let code): code.text
    case .post(let post): post.word
    case .officer(let id): "officer \(id.number)"
    }
  }
}

extension FieldValue {
  /// As a value of a column; `type` says what a number is.
  public func column(_ type: FieldType) -> ColumnValue {
    switch self {
    case .text(let text): .text(text)
    case .texts(let texts): .texts(texts)
    case .flag(let flag): .flag(flag)
    case .integer(let number):
      switch type {
      case .past, .due: .moment(Moment(milliseconds: number))
      case .span: .duration(number &* 60_000)
      case .decimal: .decimal(Self.decimal(number, places: 3))
      case .line, .text, .flag, .money, .day, .point, .place, .key, .agency, .agencies, .post,
        .officer, .incident, .task, .resource, .marking, .measures, .file, .count, .choice,
        .choices, .matter, .matters, .rows:
        .count(Int(clamping: number))
      }
    }
  }

  /// A number of so many decimal places.
  public static func decimal(_ number: Int64, places: Int) -> String {
    if places == 0 { return String(number) }
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = padded.dropLast(places)
    return "\(number < 0 ? "-" : "")\(whole).\(padded.suffix(places))"
  }
}

extension Column where Row == MatterRow {
  /// Its spoken number.
  public static let number = Column("number", .number) { .text($0.matter.number.description) }
  /// Where it stands, by its code.
  public static let state = Column("state", .word) { .text($0.matter.state.text) }
  /// What it is called by.
  public static let title = Column("title", .words, width: .free(least: 8)) { .text($0.title) }
  /// Who owes an answer.
  public static let owes = Column("owes", .several) { .texts($0.debtors.map(\.code)) }
  /// By when the next answer is owed.
  public static let due = Column("due", .moment) { .moment(ifAny: $0.next?.due.due) }
  /// For how long it is late.
  public static let late = Column("late", json: "lateSeconds", .duration) {
    .duration(ifAny: $0.lateMilliseconds)
  }
  /// The incident it is about.
  public static let incident = Column("incident", .number) {
    .text(ifAny: $0.matter.incident?.description)
  }
  /// When it was opened.
  public static let opened = Column("opened", .moment) { .moment($0.matter.opened) }

  /// What a filter can ask: the members of the document, and the fields of some kinds.
  public static func asked(of kinds: [MatterKind]) -> [Column] {
    var known = Set(document.map(\.name))
    return document
      + kinds.flatMap(\.fields).filter { known.insert($0.code.text).inserted }.map { field in
        Column(field.code.text, field.type.columnKind) { row in
          row.matter.values[field.code]?.column(field.type) ?? .none
        }
      }
  }

  /// Every member of a matter in a document; docs/shell.md names them.
  public static let document: [Column] = [
    .number,
    Column("kind", .word) { .text($0.matter.kind.text) },
    .state,
    Column("open", .flag) { .flag($0.isOpen) },
    .title,
    .incident,
    Column("marking", .word) { .text($0.matter.marking.word) },
    .opened,
    Column("waiting", .flag) { .flag(!$0.matter.awaits.isEmpty) },
    .owes,
    .due,
    .late,
    Column("answers", .record) { .list($0.matter.awaits.map(\.record)) },
    Column("fields", .record) { .record($0.matter.values.members($0.kind.fields)) },
    Column("parts", .record) { row in .list(row.matter.lines.map { $0.record(row.kind) }) },
  ]
}

extension ColumnValue.Member {
  fileprivate init(_ name: String, _ value: ColumnValue) {
    self.init(name: name, value: value)
  }
}

extension AwaitedAnswer {
  fileprivate var record: ColumnValue {
    .record([
      .init("move", .text(due.move.text)), .init("part", .text(ifAny: due.part?.text)),
      .init("from", .text(due.from.code)), .init("since", .moment(due.since)),
      .init("due", .moment(ifAny: due.due)), .init("steps", .texts(steps.map(\.step.word))),
    ])
  }
}

extension FieldValues {
  fileprivate func members(_ fields: [MatterField]) -> [ColumnValue.Member] {
    entries.map { entry in
      let type = fields.first { $0.code == entry.code }?.type ?? .text
      return .init(entry.code.text, entry.value.column(type))
    }
  }
}

extension MatterLine {
  fileprivate func record(_ kind: MatterKind) -> ColumnValue {
    .record([
      .init("part", .text(part.text)), .init("state", .text(ifAny: state?.text)),
      .init("since", .moment(since)),
      .init("fields", .record(values.members(kind.columns(of: part.parts)))),
    ])
  }
}

extension FieldType {
  /// What kind of value a column of such a field holds.
  public var columnKind: ColumnKind {
    switch self {
    case .past, .due: .moment
    case .span: .duration
    case .count, .decimal, .money, .day, .officer, .resource: .count
    case .flag: .flag
    case .agencies, .measures, .choices, .matters: .several
    case .incident, .task, .matter: .number
    case .choice, .agency, .post, .marking: .word
    case .line, .text, .point, .place, .key, .file: .words
    case .rows: .record
    }
  }
}
