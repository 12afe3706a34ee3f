import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// All agencies, a row for each, where there is room for one lane only.
  func drawLaneTable(_ all: [AgencyLane], _ layout: LaneLayout, on frame: inout Frame) {
    let columns = LaneTableColumns(width: frame.size.columns)
    for index in 0..<layout.tableRows where lanes.firstLane + index < all.count {
      let place = lanes.firstLane + index
      draw(all[place], place == focusedLane, columns, on: &frame.rows[layout.tableTop + index])
    }
  }

  private func draw(
    _ lane: AgencyLane, _ isFocused: Bool, _ columns: LaneTableColumns, on row: inout Row
  ) {
    if isFocused { row.fill(Glyph.selected, from: 0, to: 1, role: .selected) }
    row.put(
      agencyName(lane.agency.code), at: 2, width: columns.nameWidth,
      role: isFocused ? .title : .normal)
    row.put(
      lane.tasks.isEmpty ? "–" : "\(lane.tasks.count)", at: columns.open, width: 3,
      align: .trailing, role: .dim)
    let words = LaneTrouble(lane, now: now).wordings[2]
    row.put(words.late, at: columns.late, width: 9, role: .overdue)
    row.put(words.silent, at: columns.silent, width: 9, role: .warning)
    if let load = columns.load {
      let text = lane.resourceCount > 0 ? "\(lane.busyCount)/\(lane.resourceCount)" : "–"
      let isFull = lane.resourceCount > 0 && lane.busyCount == lane.resourceCount
      row.put(
        text, at: load, width: 5, align: .trailing, role: isFull ? .warning : .dim)
    }
  }

  /// The focused lane below the table: who it is, how to reach it, what it has.
  func drawFocusedLane(_ lane: AgencyLane, _ layout: LaneLayout, on frame: inout Frame) {
    let row = layout.lanesTop
    frame.rule(row)
    let name = "\(agencyName(lane.agency.code))  \(Phrases.reached(lane.agency))"
    frame.title(name, row: row, at: 2, width: frame.size.columns - 4)
    let load =
      lane.resourceCount > 0
      ? "\(Phrases.busy(lane.busyCount, of: lane.resourceCount)): "
        + states(of: lane, width: frame.size.columns - 18, rows: 1)[0]
      : Phrases.noOwnResources
    frame.rows[row + 1].put(load, at: 2, width: frame.size.columns - 3, role: .dim)
  }

  /// What the resources do, only whole words of it; `…` stands for what has no room.
  func states(of lane: AgencyLane, width: Int, rows: Int) -> [String] {
    var lines = [""]
    let items = lane.resources.map { "\($0.count) \(Phrases.word($0.state))" }
    for (index, item) in items.enumerated() {
      let isLast = index == items.count - 1
      let text = lines[lines.count - 1]
      let joined = text.isEmpty ? item : "\(text), \(item)"
      let room = isLast ? width : lines.count == rows ? width - 3 : width - 1
      if Text.width(of: joined) <= room || text.isEmpty {
        lines[lines.count - 1] = joined
      } else if lines.count < rows {
        lines[lines.count - 1] = "\(text),"
        lines.append(item)
      } else {
        lines[lines.count - 1] = "\(text), …"
        break
      }
    }
    return lines
  }
}

/// The columns of the table of agencies at a width of 40 or more.
private struct LaneTableColumns: Hashable, Sendable {
  let nameWidth: Int
  let open: Int
  let late: Int
  let silent: Int
  let load: Int?

  init(width: Int) {
    nameWidth = width >= 50 ? 15 : 13
    open = 2 + nameWidth + 1
    late = open + 5
    silent = late + 10
    load = width >= 50 ? width - 7 : nil
  }
}
