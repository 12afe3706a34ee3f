import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawAgencies(on frame: inout Frame) {
    let layout = laneLayout
    if situation.agencies.isEmpty {
      frame.rows[layout.top].put(
        Phrases.noAgencies, at: 2, width: frame.size.columns - 3, role: .dim)
      return
    }
    let all = allLanes
    drawSummary(layout, on: &frame)
    drawHiddenLanes(all, layout, on: &frame)
    if layout.tableRows > 0 {
      drawLaneTable(all, layout, on: &frame)
      drawFocusedLane(all[focusedLane], layout, on: &frame)
      drawTasks(of: all[focusedLane], true, at: 0, width: layout.laneWidth, on: &frame)
      return
    }
    let last = min(all.count, lanes.firstLane + layout.lanesShown)
    for place in lanes.firstLane..<last {
      let left = (place - lanes.firstLane) * layout.laneWidth
      let isFocused = place == focusedLane
      drawHead(of: all[place], isFocused, at: left, layout, on: &frame)
      drawTasks(of: all[place], isFocused, at: left, width: layout.laneWidth, on: &frame)
    }
  }

  /// Columns of text in a lane: two before it for the mark, two behind it for air.
  private func room(_ width: Int) -> Int { width - 4 }

  private func drawHead(
    of lane: AgencyLane, _ isFocused: Bool, at left: Int, _ layout: LaneLayout,
    on frame: inout Frame
  ) {
    let room = room(layout.laneWidth)
    let top = layout.lanesTop
    let head = layout.headRows
    if isFocused { frame.rows[top].fill(Glyph.selected, from: left, to: left + 1, role: .selected) }
    let name = agencyName(lane.agency.code)
    let used = frame.rows[top].put(
      name, at: left + 2, width: room, role: isFocused ? .title : .strong)
    let rest = max(0, room - used - 1)
    let trouble = LaneTrouble(lane, now: now)
    if head == 2 {
      if !trouble.isNone { trouble.draw(at: left + 3 + used, width: rest, on: &frame.rows[top]) }
      drawContact(of: lane, at: left + 2, room, on: &frame.rows[top + 1])
      return
    }
    frame.rows[top].put(
      Text.fitting(counts(of: lane, isFocused, layout), rest), at: left + 3 + used, width: rest,
      align: .trailing, role: .dim)
    trouble.draw(at: left + 2, width: room, on: &frame.rows[top + 1])
    drawContact(of: lane, at: left + 2, room, on: &frame.rows[top + 2])
    if head >= 6 {
      drawLoad(of: lane, at: left + 2, room: room, row: top + 3, on: &frame)
      let lines = states(of: lane, width: room, rows: head - 5)
      for (index, line) in lines.enumerated() {
        frame.rows[top + 4 + index].put(line, at: left + 2, width: room, role: .dim)
      }
    }
    frame.rows[top + head - 1].fill(Glyph.rule, from: left + 2, to: left + 2 + room, role: .rule)
  }

  /// How many tasks are open, and how many of them are out of sight above and below.
  private func counts(
    of lane: AgencyLane, _ isFocused: Bool, _ layout: LaneLayout
  ) -> [String] {
    let count = lane.tasks.count
    let above = isFocused ? lanes.list.top : 0
    let below = max(0, count - above - layout.tasksShown)
    let more = (above > 0 ? " ↑\(above)" : "") + (below > 0 ? " ↓\(below)" : "")
    return ["\(Phrases.openTasks(count))\(more)", "\(count)\(more)", "\(count)"]
  }

  private func drawContact(
    of lane: AgencyLane, at left: Int, _ room: Int, on row: inout Row
  ) {
    var column = left
    if let onCall = lane.onCall {
      column += row.put(Phrases.onCall(onCall), at: left, width: room, role: .strong) + 2
    }
    if column < left + room, let contact = lane.agency.contact {
      column += row.put(contact, at: column, width: left + room - column) + 2
    }
    // A name of which only a letter or two had room would say nothing.
    let rest = left + room - column
    if rest >= 6 { row.put(lane.agency.name, at: column, width: rest, role: .dim) }
  }

  /// A bar of the resources on incidents, and the numbers.
  private func drawLoad(
    of lane: AgencyLane, at left: Int, room: Int, row: Int, on frame: inout Frame
  ) {
    guard lane.resourceCount > 0 else {
      frame.rows[row].put(Phrases.noOwnResources, at: left, width: room, role: .dim)
      return
    }
    let numbers = "\(lane.busyCount)/\(lane.resourceCount)"
    let bar = max(4, min(20, room - numbers.count - 2))
    let filled = (lane.busyCount * bar + lane.resourceCount / 2) / lane.resourceCount
    let isFull = lane.busyCount == lane.resourceCount
    frame.rows[row].fill("█", from: left, to: left + filled, role: isFull ? .warning : .normal)
    frame.rows[row].fill("░", from: left + filled, to: left + bar, role: .dim)
    frame.rows[row].put(
      numbers, at: left + bar + 2, width: max(0, room - bar - 2), role: isFull ? .warning : .normal)
  }

  private func drawTasks(
    of lane: AgencyLane, _ isFocused: Bool, at left: Int, width: Int, on frame: inout Frame
  ) {
    let layout = laneLayout
    if lane.tasks.isEmpty {
      if layout.tasksTop < layout.bottom {
        frame.rows[layout.tasksTop].put(
          Phrases.laneIsEmpty, at: left + 2, width: room(width), role: .dim)
      }
      return
    }
    let shown = lane.tasks.window(
      from: isFocused ? lanes.list.top : 0, count: layout.tasksShown)
    for (index, task) in shown.enumerated() {
      let row = layout.tasksTop + index * layout.taskRows
      guard row + layout.taskRows <= layout.bottom else { return }
      draw(
        task, isSelected: isFocused && task.number == lanes.task, at: left, room: room(width),
        row: row, on: &frame)
    }
  }

  private func draw(
    _ task: Assignment, isSelected: Bool, at left: Int, room: Int, row: Int, on frame: inout Frame
  ) {
    if isSelected {
      frame.rows[row].fill(Glyph.selected, from: left, to: left + 1, role: .selected)
    }
    let overdue = task.isOverdue(at: now)
    frame.rows[row].put(
      overdue ? Glyph.overdue : Glyph.of(task.status), at: left + 2,
      role: overdue ? .overdue : task.status.role)
    let role: Role = isSelected ? .strong : .normal
    let titleRows = min(3, laneLayout.taskRows - 1)
    var lines = titleRows > 1 ? Text.wrap(task.title, width: room - 2) : [task.title]
    if lines.count > titleRows {
      lines = lines.prefix(titleRows - 1) + [lines[(titleRows - 1)...].joined(separator: " ")]
    }
    for (index, line) in lines.enumerated() {
      frame.rows[row + index].put(line, at: left + 4, width: room - 2, role: role)
    }
    let last = row + lines.count
    let number = task.number.description
    let used = frame.rows[last].put(number, at: left + 4, width: room - 2, role: .dim)
    let rest = max(0, room - 3 - used)
    frame.rows[last].put(
      Text.fitting(times(of: task), rest), at: left + 5 + used, width: rest, align: .trailing,
      role: overdue ? .overdue : task.status == .issued ? .warning : .dim)
  }

  /// What the clock says of a task, the longest words first; its glyph has said the status.
  private func times(of task: Assignment) -> [String] {
    let due = task.due.map { Phrases.due(time($0)) }
    if task.isOverdue(at: now), let since = task.due {
      let age = Phrases.age(now.milliseconds(since: since))
      let late = Phrases.late(age)
      return task.status == .issued
        ? ["\(late) \(Glyph.unanswered)", late, age] : [late, age]
    }
    if task.status == .issued {
      let age = Phrases.age(max(0, now.milliseconds(since: task.issued)))
      let waits = Phrases.waits(age)
      return (due.map { ["\(waits), \($0)"] } ?? []) + [waits, age]
    }
    return [due ?? task.status.word, task.due.map { time($0) } ?? task.status.word]
  }
}
