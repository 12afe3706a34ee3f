import CommandLanguage
import IncidentEngine
import MatterKinds
import OperatingPicture

/// A row of the registers: a matter, or a line of the log that could be one and has no number.
struct CoordinationItem: Identifiable, Sendable {
  let id: Focus.CoordinationRow
  /// The matter; nil for a line.
  let row: MatterRow?
  /// The kind that it is, or that the line would be.
  let kind: KindCode
  let number: String
  let title: String
  let state: String
  let tone: ColumnTone
  /// What stands for the state where there is no colour.
  let sign: String
  let incident: IncidentNumber?
  let opened: Moment
  let owes: [String]
  let due: Moment?
  let late: Int64?
  let isOpen: Bool

  /// A matter.
  init(_ row: MatterRow, in situation: Situation) {
    let state = row.kind.state(row.matter.state)
    id = .matter(row.matter.number)
    self.row = row
    kind = row.matter.kind
    number = row.matter.number.description
    title = row.title
    self.state = Phrases.matterWords.said(row.matter.state.text, of: row.kind)
    tone = row.matter.isVoid ? .struck : row.isOpen ? state?.tone.column ?? .plain : .dim
    sign = row.lateMilliseconds == nil ? row.sign : Glyph.overdue
    incident = row.matter.incident
    opened = row.matter.opened
    owes = row.debtors.map { Phrases.shortDebtor($0, in: situation) }
    due = row.next?.due.due
    late = row.lateMilliseconds
    isOpen = row.isOpen
  }

  /// A line of the log; nil where it is of no kind that has matters, or one was made of it.
  init?(_ entry: LogEntry, in situation: Situation) {
    guard entry.struck == nil, let kind = entry.kind.matterKind,
      !situation.links(of: .log(entry.number)).contains(where: { $0.link == .from })
    else { return nil }
    id = .line(entry.number)
    row = nil
    self.kind = kind
    number = "#\(entry.number.number)"
    title = situation.text(of: entry)
    state = Phrases.Coordination.line
    tone = .dim
    sign = ""
    incident = entry.incident
    opened = entry.occurred
    owes = []
    due = nil
    late = nil
    isOpen = false
  }
}

extension LogKind {
  /// The kind of matters that a line of this kind could be; nil for none.
  var matterKind: KindCode? {
    switch self {
    case .decision: "decision"
    case .meeting: "meeting"
    case .messageIn, .messageOut: "message"
    case .observation, .order, .risk, .resource, .contact, .handover, .inject, .correction: nil
    }
  }
}

extension MatterRow {
  /// What stands for the state where there is no colour.
  var sign: String {
    if matter.isVoid { return Glyph.cancelled }
    return switch kind.state(matter.state)?.tone {
    case .waits: Glyph.unanswered
    case .good: Glyph.done
    case .bad: Glyph.unable
    case .calm, nil: isOpen ? Glyph.inProgress : Glyph.issued
    }
  }
}

extension MatterState.Tone {
  var column: ColumnTone {
    switch self {
    case .calm: .plain
    case .waits: .warning
    case .good: .good
    case .bad: .alert
    }
  }
}

extension Column where Row == CoordinationItem {
  static let number = Column("number", .number, width: .fixed(6), tone: { $0.tone }) {
    .text($0.number)
  }
  static let sign = Column(
    "sign", .word, width: .fixed(1), tone: { $0.late == nil ? $0.tone : .alert }
  ) { .text($0.sign) }
  static let state = Column("state", .word, width: .fixed(13), tone: { $0.tone }) {
    .text($0.state)
  }
  static let title = Column(
    "title", .words, width: .free(least: 12, share: 2, most: 90),
    tone: { $0.isOpen ? .plain : .dim }
  ) { .text($0.title) }
  static let owes = Column(
    "owes", .several, width: .free(least: 10, share: 1, most: 44), usualFrom: 56, leftOut: 3,
    tone: { $0.late == nil ? .plain : .alert }
  ) { .texts($0.owes) }
  static let due = Column(
    "due", .moment, width: .fixed(6), usualFrom: 46, leftOut: 6,
    tone: { $0.late == nil ? .dim : .overdue }
  ) { .moment(ifAny: $0.due) }
  static let late = Column(
    "late", .duration, width: .fixed(5), usualFrom: 90, leftOut: 2, tone: { _ in .alert }
  ) { .duration(ifAny: $0.late) }
  static let incident = Column(
    "incident", .number, width: .fixed(7), usualFrom: 100, leftOut: 4, tone: { _ in .dim }
  ) { .text(ifAny: $0.incident?.description) }
  static let opened = Column(
    "opened", .moment, width: .fixed(6), usualFrom: 100, leftOut: 1, tone: { _ in .dim }
  ) { .moment($0.opened) }

  /// Columns of the fields that some kinds show in a column, each once. A field with the name of a
  /// column that every matter has is left to that.
  static func ofFields(_ kinds: [MatterKind]) -> [Column] {
    var known: Set<String> = [
      "number", "sign", "state", "title", "owes", "due", "late", "incident", "opened",
    ]
    return kinds.flatMap(\.fields).filter { field in
      guard case .column = field.shows else { return false }
      return known.insert(field.code.text).inserted
    }.map { field in
      Column(field.code.text, field.type.columnKind, width: .fixed(10), usualFrom: nil) { item in
        item.row?.matter.values[field.code]?.column(field.type) ?? .none
      }
    }
  }
}
