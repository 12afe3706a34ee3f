import IncidentEngine
import OperatingPicture
import TerminalUI

/// Where the officer stands among the lanes: an agency, and one of its tasks, both by identity.
struct LaneFocus: Hashable, Sendable {
  var agency: AgencyCode?
  var task: AssignmentNumber?
  /// The first lane shown.
  var firstLane = 0
  /// The first task shown in the focused lane.
  var firstTask = 0
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
      of: agency, in: situation, now: now, held: shown.frozenLanes[agency.code])
  }

  mutating func moveAmongLanes(_ step: Step) {
    switch step {
    case .up: moveTask(by: -1)
    case .down: moveTask(by: 1)
    case .pageUp: moveTask(by: -max(1, laneLayout.tasksShown - 1))
    case .pageDown: moveTask(by: max(1, laneLayout.tasksShown - 1))
    case .first: moveTask(by: -1_000_000)
    case .last: moveTask(by: 1_000_000)
    case .left: focusLane(focusedLane - 1)
    case .right: focusLane(focusedLane + 1)
    }
  }

  private mutating func focusLane(_ place: Int) {
    guard !situation.agencies.isEmpty else { return }
    let bounded = min(max(0, place), situation.agencies.count - 1)
    lanes.agency = situation.agencies[bounded].code
    lanes.task = lane(at: bounded)?.tasks.first?.number
    lanes.firstTask = 0
    keepLaneVisible()
  }

  private mutating func moveTask(by rows: Int) {
    guard let lane = lane(at: focusedLane), !lane.tasks.isEmpty else {
      lanes.task = nil
      return
    }
    let here = lane.tasks.place(of: lanes.task)
    let place = min(max(0, (here ?? 0) + (here == nil ? 0 : rows)), lane.tasks.count - 1)
    lanes.task = lane.tasks[place].number
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
    let task = lane.tasks.place(of: lanes.task)
    if task == nil { lanes.task = lane.tasks.first?.number }
    let row = task ?? 0
    let height = max(1, laneLayout.tasksShown)
    if row < lanes.firstTask { lanes.firstTask = row }
    if row >= lanes.firstTask + height { lanes.firstTask = row - height + 1 }
    lanes.firstTask = min(lanes.firstTask, max(0, lane.tasks.count - height))
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
    let task = lanes.firstTask + row
    if row < layout.tasksShown, (0..<lane.tasks.count).contains(task) {
      lanes.task = lane.tasks[task].number
    }
  }

  /// Goes to the task that a row of the summary names.
  private mutating func focusSummary(_ row: Int) {
    guard let task = summaryTask(inRow: row) else { return }
    lanes.agency = task.agency
    lanes.task = task.number
    lanes.firstTask = 0
    keepLaneVisible()
  }
}

extension Situation {
  fileprivate func agency(_ code: AgencyCode?) -> Agency? { code.flatMap { agency($0) } }
}
