import IncidentEngine
import OperatingPicture
import TerminalUI

/// A part of the row that names what needs somebody most.
struct AttentionCell: Hashable, Sendable {
  /// A mark, or nothing.
  var glyph = ""
  /// What it is named: `latest`.
  var label = ""
  /// What is said, the longest words first.
  let wordings: [String]
  /// How mark and name are drawn.
  let role: Role
  /// The incident it is about; nil where all is well.
  var incident: IncidentNumber?

  /// All is well.
  static func calm(_ text: String) -> AttentionCell {
    AttentionCell(glyph: Glyph.done, wordings: [text], role: .good)
  }
}

extension Model {
  /// The worst incident, the agency that is latest, and the one that is silent for longest.
  var attention: [AttentionCell] {
    let tasks = summary(rows: 2)
    let isSilentToo = tasks.first??.waitMilliseconds != nil
    let calm = [
      Phrases.noneLate, isSilentToo ? Phrases.othersNotSilent : Phrases.noneSilent,
    ]
    return [worstCell]
      + zip(tasks, calm).map { task, calm in task.map(cell) ?? .calm(calm) }
  }

  private var worstCell: AttentionCell {
    guard let number = board.worst(at: now), let incident = situation.incident(number) else {
      return .calm(Phrases.noneOpen)
    }
    return AttentionCell(
      label: Phrases.worst, wordings: ["\(number) \(incident.details.title)", "\(number)"],
      role: .alert, incident: number)
  }

  private func cell(_ worst: WorstTask) -> AttentionCell {
    let task = worst.task
    let name = agencyName(task.agency)
    let words = worst.wordings + [Phrases.age(worst.milliseconds)]
    let said = ["\(task.number) \(task.title)", "\(task.number)"].map {
      "\(name) \(words[0]): \($0)"
    }
    return AttentionCell(
      glyph: worst.isLate ? Glyph.overdue : Glyph.unanswered,
      label: worst.isLate ? Phrases.latest : Phrases.silent,
      wordings: said + words.map { "\(name) \($0)" },
      role: worst.isLate ? .overdue : .warning, incident: task.number.incident)
  }

  func drawAttention(on row: inout Row) {
    let starts = attentionStarts
    for (place, cell) in attention.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] - 2 : row.columns - 1
      draw(cell, from: starts[place], to: end, on: &row)
    }
  }

  /// So much of a title is worth being shown.
  private static let leastTitle = 8

  /// Where the three parts begin: always the same in a window, so that nothing jumps.
  private var attentionStarts: [Int] {
    let columns = size.columns
    let first = columns < 70 ? 16 : columns * 3 / 10
    return [1, 1 + first, 1 + first + (columns - 1 - first) / 2]
  }

  private func draw(_ cell: AttentionCell, from start: Int, to end: Int, on row: inout Row) {
    var column = start
    if !cell.glyph.isEmpty { column += row.put(cell.glyph, at: column, role: cell.role) + 1 }
    let width = end - column
    let labels = cell.label.isEmpty ? [""] : ["\(cell.label) ", ""]
    // Rather the shorter words than the name cut; rather the name cut than nothing said.
    let least = cell.wordings.last.map { Text.width(of: $0) } ?? 0
    let label = labels.first { Text.width(of: $0) + least <= width } ?? ""
    column += row.put(label, at: column, role: cell.role)
    let room = max(0, end - column)
    // A title that is cut says more than none.
    let isCut = cell.wordings.count == 2 && least + Self.leastTitle <= room
    let text = isCut ? cell.wordings[0] : Text.fitting(cell.wordings, room)
    row.put(text, at: column, width: room, role: cell.incident == nil ? .dim : .strong)
  }

  /// The incident a place of the row is about.
  func attentionIncident(at position: Position) -> IncidentNumber? {
    guard position.row == layout.attentionRow else { return nil }
    let place = attentionStarts.lastIndex { $0 <= position.column }
    return place.flatMap { attention[$0].incident }
  }
}
