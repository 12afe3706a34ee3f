import IncidentEngine
import OperatingPicture
import TerminalUI

/// How the values of columns are said and drawn.
extension ColumnValue {
  /// The words of a cell; `none` stands for nothing, and for a count of nothing.
  public func said(now: Moment, _ zone: ZoneRules, none: String = "") -> String {
    switch self {
    case .none, .record: none
    case .text(let text), .decimal(let text): text
    case .count(let count): count == 0 ? none : "\(count)"
    case .moment(let moment): Phrases.clockOrDate(moment, now: now, zone)
    case .duration(let milliseconds): Phrases.age(milliseconds)
    case .flag(let flag): flag ? Phrases.flagOn : none
    case .list(let values):
      values.isEmpty
        ? none : values.map { $0.said(now: now, zone, none: none) }.joined(separator: ",")
    }
  }
}

extension ColumnTone {
  var role: Role {
    switch self {
    case .plain, .stale: .normal
    case .strong: .strong
    case .dim: .dim
    case .good: .good
    case .warning: .warning
    case .alert: .alert
    case .overdue: .overdue
    case .priority(let value): Priority(rawValue: value)?.role ?? .normal
    }
  }

  /// What says the same where there is no colour.
  var glyph: String {
    switch self {
    case .overdue: Glyph.overdue
    case .stale: Glyph.stale
    case .plain, .strong, .dim, .good, .warning, .alert, .priority: ""
    }
  }
}

extension Column {
  /// The words of a cell and how they are drawn.
  func cell(of row: Row, now: Moment, _ zone: ZoneRules) -> (text: String, role: Role) {
    let said = value(row).said(now: now, zone)
    let tone = tone(row)
    return (said.isEmpty ? "" : tone.glyph + said, tone.role)
  }

  /// Where a cell stands in its column.
  var alignment: Alignment { kind.isTrailing ? .trailing : .leading }
}
