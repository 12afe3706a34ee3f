import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// An incident on the wall: its number, priority, title and place; its agencies; what is late.
  func draw(
    card incident: Incident, _ layout: WallLayout, at left: Int, row: Int, on frame: inout Frame
  ) {
    let seen = IncidentRow(incident, in: situation, now: now)
    let end = left + layout.cardWidth
    var column = left
    column += frame.rows[row].put(
      "P\(seen.priority.rawValue)", at: column, role: seen.priority.role)
    column += 2
    column += frame.rows[row].put(seen.number.description, at: column, role: .accent) + 2
    drawHeadline(seen, from: column, to: end, on: &frame.rows[row])
    let indent = left + 4
    let late = lateTasks(incident)
    if layout.showsAgencies, frame.rows.indices.contains(row + 1) {
      drawAgencies(seen, from: indent, to: end, on: &frame.rows[row + 1])
    }
    let first = row + (layout.showsAgencies ? 2 : 1)
    let bottom = min(first + layout.lateLines, size.rows - 1)
    for line in first..<max(first, bottom) {
      let index = line - first
      guard index == 0 || index < late.count else { break }
      let isLast = line == bottom - 1
      let shown = isLast ? late[index...] : late[index..<min(index + 1, late.count)]
      drawLate(shown, from: indent, to: end, on: &frame.rows[line])
    }
  }

  /// Title and place; the place gives way first.
  private func drawHeadline(_ row: IncidentRow, from column: Int, to end: Int, on line: inout Row) {
    let room = end - column
    let title = min(Text.width(of: row.title), room)
    line.put(row.title, at: column, width: room, role: .strong)
    let left = room - title - 3
    guard left >= 8, !row.place.isEmpty else { return }
    line.put(row.place, at: column + title + 3, width: left, role: .dim)
  }

  /// `● Fire on scene   △ Police alerted`.
  private func drawAgencies(_ row: IncidentRow, from column: Int, to end: Int, on line: inout Row) {
    var column = column
    for (index, mark) in row.agencies.enumerated() {
      let text = "\(agencyName(mark.agency)) \(mark.participation.word)"
      let isLast = index == row.agencies.count - 1
      let rest = isLast ? 0 : 5
      guard column + 2 + Text.width(of: text) + rest <= end else {
        line.put("+\(row.agencies.count - index)", at: column, width: end - column, role: .dim)
        return
      }
      line.put(Glyph.of(mark.participation), at: column, role: mark.participation.role)
      column += 2 + line.put(text, at: column + 2, role: .normal) + 3
    }
  }

  /// The tasks that are overdue, wait for an answer or were refused, the most pressing first.
  func lateTasks(_ incident: Incident) -> [Assignment] {
    IncidentDetail(incident, in: situation, now: now, logLimit: 0, turnLimit: 0).tasks.filter {
      $0.isOverdue(at: now) || $0.status == .issued || $0.isRefused
    }
  }

  private func drawLate(
    _ tasks: ArraySlice<Assignment>, from column: Int, to end: Int, on line: inout Row
  ) {
    if tasks.isEmpty {
      line.put(Phrases.Wall.nothingLate, at: column, width: end - column, role: .good)
      return
    }
    var column = column
    for (index, task) in tasks.enumerated() {
      let (text, role) = said(late: task)
      let more = tasks.count - index - 1
      let rest = more > 0 ? Phrases.Wall.more(more).count + 3 : 0
      let isFirst = index == 0
      guard isFirst || column + Text.width(of: text) + rest <= end else {
        line.put(Phrases.Wall.more(more + 1), at: column, width: end - column, role: .dim)
        return
      }
      column += line.put(text, at: column, width: end - column - rest, role: role) + 3
    }
  }

  /// `! Fire 2m late: find two missing`.
  private func said(late task: Assignment) -> (String, Role) {
    let agency = agencyName(task.agency)
    if let due = task.due, task.isOverdue(at: now) {
      let age = Phrases.age(now.milliseconds(since: due))
      let waits = task.status == .issued ? " \(Glyph.unanswered)" : ""
      return (
        "\(Glyph.overdue)\(waits) \(agency) \(Phrases.Wall.late(age)): \(task.title)", .overdue
      )
    }
    if task.isRefused {
      return ("\(Glyph.unable) \(agency) \(Phrases.Wall.unable): \(task.title)", .alert)
    }
    let age = Phrases.age(now.milliseconds(since: task.issued))
    return ("\(Glyph.unanswered) \(agency) \(Phrases.noAnswer(age)): \(task.title)", .warning)
  }
}
