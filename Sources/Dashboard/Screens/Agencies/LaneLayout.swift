import IncidentEngine
import OperatingPicture
import TerminalUI

/// Where the lanes of the agencies stand on a screen.
///
/// From the top: who is latest and who is silent, a table of all agencies where only one lane has
/// room, then the lanes.
struct LaneLayout: Hashable, Sendable {
  /// The narrowest lane, in columns.
  static let leastWidth = 24

  let top: Int
  let bottom: Int
  /// Rows that name the latest and the most silent agency.
  let summaryRows: Int
  /// The row that names lanes out of sight; nil while all are shown.
  let hiddenRow: Int?
  /// Whether there is only room for one lane, below a table of all.
  let isStacked: Bool
  /// Rows of that table; none where it would show too few agencies to be of use.
  let tableRows: Int
  let lanesShown: Int
  let laneWidth: Int
  /// The first row of the lanes.
  let lanesTop: Int
  /// Rows of the head of a lane: name, what is late, contact, load, resources, rule.
  let headRows: Int
  /// Rows of a task: its title on one to three, its number and times on the last.
  let taskRows: Int

  /// The layout for so many agencies, the busiest of which has `tasks` open.
  init(_ size: Size, agencies: Int, tasks: Int) {
    let base = Layout(size, showsPanel: false)
    top = base.listTop - 1
    bottom = base.listTop + base.listHeight
    let height = bottom - top
    summaryRows = height >= 12 ? 2 : 1
    isStacked = size.columns < 60
    lanesShown = isStacked ? 1 : max(1, min(agencies, size.columns / Self.leastWidth))
    laneWidth = size.columns / lanesShown
    var at = top + summaryRows
    let forTable = min(agencies, max(0, height - summaryRows - 6))
    tableRows = isStacked && forTable >= min(agencies, 3) ? forTable : 0
    let hidden = agencies > max(lanesShown, tableRows)
    hiddenRow = hidden ? (base.hasRules ? top - 1 : at) : nil
    if hidden, !base.hasRules { at += 1 }
    if !isStacked, height >= 18 { at += 1 }
    lanesTop = at + tableRows
    let left = bottom - lanesTop
    if tableRows > 0 || left < 8 {
      headRows = 2
    } else if left < 14 {
      headRows = 4
    } else {
      headRows = left >= 24 || (left - 7) / 2 >= tasks ? 7 : 6
    }
    // Titles are written out as long as the tasks of the busiest lane stay in sight.
    let room = (left - headRows) / max(1, tasks)
    taskRows = tableRows > 0 || left < 8 ? 2 : min(5, max(left >= 24 ? 3 : 2, room))
  }

  /// The row of the first task in a lane.
  var tasksTop: Int { lanesTop + headRows }

  /// How many tasks fit into the focused lane.
  var tasksShown: Int { max(1, (bottom - tasksTop) / taskRows) }

  /// The first row of the table of agencies.
  var tableTop: Int { lanesTop - tableRows }

  /// Lanes a screen keeps in sight: those beside each other, or the rows of the table.
  var lanesInSight: Int { tableRows > 0 ? tableRows : lanesShown }
}

extension Model {
  var laneLayout: LaneLayout {
    let agencies = situation.agencies
    let busiest = agencies.map { agencyBoard.openCount(of: $0.code) }.max() ?? 0
    return LaneLayout(size, agencies: agencies.count, tasks: busiest)
  }
}
