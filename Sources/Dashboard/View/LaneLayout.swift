import IncidentEngine
import TerminalUI

/// Where the lanes of the agencies stand on a screen.
struct LaneLayout: Hashable, Sendable {
  /// The narrowest lane, in columns.
  static let leastWidth = 26

  let top: Int
  let bottom: Int
  /// Whether there is only room for one lane beside another.
  let isStacked: Bool
  let lanesShown: Int
  let laneWidth: Int
  /// Rows of the head of a lane: name, contact, load, resources, rule.
  let headRows: Int
  /// Rows of a task: its title on one or two, its number and times on the last.
  let taskRows: Int

  init(_ size: Size, agencies: Int) {
    let base = Layout(size, showsPanel: false)
    top = base.listTop - 1
    bottom = base.listTop + base.listHeight
    isStacked = size.columns < 2 * Self.leastWidth + 8
    let height = bottom - top
    headRows = height >= 24 ? 6 : height >= 14 ? 5 : height >= 9 ? 3 : 2
    taskRows = height >= 24 ? 3 : 2
    if isStacked {
      laneWidth = size.columns
      lanesShown = max(1, height / (headRows + 4))
    } else {
      lanesShown = max(1, min(agencies, size.columns / Self.leastWidth))
      laneWidth = size.columns / max(1, lanesShown)
    }
  }

  /// The row of the first task in a lane.
  var tasksTop: Int { top + headRows }

  /// How many tasks fit into the focused lane.
  var tasksShown: Int {
    isStacked ? 2 : max(1, (bottom - tasksTop) / taskRows)
  }
}

extension Model {
  var laneLayout: LaneLayout { LaneLayout(size, agencies: situation.agencies.count) }
}
