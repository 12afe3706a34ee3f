import IncidentEngine
import OperatingPicture
import TerminalUI

/// Where the officer stands among the lanes: an agency, and one of its tasks, both by identity.
struct LaneFocus: Hashable, Sendable {
  var agency: AgencyCode?
  /// Where the officer stands in the lane in focus.
  var list = ListState<AssignmentNumber>()
  /// The first lane shown.
  var firstLane = 0
  /// The tasks of every lane as they stood when the officer began to act.
  var held: [AgencyCode: [AssignmentNumber]] = [:]

  /// The task in focus.
  var task: AssignmentNumber? { list.selection }

  /// Goes to a task of an agency, in the lane from its head on.
  mutating func focus(on task: AssignmentNumber?, of agency: AgencyCode) {
    self.agency = agency
    list = ListState(selection: task)
  }
}

/// The tasks of a lane as the rows of a list.
struct LaneRows: ListSource {
  let tasks: LaneTasks
  var count: Int { tasks.count }
  func id(at place: Int) -> AssignmentNumber { tasks[place].number }
  func place(of id: AssignmentNumber) -> Int? { tasks.place(of: id) }
}

extension Model {
  /// The agencies in their order, and where the focused one stands.
  var focusedLane: Int {
    let agencies = situation.agencies
    return agencies.firstIndex { $0.code == lanes.agency } ?? 0
  }

  func lane(at place: Int) -> AgencyLane? {
    guard situation.agencies.indices.contains(place) else { return nil }
    return lane(of: situation.agencies[place])
  }

  /// An agency's lane; its tasks stand as they stood when the officer began to act.
  func lane(of agency: Agency) -> AgencyLane {
    agencyBoard.lane(
      of: agency, in: situation, now: now, held: lanes.held[agency.code])
  }

  mutating func moveAmongLanes(_ step: Step) {
    switch step {
    case .up, .down, .pageUp, .pageDown, .first, .last: moveTask(step)
    case .left: focusLane(focusedLane - 1)
    case .right: focusLane(focusedLane + 1)
    }
  }

  private mutating func focusLane(_ place: Int) {
    guard !situation.agencies.isEmpty else { return }
    let bounded = min(max(0, place), situation.agencies.count - 1)
    lanes.focus(on: lane(at: bounded)?.tasks.first?.number, of: situation.agencies[bounded].code)
    keepLaneVisible()
  }

  private mutating func moveTask(_ step: Step) {
    guard let lane = lane(at: focusedLane) else { return }
    lanes.list.move(step, in: LaneRows(tasks: lane.tasks), height: laneLayout.tasksShown)
    keepLaneVisible()
  }

  /// Keeps the focus on something that is there, and in sight.
  mutating func keepLaneVisible() {
    if situation.agency(lanes.agency) == nil { lanes.agency = situation.agencies.first?.code }
    let shown = max(1, laneLayout.lanesInSight)
    let place = focusedLane
    if place < lanes.firstLane { lanes.firstLane = place }
    if place >= lanes.firstLane + shown { lanes.firstLane = place - shown + 1 }
    lanes.firstLane = min(lanes.firstLane, max(0, situation.agencies.count - shown))
    guard let lane = lane(at: place) else { return }
    let rows = LaneRows(tasks: lane.tasks)
    lanes.list.selectIfLost(in: rows, height: laneLayout.tasksShown)
    lanes.list.keepVisible(in: rows, height: laneLayout.tasksShown)
  }

  /// Opens the line that gives the focused task to another agency.
  mutating func reissueFocused() {
    guard let task = lanes.task else { return }
    let isLate = situation.assignment(task)?.isOverdue(at: now) ?? false
    openLine("reissue \(task) \(isLate ? "due=+30m " : "")to=")
  }

  mutating func clickLane(_ position: Position) {
    let layout = laneLayout
    guard position.row >= layout.top, position.row < layout.bottom else { return }
    if position.row < layout.top + layout.summaryRows { return focusSummary(position.row) }
    let isTable = (layout.tableTop..<layout.lanesTop).contains(position.row)
    if isTable { return focusLane(lanes.firstLane + position.row - layout.tableTop) }
    guard position.row >= layout.lanesTop else { return }
    let place =
      layout.isStacked
      ? focusedLane : lanes.firstLane + position.column / max(1, layout.laneWidth)
    guard situation.agencies.indices.contains(place) else { return }
    if place != focusedLane { focusLane(place) }
    let row = (position.row - layout.tasksTop) / layout.taskRows
    guard position.row >= layout.tasksTop, let lane = lane(at: place) else { return }
    let task = lanes.list.top + row
    if row < layout.tasksShown, (0..<lane.tasks.count).contains(task) {
      lanes.list.selection = lane.tasks[task].number
    }
  }

  /// Goes to the task that a row of the summary names.
  private mutating func focusSummary(_ row: Int) {
    guard let task = summaryTask(inRow: row) else { return }
    lanes.focus(on: task.number, of: task.agency)
    keepLaneVisible()
  }
}

extension Situation {
  fileprivate func agency(_ code: AgencyCode?) -> Agency? { code.flatMap { agency($0) } }
}
