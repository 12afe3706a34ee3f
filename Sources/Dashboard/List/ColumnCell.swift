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
        ? none : values.map { $0.said(now: now, zone, none: none) }.joined(separator: ", ")
    }
  }
}

extension ColumnTone {
  var role: Role {
    switch self {
    case .plain, .stale: .normal
    case .strong: .strong
    case .dim: .dim
    case .accent: .accent
    case .struck: .struck
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
    case .plain, .strong, .dim, .accent, .good, .warning, .alert, .struck, .priority: ""
    }
  }
}

extension Column {
  /// The words of a cell and how they are drawn; a moment that has not room enough is said by its
  /// day.
  func cell(
    of row: Row, now: Moment, _ zone: ZoneRules, within width: Int? = nil
  ) -> (text: String, role: Role) {
    let value = value(row)
    var said = value.said(now: now, zone)
    if let width, case .moment(let moment) = value, Text.width(of: said) > width {
      said = Phrases.tick(moment, .days, zone)
    }
    let tone = tone(row)
    return (said.isEmpty ? "" : tone.glyph + said, tone.role)
  }

  /// Where a cell stands in its column.
  var alignment: Alignment { isTrailing ? .trailing : .leading }
}
