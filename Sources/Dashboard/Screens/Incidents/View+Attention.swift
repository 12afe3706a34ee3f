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

/// What the row that names what needs somebody most is about. It says the same of the same, as long
/// as nothing happens on the worst incident.
struct AttentionSubjects: Hashable, Sendable {
  let worst: IncidentNumber?
  let latest: AssignmentNumber?
  let silent: [AssignmentNumber]
  let silentCount: Int
}

extension Model {
  private var attentionSubjects: AttentionSubjects {
    AttentionSubjects(
      worst: board.worst(at: now), latest: board.latest(at: now),
      silent: board.unanswered.first(Self.mostNamed),
      silentCount: board.unanswered.count)
  }

  /// The worst incident, the agency that is latest, and what nobody has acknowledged.
  var attention: [AttentionCell] { [worstCell, latestCell, silentCell] }

  private var worstCell: AttentionCell {
    guard let number = board.worst(at: now), let incident = situation.incident(number) else {
      return .calm(Phrases.noneOpen)
    }
    let row = IncidentRow(incident, in: situation, now: now)
    let why = [
      (Glyph.overdue, row.overdueCount), (Glyph.unanswered, row.unansweredCount),
      (Glyph.unable, row.refusedCount),
    ]
    .filter { $0.1 > 0 }.map { "\($0)\($1)" }.joined()
    return AttentionCell(
      label: Phrases.worst, wordings: Phrases.worst(number, incident.details.title, why),
      role: .alert, incident: number)
  }

  private var latestCell: AttentionCell {
    guard let number = board.latest(at: now), let task = situation.assignment(number),
      let due = task.due
    else { return .calm(Phrases.noneLate) }
    let late = Phrases.age(now.milliseconds(since: due))
    let name = agencyName(task.agency)
    let said = "\(name) \(Phrases.late(late))"
    return AttentionCell(
      glyph: Glyph.overdue, label: Phrases.latest,
      wordings: [
        "\(said) \(number) \(task.title)", "\(said) \(number)", said, "\(name) \(late)",
        "\(shortName(task.agency)) \(late)",
      ], role: .overdue, incident: number.incident)
  }

  private var silentCell: AttentionCell {
    let named = board.unanswered.first(Self.mostNamed)
    let tasks = named.compactMap { situation.assignment($0) }.map { task in
      (
        agency: agencyName(task.agency), short: shortName(task.agency), number: task.number,
        age: Phrases.age(max(0, now.milliseconds(since: task.issued)))
      )
    }
    guard let first = tasks.first else { return .calm(Phrases.noneSilent) }
    return AttentionCell(
      glyph: Glyph.unanswered, label: Phrases.silent,
      wordings: Phrases.unanswered(tasks, of: board.unanswered.count), role: .warning,
      incident: first.number.incident)
  }

  /// `Fire`, `Poli`: up to four letters, as the board writes them.
  private func shortName(_ agency: AgencyCode) -> String {
    String(agencyName(agency).prefix(4))
  }

  /// No more than so many tasks have room, however wide the window is.
  private static let mostNamed = 6

  func drawAttention(_ memory: inout ViewMemory, on row: inout Row) {
    let old = memory.attention.flatMap { $0.kept.holds(at: now) ? $0 : nil }
    if let old, memory.attentionIsCurrent { return row = old.kept.row }
    memory.attentionIsCurrent = true
    let subjects = attentionSubjects
    if let old, old.subjects == subjects { return row = old.kept.row }
    drawAttention(on: &row)
    let late = board.latest(at: now).flatMap { situation.assignment($0)?.due }
    let waiting = subjects.silent.compactMap { situation.assignment($0)?.issued }
    let until = nextChange(ofAgesSince: waiting + [late].compactMap { $0 })
    memory.attention = ViewMemory.KeptAttention(
      kept: ViewMemory.Kept(row: row, from: now, until: until), subjects: subjects)
  }

  private func drawAttention(on row: inout Row) {
    let starts = attentionStarts
    for (place, cell) in attention.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] - 2 : row.columns - 1
      draw(cell, from: starts[place], to: end, on: &row)
    }
  }

  private func draw(_ cell: AttentionCell, from start: Int, to end: Int, on row: inout Row) {
    var column = start
    if !cell.glyph.isEmpty { column += row.put(cell.glyph, at: column, role: cell.role) + 1 }
    let width = end - column
    let label = cell.label.isEmpty ? "" : "\(cell.label) "
    let least = cell.wordings.last.map { Text.width(of: $0) } ?? 0
    // Rather the shortest words with their name than longer ones without.
    if Text.width(of: label) + least <= width {
      column += row.put(label, at: column, role: cell.role)
    }
    let room = max(0, end - column)
    // A title that is cut says more than none.
    let isCut = cell.label == Phrases.worst && wordWidth(cell, 1) + 1 + Self.leastTitle <= room
    let text = isCut ? cell.wordings[0] : Text.fitting(cell.wordings, room)
    row.put(text, at: column, width: room, role: cell.incident == nil ? .dim : .strong)
  }

  private func wordWidth(_ cell: AttentionCell, _ place: Int) -> Int {
    cell.wordings.indices.contains(place) ? Text.width(of: cell.wordings[place]) : 0
  }

  /// So much of a title is worth being shown.
  private static let leastTitle = 8

  /// Where the three parts begin: always the same in a window, so that nothing jumps.
  private var attentionStarts: [Int] {
    let columns = size.columns
    let first = columns < 70 ? 18 : columns * 3 / 10
    return [1, 1 + first, 1 + first + (columns - 1 - first) / 2]
  }

  /// The incident a place of the row is about.
  func attentionIncident(at position: Position) -> IncidentNumber? {
    guard position.row == layout.attentionRow else { return nil }
    let place = attentionStarts.lastIndex { $0 <= position.column }
    return place.flatMap { attention[$0].incident }
  }
}
