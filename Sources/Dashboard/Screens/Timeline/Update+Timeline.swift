import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  var timelineScope: TimelineScope {
    timeline.scope ?? selection.map(TimelineScope.incident) ?? .room
  }

  var shownTimeline: Timeline {
    let count = timelineScope == .room ? board.count : 0
    return Timeline(timelineScope, in: situation, order: (0..<count).lazy.map { board[$0] })
  }

  var timelineLayout: TimelineLayout { TimelineLayout(size, timelineScope) }

  /// The window as it is drawn: everything fits until the officer chose otherwise.
  func shownWindow(_ timeline: Timeline) -> TimeWindow {
    let columns = timelineLayout.barWidth
    guard var window = self.timeline.window else {
      let extent = timeline.extent ?? now...now
      let last = max(extent.upperBound, isRecent(extent) ? now : extent.upperBound)
      return TimeWindow(fitting: extent.lowerBound...last, columns: columns)
    }
    window.resize(to: columns)
    if self.timeline.followsNow, !(window.start...window.moment(at: columns * 7 / 8)).contains(now)
    {
      window.pan(by: window.column(of: now) - columns * 7 / 8)
    }
    return window
  }

  /// Whether now belongs into the picture of an extent: not for the log of another year.
  private func isRecent(_ extent: ClosedRange<Moment>) -> Bool {
    now.milliseconds(since: extent.upperBound) < 3 * 86_400_000
  }

  mutating func openTimeline() {
    timeline = TimelineFocus()
    // An incident that is selected meanwhile is no reason to look at its time.
    timeline.scope = screenBefore.room.scope(in: self) ?? timelineScope
    keepTimelineVisible()
  }

  mutating func moveOnTimeline(_ step: Step) {
    switch step {
    case .up, .down, .pageUp, .pageDown, .first, .last:
      timeline.list.move(step, in: shownTimeline.subjects, height: timelineLayout.rows)
    case .left: moveCursor(by: -1)
    case .right: moveCursor(by: 1)
    }
    keepTimelineVisible()
  }

  /// Shows less time or more, around the cursor.
  mutating func zoomTimeline(by steps: Int) {
    var window = shownWindow(shownTimeline)
    window.zoom(by: steps, around: timeline.cursor ?? now)
    timeline.window = window
    timeline.followsNow = timeline.cursor == nil
    keepTimelineVisible()
  }

  /// Goes on in time, or back, by so many quarters of the window.
  mutating func panTimeline(by quarters: Int) {
    var window = shownWindow(shownTimeline)
    window.pan(by: quarters * max(1, window.columns / 4))
    timeline.window = window
    timeline.followsNow = false
    keepTimelineVisible()
  }

  mutating func followNowOnTimeline() {
    timeline.window = shownWindow(shownTimeline)
    timeline.followsNow = true
    timeline.cursor = nil
    keepTimelineVisible()
  }

  mutating func fitTimeline() {
    timeline.window = nil
    timeline.cursor = nil
    timeline.followsNow = true
    keepTimelineVisible()
  }

  private mutating func moveCursor(by columns: Int) {
    var window = shownWindow(shownTimeline)
    let here = window.column(of: timeline.cursor ?? now)
    let next = here + columns
    timeline.cursor = window.moment(at: next).advanced(byMilliseconds: window.perColumn / 2)
    if next < 0 { window.pan(by: next) }
    if next >= window.columns { window.pan(by: next - window.columns + 1) }
    timeline.window = window
    timeline.followsNow = false
  }

  /// Incident, then the agency in the lead, then the whole room, then the incident again.
  mutating func changeScope() {
    let agency = lanes.agency ?? situation.agencies.first?.code
    let lead = selection.flatMap { situation.incident($0)?.lead } ?? agency
    switch timelineScope {
    case .incident: timeline.scope = lead.map(TimelineScope.agency) ?? .room
    case .agency: timeline.scope = .room
    case .room: timeline.scope = selection.map(TimelineScope.incident) ?? .room
    }
    timeline.window = nil
    timeline.cursor = nil
    timeline.followsNow = true
    timeline.list.rewind()
    keepTimelineVisible()
  }

  mutating func keepTimelineVisible() {
    let rows = shownTimeline.subjects
    timeline.list.selectIfLost(in: rows, height: timelineLayout.rows)
    timeline.list.keepVisible(in: rows, height: timelineLayout.rows)
  }

  /// The incident the cursor's row belongs to.
  var timelineIncident: IncidentNumber? {
    switch timeline.subject {
    case .phase(let number), .log(let number): number
    case .task(let number): number.incident
    case .matter(let number): matterIncident(number)
    case .resource(let id): situation.commitment(id)?.incident
    case nil: nil
    }
  }

  /// The incident whose time is shown, else the one that a matter is about.
  private func matterIncident(_ number: MatterNumber) -> IncidentNumber? {
    if case .incident(let incident) = timelineScope { return incident }
    return situation.matter(number)?.incident
  }

  mutating func clickTimeline(_ position: Position) {
    let layout = timelineLayout
    let shown = shownTimeline
    let row = timeline.list.top + position.row - layout.top
    guard position.row >= layout.top, position.row < layout.top + layout.rows,
      shown.subjects.indices.contains(row)
    else { return }
    timeline.list.selection = shown.subjects[row]
    guard position.column >= layout.barLeft else { return }
    let window = shownWindow(shown)
    timeline.window = window
    timeline.followsNow = false
    timeline.cursor = window.moment(at: position.column - layout.barLeft)
      .advanced(byMilliseconds: window.perColumn / 2)
  }
}
