import IncidentEngine
import OperatingPicture
import TerminalUI

/// A line of a panel: pieces of text with their columns and roles.
struct PanelLine: Hashable, Sendable {
  struct Piece: Hashable, Sendable {
    var text: String
    var at: Int
    var width: Int
    var align: Alignment = .leading
    var role: Role = .normal
  }

  var pieces: [Piece]
}

extension Frame {
  /// A titled list of lines; what does not fit is counted beside the title.
  mutating func section(
    _ title: String, _ lines: [PanelLine], at left: Int, top: Int, height: Int, width: Int,
    scroll: Int
  ) {
    guard height > 0, width > 4, top < rows.count else { return }
    rows[top].put(title, at: left, width: width, role: .heading)
    let room = height - 1
    guard room > 0 else { return }
    let first = min(scroll, max(0, lines.count - room))
    let shown = min(room, lines.count - first)
    for index in 0..<max(0, shown) where top + 1 + index < rows.count {
      for piece in lines[first + index].pieces where piece.width > 0 {
        rows[top + 1 + index].put(
          piece.text, at: left + piece.at, width: min(piece.width, width - piece.at),
          align: piece.align, role: piece.role)
      }
    }
    let hidden = lines.count - shown
    if hidden > 0, width > 24 {
      rows[top].put(
        Phrases.moreLines(hidden), at: left + 12, width: width - 12, align: .trailing, role: .dim)
    }
  }
}

extension Model {
  /// `/4 ! Fire  evacuate Mill Rd 1–60   due 14:00  12m late`.
  ///
  /// A long title goes on in a second line where all of them fit into `rows`.
  func taskLines(_ detail: IncidentDetail, width: Int, rows: Int) -> [PanelLine] {
    if detail.tasks.isEmpty { return [note(Phrases.noTasks(press(.giveTask, or: "task")), width)] }
    let ordinal = 1 + String(detail.tasks.count).count
    let longest = detail.tasks.map { $0.agency.text.count }.max() ?? 4
    let agency = min(width < 50 ? 4 : 12, longest)
    let mayWrap = detail.tasks.count * 2 <= rows
    return detail.tasks.flatMap { task -> [PanelLine] in
      let tail = taskTail(task)
      let tailWidth = Text.width(of: tail)
      let left = ordinal + 3 + agency + 2
      let overdue = task.isOverdue(at: now)
      let glyph = overdue ? Glyph.overdue : Glyph.of(task.status)
      let role: Role = overdue ? .overdue : task.status.role
      let room = max(0, width - left - tailWidth - 1)
      let wrapped = mayWrap ? Text.wrap(task.title, width: max(8, room)) : [task.title]
      let rest = wrapped.dropFirst().joined(separator: " ")
      let line = PanelLine(pieces: [
        .init(text: "/\(task.number.ordinal)", at: 0, width: ordinal, role: .dim),
        .init(text: glyph, at: ordinal + 1, width: 1, role: role),
        .init(
          text: String(agencyName(task.agency).prefix(agency)), at: ordinal + 3, width: agency,
          role: task.status.isOpen ? .agency : .dim),
        .init(
          text: wrapped[0], at: left, width: room,
          role: task.status.isOpen ? .normal : .dim),
        .init(
          text: tail, at: max(left, width - tailWidth), width: tailWidth,
          role: overdue ? .overdue : task.status == .issued ? .warning : .dim),
      ])
      if rest.isEmpty { return [line] }
      let plain: Role = task.status.isOpen ? .normal : .dim
      return [
        line, PanelLine(pieces: [.init(text: rest, at: left, width: width - left, role: plain)]),
      ]
    }
  }

  func taskTail(_ task: Assignment) -> String {
    if task.isOverdue(at: now), let due = task.due {
      let waits = task.status == .issued ? " \(Glyph.unanswered)" : ""
      return "\(Phrases.age(now.milliseconds(since: due))) late\(waits)"
    }
    switch task.status {
    case .issued:
      return task.due.map { "due \(time($0))" } ?? "sent \(time(task.issued))"
    case .acknowledged, .inProgress:
      let word = task.status == .inProgress ? "" : "ack "
      return task.due.map { "\(word)due \(time($0))" } ?? task.status.word
    case .done: return "done \(time(task.time(of: .done) ?? task.issued))"
    case .unable: return "unable"
    case .cancelled: return task.replacedBy.map { "now /\($0.ordinal)" } ?? "cancelled"
    }
  }

  /// `Engine 41  on scene  13:20`.
  func resourceLines(_ detail: IncidentDetail, width: Int) -> [PanelLine] {
    if detail.resources.isEmpty { return [note(Phrases.noResources, width)] }
    func shown(_ turn: IncidentDetail.Turn) -> String {
      turn.quantity == 1 ? turn.name : "\(turn.name) \(Phrases.quantity(turn.quantity))"
    }
    let names = detail.resources.map { Text.width(of: shown($0)) }.max() ?? 6
    return detail.resources.map { turn in
      let word =
        turn.alsoOn.map { Phrases.alsoOn($0) } ?? turn.restsUntil.map { Phrases.resting(time($0)) }
        ?? (turn.released != nil ? Phrases.released : turn.movement?.word ?? Phrases.committed)
      let clock = time(turn.released ?? turn.since) + (turn.isOutOfOrder ? " ?" : "")
      let clockWidth = Text.width(of: clock)
      let room = max(0, width - clockWidth - 1)
      let name = min(names + 2, max(6, room - 9))
      let role: Role =
        turn.alsoOn != nil
        ? .warning : turn.released != nil ? .dim : turn.movement == .onScene ? .good : .normal
      return PanelLine(pieces: [
        .init(
          text: shown(turn), at: 0, width: name - 1, role: turn.released == nil ? .strong : .dim),
        .init(text: word, at: name, width: max(0, room - name), role: role),
        .init(
          text: clock, at: width - clockWidth, width: clockWidth,
          role: turn.isOutOfOrder ? .warning : .dim),
      ])
    }
  }

  /// `14:10 Police: 60 refuse to leave`, wrapped under itself.
  func logLines(_ detail: IncidentDetail, width: Int) -> [PanelLine] {
    if detail.log.isEmpty { return [note(Phrases.noLog(press(.writeLog, or: "log")), width)] }
    var lines: [PanelLine] = []
    for line in detail.log where lines.count < 300 {
      let clock = time(line.entry.occurred)
      let indent = Text.width(of: clock) + 1
      let struck = line.entry.struck
      var text = prefix(line.entry) + line.text
      if let struck {
        text = "#\(line.entry.number.number) \(Phrases.struckMark) (\(struck)): \(line.text)"
      }
      if line.entry.isLate { text += " (\(Phrases.late))" }
      let wrapped = Text.wrap(text, width: max(8, width - indent))
      for (index, piece) in wrapped.prefix(6).enumerated() {
        var pieces: [PanelLine.Piece] = []
        if index == 0 { pieces.append(.init(text: clock, at: 0, width: indent - 1, role: .dim)) }
        let role: Role =
          struck != nil ? .struck : line.entry.kind == .decision ? .strong : .normal
        pieces.append(.init(text: piece, at: indent, width: width - indent, role: role))
        lines.append(PanelLine(pieces: pieces))
      }
    }
    return lines
  }

  private func prefix(_ entry: LogEntry) -> String {
    let number = "#\(entry.number.number) "
    let route = [entry.from, entry.to].compactMap { $0 }.joined(separator: " → ")
    if !route.isEmpty { return "\(number)\(route): " }
    switch entry.kind {
    case .observation: return number
    case .messageIn, .messageOut, .order, .decision, .risk, .resource, .contact, .meeting,
      .handover, .inject, .correction:
      return "\(number)\(entry.kind.word): "
    }
  }

  private func note(_ text: String, _ width: Int) -> PanelLine {
    PanelLine(pieces: [.init(text: text, at: 0, width: width, role: .dim)])
  }
}

extension AssignmentStatus {
  var role: Role {
    switch self {
    case .issued: .warning
    case .acknowledged: .normal
    case .inProgress: .accent
    case .done: .good
    case .unable: .alert
    case .cancelled: .dim
    }
  }
}
