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
  /// Every member of a matter in a document; docs/shell.md names them.
  public static let document: [Column] = [
    Column("number", .number) { .text($0.matter.number.description) },
    Column("kind", .word) { .text($0.matter.kind.text) },
    Column("state", .word) { .text($0.matter.state.text) },
    Column("open", .flag) { .flag($0.isOpen) },
    Column("title", .words) { .text($0.title) },
    Column("incident", .number) { .text(ifAny: $0.matter.incident?.description) },
    Column("marking", .word) { .text($0.matter.marking.word) },
    Column("opened", .moment) { .moment($0.matter.opened) },
    Column("waiting", .flag) { .flag(!$0.matter.awaits.isEmpty) },
    Column("owes", .several) { .texts($0.debtors.map(\.code)) },
    Column("due", .moment) { .moment(ifAny: $0.next?.due.due) },
    Column("late", json: "lateSeconds", .duration) { .duration(ifAny: $0.lateMilliseconds) },
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
