import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawAgencies(on frame: inout Frame) {
    let layout = laneLayout
    if situation.agencies.isEmpty {
      frame.rows[layout.top].put(Phrases.noAgencies, at: 2, role: .dim)
      return
    }
    for index in 0..<layout.lanesShown {
      guard let lane = lane(at: lanes.firstLane + index) else { break }
      let focused = lanes.firstLane + index == focusedLane
      if layout.isStacked {
        let height = (layout.bottom - layout.top) / layout.lanesShown
        let top = layout.top + index * height
        draw(
          lane, focused, at: 0, width: layout.laneWidth, top: top, bottom: top + height, on: &frame)
      } else {
        draw(
          lane, focused, at: index * layout.laneWidth, width: layout.laneWidth, top: layout.top,
          bottom: layout.bottom, on: &frame)
      }
    }
    drawHiddenLanes(layout, on: &frame)
  }

  /// How many lanes are out of sight on either side, in the row of the names.
  private func drawHiddenLanes(_ layout: LaneLayout, on frame: inout Frame) {
    let before = lanes.firstLane
    let behind = situation.agencies.count - lanes.firstLane - layout.lanesShown
    guard before > 0 || behind > 0 else { return }
    var parts: [String] = []
    if before > 0 { parts.append("← \(before)\(trouble(in: 0..<lanes.firstLane))") }
    if behind > 0 {
      let places = lanes.firstLane + layout.lanesShown..<situation.agencies.count
      parts.append("\(behind)\(trouble(in: places)) →")
    }
    guard layout.top > 2 else { return }
    frame.rows[2].put(
      " \(parts.joined(separator: "  ")) ", at: 0, width: frame.size.columns - 1, align: .trailing,
      role: .accent)
  }

  /// What is late and unanswered in lanes out of sight.
  private func trouble(in places: Range<Int>) -> String {
    let hidden = places.compactMap { lane(at: $0) }
    let overdue = hidden.reduce(0) { $0 + $1.overdueCount }
    let unanswered = hidden.reduce(0) { $0 + $1.unansweredCount }
    return (overdue > 0 ? " \(Glyph.overdue)\(overdue)" : "")
      + (unanswered > 0 ? " \(Glyph.unanswered)\(unanswered)" : "")
  }

  private func draw(
    _ lane: AgencyLane, _ focused: Bool, at left: Int, width: Int, top: Int, bottom: Int,
    on frame: inout Frame
  ) {
    let room = width - 4
    drawLaneHead(lane, focused, at: left, room: room, top: top, on: &frame)
    let head = laneLayout.headRows
    let first = focused ? lanes.firstTask : 0
    let height = max(0, bottom - top - head)
    let shown = min(lane.tasks.count - first, height / laneLayout.taskRows)
    for index in 0..<max(0, shown) {
      let task = lane.tasks[first + index]
      draw(
        task, isSelected: focused && task.number == lanes.task, at: left, room: room,
        row: top + head + index * laneLayout.taskRows, on: &frame)
    }
    let hidden = lane.tasks.count - max(0, shown)
    if hidden > 0 {
      let text = Phrases.moreLines(hidden)
      frame.rows[top].put(text, at: left + 2, width: room, align: .trailing, role: .dim)
    }
    if lane.tasks.isEmpty, height > 0 {
      frame.rows[top + head].put(Phrases.laneIsEmpty, at: left + 2, width: room, role: .dim)
    }
  }

  private func drawLaneHead(
    _ lane: AgencyLane, _ focused: Bool, at left: Int, room: Int, top: Int, on frame: inout Frame
  ) {
    let head = laneLayout.headRows
    if focused { frame.rows[top].fill(Glyph.selected, from: left, to: left + 1, role: .selected) }
    let name = agencyName(lane.agency.code)
    var column = left + 2
    column +=
      frame.rows[top].put(name, at: column, width: room, role: focused ? .title : .strong) + 1
    let end = left + 2 + room
    func add(_ text: String, _ role: Role) {
      guard column + Text.width(of: text) <= end else { return }
      column += frame.rows[top].put(text, at: column, role: role) + 1
    }
    add(Phrases.openTasks(lane.tasks.count), .dim)
    if lane.overdueCount > 0 { add("\(Glyph.overdue)\(lane.overdueCount)", .overdue) }
    if lane.unansweredCount > 0 { add("\(Glyph.unanswered)\(lane.unansweredCount)", .warning) }
    drawContact(lane, at: left + 2, room: room, row: top + 1, on: &frame)
    guard head >= 5 else { return }
    drawLoad(lane, at: left + 2, room: room, row: top + 2, on: &frame)
    let states = lane.resources.map { "\($0.count) \(Phrases.word($0.state))" }
    let lines = Text.wrap(states.joined(separator: ", "), width: room)
    for (index, line) in lines.prefix(head - 4).enumerated() {
      let isCut = index == head - 5 && lines.count > head - 4
      frame.rows[top + 3 + index].put(
        isCut ? "\(line) …" : line, at: left + 2, width: room, role: .dim)
    }
    frame.rows[top + head - 1].fill(Glyph.rule, from: left + 2, to: left + 2 + room, role: .rule)
  }

  /// How to reach the agency, or for how long it has not answered.
  private func drawContact(
    _ lane: AgencyLane, at left: Int, room: Int, row: Int, on frame: inout Frame
  ) {
    var column = left
    if let wait = lane.longestWaitMilliseconds {
      column += frame.rows[row].put(
        Phrases.noAnswer(Phrases.age(wait)), at: left, width: room, role: .warning)
      column += 2
    }
    frame.rows[row].put(
      lane.agency.contact ?? lane.agency.name, at: column, width: max(0, left + room - column),
      role: .dim)
  }

  /// A bar of the resources on incidents, and the numbers.
  private func drawLoad(
    _ lane: AgencyLane, at left: Int, room: Int, row: Int, on frame: inout Frame
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
    frame.rows[row].put(numbers, at: left + bar + 2, role: isFull ? .warning : .normal)
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
    let lines = laneLayout.taskRows == 3 ? Text.wrap(task.title, width: room - 2) : [task.title]
    frame.rows[row].put(lines[0], at: left + 4, width: room - 2, role: role)
    var last = row + 1
    if lines.count > 1 {
      let rest = lines.dropFirst().joined(separator: " ")
      frame.rows[row + 1].put(rest, at: left + 4, width: room - 2, role: role)
      last = row + 2
    }
    let number = task.number.description
    frame.rows[last].put(number, at: left + 4, width: room - 2, role: .dim)
    frame.rows[last].put(
      taskTail(task), at: left + 5 + number.count, width: max(0, room - 3 - number.count),
      align: .trailing,
      role: overdue ? .overdue : task.status == .issued ? .warning : .dim)
  }
}

extension Phrases {
  static let agencies = "Agencies"
  static let noAgencies = "No agencies yet. Register one: :agency CODE name=…"
  static let laneIsEmpty = "nothing open"
  static let noOwnResources = "no resources"

  static func noAnswer(_ age: String) -> String { "no answer \(age)" }
  static func openTasks(_ count: Int) -> String { count == 1 ? "1 task" : "\(count) tasks" }

  static func word(_ state: ResourceState) -> String {
    switch state {
    case .moving(let movement): movement.word
    case .committed: "committed"
    case .available: "free"
    case .outOfService: "out of service"
    }
  }
}
