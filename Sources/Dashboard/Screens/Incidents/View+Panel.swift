import IncidentEngine
import OperatingPicture
import TerminalUI

/// What the panel shows, besides what entries change and the time.
struct PanelScene: Hashable, Sendable {
  let incident: IncidentNumber
  let tab: PanelTab
  let top: Int
  let place: Layout.Panel
}

extension Model {
  /// The panel, as it was drawn before where it says the same.
  func drawPanel(_ panel: Layout.Panel, _ memory: inout ViewMemory, on frame: inout Frame) {
    guard let selection, let incident = memory.incident(selection, in: situation) else {
      if !panel.isBeside { frame.rule(panel.top) }
      return
    }
    let scene = PanelScene(incident: selection, tab: shownPanel, top: panelTop, place: panel)
    let rows = panel.top..<panel.top + panel.height
    let columns = (panel.isBeside ? panel.left - 1 : 0)..<frame.size.columns
    if let kept = memory.panel, kept.scene == scene, kept.from <= now, now < kept.until {
      for row in rows { frame.rows[row].take(columns, of: kept.rows[row - rows.lowerBound]) }
      return
    }
    drawPanel(of: incident, panel, on: &frame)
    memory.panel = ViewMemory.KeptPanel(
      scene: scene, rows: Array(frame.rows[rows]), from: now,
      until: nextChange(inPanelOf: incident))
  }

  /// When the panel of an incident says something else by itself: how late a task is, or that a
  /// resource has rested.
  private func nextChange(inPanelOf incident: Incident) -> Moment {
    let dues = situation.assignments(of: incident).compactMap(\.due)
    let rests = incident.commitments.compactMap { turn in
      situation.commitment(turn).flatMap { situation.resource($0.resource)?.restsUntil }
    }
    let answers = situation.matters(about: incident.number)
      .flatMap { matter in matter.awaits.compactMap(\.due.due) }
    let next = nextChange(ofAgesSince: dues + answers)
    return rests.filter { $0 > now }.reduce(next) { min($0, $1) }
  }

  /// The most lines any part of the panel could have: the bound of its scrolling.
  var longestPanelColumn: Int {
    guard let selection, let incident = situation.incident(selection) else { return 0 }
    if shownPanel != .overview { return pageLines(shownPanel, incident).count }
    return max(
      incident.assignments.count, incident.commitments.count, min(100, incident.log.count * 3))
  }

  private func drawPanel(
    of incident: Incident, _ panel: Layout.Panel, on frame: inout Frame
  ) {
    if shownPanel != .overview {
      return drawPage(shownPanel, of: incident, panel, on: &frame)
    }
    let detail = IncidentDetail(incident, in: situation, now: now)
    drawTitle(incident, panel, on: &frame)
    let most = panel.height >= 20 ? 6 : panel.height >= 8 ? 3 : 1
    let isCut = Text.width(of: title(of: incident)) > titleRoom(incident, panel).whole
    let title = isCut && most > 1 ? [incident.details.title] : []
    let head = (title + headLines(detail)).flatMap { line in
      Text.wrap(line, width: max(20, panel.width - 3)).prefix(2)
    }
    let kept = min(head.count, most)
    for (index, line) in head.prefix(kept).enumerated() {
      frame.rows[panel.top + 1 + index].put(
        line, at: panel.left + 2, width: panel.width - 3, role: .dim)
    }
    let body = panel.top + 1 + kept
    let height = panel.height - 1 - kept
    if panel.isBeside || panel.width < 70 {
      drawStacked(detail, panel, from: body, height: height, on: &frame)
    } else {
      drawSideBySide(detail, panel, from: body, height: height, on: &frame)
    }
  }

  func drawTitle(_ incident: Incident, _ panel: Layout.Panel, on frame: inout Frame) {
    if panel.isBeside {
      for row in panel.top..<panel.top + panel.height {
        frame.rows[row].fill("│", from: panel.left - 1, to: panel.left, role: .rule)
      }
    } else {
      frame.rule(panel.top, from: 0, to: frame.size.columns)
    }
    let pages = panelPages(incident)
    let title = title(of: incident)
    let (whole, hasRoom, pagesWidth) = titleRoom(incident, panel)
    let used = min(Text.width(of: title), whole)
    frame.title(
      Text.sanitise(title).trimmedBlanks, row: panel.top, at: panel.left + 2, width: whole)
    if hasRoom {
      var column = panel.left + panel.width - pagesWidth - 2
      for page in pages {
        column += frame.rows[panel.top].put(
          " \(page.text) ", at: column, role: page.tab == shownPanel ? .strong : .dim)
      }
    } else if let page = pages.firstIndex(where: { $0.tab == shownPanel }), panel.width >= 60 {
      let text = " \(pages[page].text) \(page + 1)/\(pages.count) "
      frame.rows[panel.top].put(
        text, at: panel.left + 3 + used, width: max(0, panel.width - used - 5), align: .trailing,
        role: shownPanel == .overview ? .dim : .accent)
    }
  }

  private func title(of incident: Incident) -> String {
    " \(incident.number) \(incident.details.title) "
  }

  /// The columns for the title, whether there is room for all pages beside it, and theirs.
  private func titleRoom(
    _ incident: Incident, _ panel: Layout.Panel
  ) -> (whole: Int, hasRoom: Bool, pages: Int) {
    let pagesWidth = panelPages(incident).reduce(0) { $0 + Text.width(of: $1.text) + 2 }
    let width = Text.width(of: title(of: incident))
    let hasRoom = panel.width - pagesWidth >= min(width, 30) + 6
    let room = hasRoom ? panel.width - pagesWidth - 6 : panel.width - 20
    return (max(0, min(room, panel.width - 4)), hasRoom, pagesWidth)
  }

  /// What is said of an incident over its tasks. Where comes first: it has no column on a narrow board.
  func headLines(_ detail: IncidentDetail) -> [String] {
    let incident = detail.incident
    let details = incident.details
    var first = "\(incident.phase.word), priority \(incident.priority.rawValue), \(details.type)"
    if details.mode != .response { first += ", \(details.mode.word)" }
    first += ", opened \(time(incident.opened))"
    if let by = details.reportedBy { first += ", reported by \(by)" }
    if let at = details.reportedAt, at != incident.opened { first += " at \(time(at))" }
    if let reason = incident.phaseReason { first += ": \(reason)" }
    let agencies = incident.participations.map { part in
      let lead = part.agency == incident.lead ? " (lead)" : ""
      return "\(agencyName(part.agency))\(lead) \(part.current.word)"
    }
    if !details.place.isEmpty {
      let point = details.coordinates.map { " (\($0.degrees))" } ?? ""
      first = "\(details.place)\(point): \(first)"
    }
    var lines = [first]
    if !agencies.isEmpty { lines.append(agencies.joined(separator: " · ")) }
    return relationLines(incident) + lines
  }

  func time(_ moment: Moment) -> String { Phrases.clockOrDate(moment, now: now, zone) }

  func agencyName(_ code: AgencyCode) -> String {
    let text = code.text
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func drawSideBySide(
    _ detail: IncidentDetail, _ panel: Layout.Panel, from top: Int, height: Int,
    on frame: inout Frame
  ) {
    let width = panel.width - 3
    let three = width >= 96
    let widths = three ? [width * 38 / 100, max(30, width * 25 / 100)] : [width / 2]
    var left = panel.left + 2
    let right = panel.left + 2 + width
    let below = mattersHeight(detail, height)
    let tasksHeight = below > 0 ? height - below - 1 : height
    frame.section(
      Phrases.tasks, taskLines(detail, width: widths[0] - 2, rows: tasksHeight - 1), at: left,
      top: top, height: tasksHeight, width: widths[0] - 2, scroll: panelTop)
    let mattersWidth = widths.reduce(0, +) - 2
    frame.section(
      Phrases.Coordination.matters, openMatterLines(detail.incident, width: mattersWidth),
      at: left, top: top + tasksHeight + 1, height: below, width: mattersWidth, scroll: panelTop)
    left += widths[0]
    if three {
      frame.section(
        Phrases.resources, resourceLines(detail, width: widths[1] - 2), at: left, top: top,
        height: tasksHeight, width: widths[1] - 2, scroll: panelTop)
      left += widths[1]
    }
    var lines = logLines(detail, width: right - left)
    if !three, !detail.resources.isEmpty {
      let resources = resourceLines(detail, width: right - left)
      let room = max(1, (height - 1) / 3)
      lines = Array(resources.prefix(room)) + lines
    }
    let title = three ? Phrases.log : "\(Phrases.resources), \(Phrases.log)"
    frame.section(
      title, lines, at: left, top: top, height: height, width: right - left, scroll: panelTop)
  }

  /// The rows of the open matters below the tasks, with their head; 0 where there is no room, or none.
  private func mattersHeight(_ detail: IncidentDetail, _ height: Int) -> Int {
    let count = openMatterLines(detail.incident, width: 40).count
    guard count > 0, height >= 10 else { return 0 }
    let free = height - 2 - max(1, detail.tasks.count)
    return min(count + 1, max(3, min(height / 3, free), free - 1))
  }

  private func drawStacked(
    _ detail: IncidentDetail, _ panel: Layout.Panel, from top: Int, height: Int,
    on frame: inout Frame
  ) {
    let width = panel.width - 3
    if height < 8 { return drawBriefly(detail, panel, from: top, height: height, on: &frame) }
    let tasks = taskLines(detail, width: width, rows: height / 3)
    let resources = resourceLines(detail, width: width)
    let tasksHeight = min(tasks.count + 1, max(3, height / 3))
    let resourcesHeight = min(resources.count + 1, max(3, height / 4))
    var row = top
    func next(_ title: String, _ lines: [PanelLine], _ rows: Int) {
      frame.section(
        title, lines, at: panel.left + 2, top: row, height: rows, width: width, scroll: panelTop)
      row += rows + 1
    }
    next(Phrases.tasks, tasks, tasksHeight)
    if height >= 20 {
      let matters = openMatterLines(detail.incident, width: width)
      if !matters.isEmpty {
        next(Phrases.Coordination.matters, matters, min(matters.count + 1, max(3, height / 5)))
      }
    }
    next(Phrases.resources, resources, resourcesHeight)
    next(Phrases.log, logLines(detail, width: width), max(0, top + height - row))
  }
}

extension Model {
  /// In a low panel: what must be done, and the latest words where a row is left.
  private func drawBriefly(
    _ detail: IncidentDetail, _ panel: Layout.Panel, from top: Int, height: Int,
    on frame: inout Frame
  ) {
    let width = panel.width - 3
    let tasks = taskLines(detail, width: width, rows: height / 3)
    let tasksHeight = min(tasks.count + 1, max(2, height - 2))
    frame.section(
      Phrases.tasks, tasks, at: panel.left + 2, top: top, height: tasksHeight, width: width,
      scroll: panelTop)
    frame.section(
      Phrases.log, logLines(detail, width: width), at: panel.left + 2, top: top + tasksHeight,
      height: height - tasksHeight, width: width, scroll: panelTop)
  }
}

extension Coordinates {
  /// `54.1234, -1.2345`.
  var degrees: String {
    func text(_ micro: Int) -> String {
      let tenThousandths = (micro.magnitude + 50) / 100
      let fraction = String(10_000 + tenThousandths % 10_000).dropFirst()
      return "\(micro < 0 ? "-" : "")\(tenThousandths / 10_000).\(fraction)"
    }
    return "\(text(latitudeMicrodegrees)), \(text(longitudeMicrodegrees))"
  }
}
