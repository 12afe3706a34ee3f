import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// The pages of the panel as their tabs name them, with how much each holds.
  func panelPages(_ incident: Incident) -> [(tab: PanelTab, text: String)] {
    panelTabs.map { tab in
      let count: Int? =
        switch tab {
        case .overview, .history: nil
        case .tasks: incident.assignments.count
        case .matters: situation.matters(about: incident.number).count
        case .objectives: incident.objectives.count
        case .resources: incident.commitments.count
        case .agencies: incident.participations.count
        case .log: situation.lines(about: incident).count
        }
      let name = Phrases.name(of: tab)
      return (tab, count.map { "\(name) \($0)" } ?? name)
    }
  }

  /// One page of the panel over all of its room.
  func drawPage(
    _ tab: PanelTab, of incident: Incident, _ panel: Layout.Panel, on frame: inout Frame
  ) {
    drawTitle(incident, panel, on: &frame)
    let lines = pageLines(tab, incident)
    let room = panel.height - 1
    let first = min(panelTop, max(0, lines.count - room))
    for (index, line) in lines.dropFirst(first).prefix(max(0, room)).enumerated() {
      let row = panel.top + 1 + index
      for piece in line.pieces where piece.width > 0 {
        frame.rows[row].put(
          piece.text, at: panel.left + 2 + piece.at,
          width: min(piece.width, panel.width - 3 - piece.at), align: piece.align,
          role: piece.role)
      }
    }
    let hidden = lines.count - room - first
    if hidden > 0, room > 1 {
      frame.rows[panel.top + room].put(
        " \(Phrases.moreLines(hidden)) ", at: panel.left, width: panel.width - 2, align: .trailing,
        role: .accent)
    }
  }

  /// The lines of a page.
  func pageLines(_ tab: PanelTab, _ incident: Incident) -> [PanelLine] {
    let width = max(20, (layout.panel?.width ?? size.columns) - 3)
    let detail = IncidentDetail(incident, in: situation, now: now)
    return switch tab {
    case .overview: []
    case .tasks: taskPage(detail, width)
    case .matters: matterLines(incident, width)
    case .objectives: objectiveLines(incident, width)
    case .resources: resourceLines(detail, width: min(width, 90))
    case .agencies: agencyLines(detail, width)
    case .log: logLines(detail, width: width)
    case .history: historyLines(incident, width)
    }
  }

  /// The tasks with the whole of their titles, and beneath each what became of it.
  private func taskPage(_ detail: IncidentDetail, _ width: Int) -> [PanelLine] {
    if detail.tasks.isEmpty { return taskLines(detail, width: width, rows: 1) }
    let lines = taskLines(detail, width: width, rows: .max)
    var result: [PanelLine] = []
    var tasks = detail.tasks[...]
    for line in lines {
      if line.pieces.count > 1, let task = tasks.popFirst() {
        result.append(line)
        result.append(
          PanelLine(pieces: [
            .init(text: taskStory(task), at: 4, width: width - 4, role: .dim)
          ]))
      } else {
        // The rest of a title stands before the story of its task.
        result.insert(line, at: max(0, result.count - 1))
      }
    }
    return result
  }

  /// `sent 14:01, acknowledged 14:03, in progress 14:10: 41 people out`.
  private func taskStory(_ task: Assignment) -> String {
    var parts = task.history.map { standing in
      let word = standing.value == .issued ? Phrases.sent : standing.value.word
      return "\(word) \(time(standing.occurred))"
    }
    if let due = task.due { parts.append(Phrases.dueAt(time(due))) }
    if let again = task.issue.replaces { parts.append(Phrases.standsFor(again)) }
    parts += links(of: task)
    let story = parts.joined(separator: ", ")
    return task.reason.map { "\(story): \($0)" } ?? story
  }

  /// Each agency, where it stands and since when, what it has to do here and how to reach it.
  private func agencyLines(_ detail: IncidentDetail, _ width: Int) -> [PanelLine] {
    let parts = detail.incident.participations
    if parts.isEmpty {
      let piece = PanelLine.Piece(text: Phrases.noAgenciesHere, at: 0, width: width, role: .dim)
      return [PanelLine(pieces: [piece])]
    }
    let name = min(24, max(12, width / 4))
    return parts.map { part in
      let since = part.history.last.map { time($0.occurred) } ?? ""
      let open = detail.tasks.count { $0.agency == part.agency && $0.status.isOpen }
      let late = detail.tasks.count { $0.agency == part.agency && $0.isOverdue(at: now) }
      let waits = detail.tasks.count { $0.agency == part.agency && $0.status == .issued }
      var work = open > 0 ? Phrases.openTasks(open) : ""
      if late > 0 { work += " \(Glyph.overdue)\(late)" }
      if waits > 0 { work += " \(Glyph.unanswered)\(waits)" }
      let agency = situation.agency(part.agency)?.details
      let lead = part.agency == detail.incident.lead ? " (\(Phrases.leads))" : ""
      let rest = name + 4 + 14 + 7 + 14
      return PanelLine(pieces: [
        .init(
          text: Glyph.of(part.current), at: 0, width: 1, role: part.current.role),
        .init(text: (agency?.name ?? part.agency.text) + lead, at: 2, width: name, role: .agency),
        .init(text: part.current.word, at: name + 4, width: 13, role: part.current.role),
        .init(text: since, at: name + 18, width: 6, align: .trailing, role: .dim),
        .init(
          text: work, at: name + 26, width: 14,
          role: late > 0 ? .overdue : waits > 0 ? .warning : .normal),
        .init(
          text: agency?.contact ?? "", at: rest + 2, width: max(0, width - rest - 2), role: .dim),
      ])
    }
  }

  /// Everything that happened, the latest first.
  private func historyLines(_ incident: Incident, _ width: Int) -> [PanelLine] {
    IncidentHistory(incident, in: situation).changes.map { change in
      let clock = time(change.at)
      let indent = max(6, Text.width(of: clock) + 1)
      let (text, role) = said(change.what, incident)
      return PanelLine(pieces: [
        .init(text: clock, at: 0, width: indent, role: .dim),
        .init(text: text, at: indent, width: max(0, width - indent), role: role),
      ])
    }
  }

  private func said(_ what: IncidentHistory.What, _ incident: Incident) -> (String, Role) {
    switch what {
    case .opened: (Phrases.historyOpened(incident.details.title), .strong)
    case .phase(let phase): (Phrases.historyPhase(phase), .strong)
    case .priority(let priority): (Phrases.historyPriority(priority), priority.role)
    case .mode(let mode): (Phrases.historyMode(mode), .strong)
    case .lead(let code): (Phrases.historyLead(code.map(agencyName)), .normal)
    case .participation(let code, let standing):
      ("\(Glyph.of(standing)) \(agencyName(code)) \(standing.word)", standing.role)
    case .task(let number, let status): said(number, status)
    case .committed(let id): ("\(resourceName(id)) \(Phrases.committed)", .normal)
    case .moved(let id, let movement): ("\(resourceName(id)) \(movement.word)", .normal)
    case .released(let id): ("\(resourceName(id)) \(Phrases.released)", .dim)
    case .logged(let number): saidLine(number)
    case .objective(let number, let status):
      (
        "O\(number.ordinal) \(status.word): \(situation.objective(number)?.text ?? "")",
        status == .met ? .good : .normal
      )
    case .merged(let into): (Phrases.isMergedInto(into), .strong)
    case .tookIn(let number):
      (
        Phrases.tookIn([number])
          + (situation.incident(number)?.phaseReason.map { ": \($0)" } ?? ""),
        .strong
      )
    }
  }

  private func said(_ number: AssignmentNumber, _ status: AssignmentStatus) -> (String, Role) {
    guard let task = situation.assignment(number) else { return ("/\(number.ordinal)", .normal) }
    let word = status == .issued ? Phrases.sent : status.word
    return (
      "\(Glyph.of(status)) /\(number.ordinal) \(agencyName(task.agency)) \(word): \(task.title)",
      status.role
    )
  }

  private func saidLine(_ number: LogNumber) -> (String, Role) {
    guard let entry = situation.logEntry(number) else { return ("#\(number.number)", .dim) }
    let who = entry.from ?? entry.kind.word
    return (
      "#\(number.number) \(who): \(situation.text(of: entry))",
      entry.struck != nil ? .struck : entry.kind == .decision ? .strong : .normal
    )
  }

  private func resourceName(_ id: ResourceID) -> String {
    situation.resource(id)?.name ?? "#\(id.number)"
  }
}

extension Phrases {
  static let sent = "sent"
  static let committed = "committed"
  static let leads = "lead"
  static let noAgenciesHere = "no agency takes part yet: :bring AGENCY"
  static func dueAt(_ time: String) -> String { "due \(time)" }
  static func standsFor(_ number: AssignmentNumber) -> String { "in place of /\(number.ordinal)" }
  static func historyOpened(_ title: String) -> String { "opened: \(title)" }
  static func historyPhase(_ phase: IncidentPhase) -> String { "the incident is \(phase.word)" }
  static func historyPriority(_ priority: Priority) -> String { "priority \(priority.rawValue)" }
  static func historyMode(_ mode: IncidentMode) -> String { "the mode is \(mode.word)" }
  static func historyLead(_ name: String?) -> String {
    name.map { "\($0) leads" } ?? "nobody leads"
  }
}
