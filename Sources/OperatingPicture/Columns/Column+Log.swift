import IncidentEngine

/// A line of the log as it is looked at: with its words, taken out of the narrative.
public struct SeenLine: Sendable {
  /// The line.
  public let entry: LogEntry
  /// What was said, with what a narrow list has no column for.
  public let text: String
  /// Who said it; nil where nobody is named.
  public let from: String?

  /// A line; see the properties.
  public init(_ entry: LogEntry, text: String, from: String?) {
    self.entry = entry
    self.text = text
    self.from = from
  }

  /// What is struck is struck in every column.
  fileprivate func tone(_ usual: ColumnTone) -> ColumnTone {
    entry.struck == nil ? usual : .struck
  }
}

extension Column where Row == SeenLine {
  /// When it happened.
  public static let time = Column(
    "time", .moment, width: .fixed(5), isTrailing: false, tone: { $0.tone(.dim) }
  ) { .moment($0.entry.occurred) }

  /// Its spoken number.
  public static let number = Column(
    "number", .number, width: .fixed(4), tone: { $0.tone(.dim) }
  ) { .text("#\($0.entry.number.number)") }

  /// The incident it is about.
  public static let incident = Column(
    "incident", .number, width: .fixed(7), tone: { $0.tone(.dim) }
  ) { .text(ifAny: $0.entry.incident?.description) }

  /// What kind of line it is.
  public static let kind = Column(
    "kind", .word, width: .fixed(11), usualFrom: 100, tone: { $0.tone($0.entry.kind.tone) }
  ) { .text($0.entry.kind.word) }

  /// Who said it.
  public static let from = Column(
    "from", .words, width: .fixed(14), usualFrom: 70, tone: { $0.tone(.strong) }
  ) { .text(ifAny: $0.from) }

  /// What was said.
  public static let text = Column(
    "text", .words, width: .free(least: 4), tone: { $0.tone($0.entry.kind.tone) }
  ) { .text($0.text) }
}

extension LogKind {
  /// What must be seen in a long list stands out.
  public var tone: ColumnTone {
    switch self {
    case .decision, .order: .strong
    case .risk: .warning
    case .observation, .messageIn, .messageOut, .resource, .contact, .meeting, .handover, .inject,
      .correction:
      .plain
    }
  }
}
