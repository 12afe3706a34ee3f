import IncidentEngine
import OperatingPicture
import TerminalUI

extension Situation {
  /// Whether any matter is about an incident, or linked to it.
  func hasMatters(about number: IncidentNumber) -> Bool { !matters(about: number).isEmpty }
}

extension Model {
  /// The matters of an incident as a page: each with what is owed on it beneath.
  func matterLines(_ incident: Incident, _ width: Int) -> [PanelLine] {
    matterRows(of: incident).flatMap { row -> [PanelLine] in
      let owed = row.matter.awaits.map { said($0, row) }.joined(separator: " · ")
      let line = matterLine(row, width)
      if owed.isEmpty { return [line] }
      let left = width < 60 ? 4 : 9
      let isLate = row.lateMilliseconds != nil
      return [line]
        + Text.wrap(owed, width: max(8, width - left)).prefix(3).map { text in
          PanelLine(pieces: [
            .init(text: text, at: left, width: width - left, role: isLate ? .warning : .dim)
          ])
        }
    }
  }

  /// The open matters of an incident, a line each.
  func openMatterLines(_ incident: Incident, width: Int) -> [PanelLine] {
    matterRows(of: incident).filter(\.isOpen).map { matterLine($0, width) }
  }

  /// What is owed first stands first, then what is open; what has ended comes last.
  private func matterRows(of incident: Incident) -> [MatterRow] {
    let rows = situation.matters(about: incident.number).compactMap {
      MatterRow($0, in: situation, now: now)
    }
    return rows.enumerated().sorted { one, other in
      (one.element.panelRank, one.offset) < (other.element.panelRank, other.offset)
    }.map(\.element)
  }

  /// `M-14  ▲ message sent  Feeder 12: confirm dead   Utilities by 14:15`.
  private func matterLine(_ row: MatterRow, _ width: Int) -> PanelLine {
    let item = CoordinationItem(row, in: situation)
    let isLate = item.late != nil
    let who = item.owes.first.map { $0 + (item.owes.count > 1 ? " +\(item.owes.count - 1)" : "") }
    let moment =
      item.late.map { Phrases.Coordination.late(Phrases.age($0)) }
      ?? item.due.map { self.time($0) }
    let tail =
      isLate
      ? [who, moment].compactMap { $0 }.joined(separator: " ")
      : Phrases.Coordination.owing(who ?? "", by: moment)
    let tailWidth = min(Text.width(of: tail), max(0, width / 3))
    let kind = width < 60 ? "" : Phrases.noun(of: item.kind, in: situation) + " "
    let state = "\(kind)\(item.state)"
    let stateWidth = width < 46 ? 0 : width < 60 ? 10 : 22
    let left = stateWidth == 0 ? 9 : 10 + stateWidth
    return PanelLine(pieces: [
      .init(text: item.number, at: 0, width: 6, role: item.isOpen ? .strong : .dim),
      .init(text: item.sign, at: 7, width: 1, role: isLate ? .overdue : item.tone.role),
      .init(text: state, at: 9, width: stateWidth, role: item.tone.role),
      .init(
        text: item.title, at: left, width: max(0, width - left - tailWidth - 1),
        role: item.isOpen ? .normal : .dim),
      .init(
        text: tail, at: max(left, width - tailWidth), width: tailWidth,
        role: isLate ? .overdue : .dim),
    ])
  }
}

extension MatterRow {
  fileprivate var panelRank: Int64 {
    if let due = next?.due.due { return due.milliseconds }
    return isOpen ? .max - 1 : .max
  }
}
