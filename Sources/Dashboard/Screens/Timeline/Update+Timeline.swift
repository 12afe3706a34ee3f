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
    let page = max(1, timelineLayout.rows - 1)
    switch step {
    case .up: moveSubject(by: -1)
    case .down: moveSubject(by: 1)
    case .pageUp: moveSubject(by: -page)
    case .pageDown: moveSubject(by: page)
    case .first: moveSubject(by: -1_000_000)
    case .last: moveSubject(by: 1_000_000)
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

  private mutating func moveSubject(by rows: Int) {
    let shown = shownTimeline
    guard !shown.subjects.isEmpty else { return }
    let here = shown.subjects.firstIndex { $0 == timeline.subject } ?? 0
    let place = min(max(0, here + rows), shown.subjects.count - 1)
    timeline.subject = shown.subjects[place]
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
    timeline.subject = nil
    timeline.firstRow = 0
    keepTimelineVisible()
  }

  mutating func keepTimelineVisible() {
    let shown = shownTimeline
    let height = max(1, timelineLayout.rows)
    let place = shown.subjects.firstIndex { $0 == timeline.subject }
    if place == nil { timeline.subject = shown.subjects.first }
    let row = place ?? 0
    if row < timeline.firstRow { timeline.firstRow = row }
    if row >= timeline.firstRow + height { timeline.firstRow = row - height + 1 }
    timeline.firstRow = min(max(0, timeline.firstRow), max(0, shown.subjects.count - height))
  }

  /// The incident the cursor's row belongs to.
  var timelineIncident: IncidentNumber? {
    switch timeline.subject {
    case .phase(let number), .log(let number): number
    case .task(let number): number.incident
    case .resource(let id): situation.commitment(id)?.incident
    case nil: nil
    }
  }

  mutating func clickTimeline(_ position: Position) {
    let layout = timelineLayout
    let shown = shownTimeline
    let row = timeline.firstRow + position.row - layout.top
    guard position.row >= layout.top, position.row < layout.top + layout.rows,
      shown.subjects.indices.contains(row)
    else { return }
    timeline.subject = shown.subjects[row]
    guard position.column >= layout.barLeft else { return }
    let window = shownWindow(shown)
    timeline.window = window
    timeline.followsNow = false
    timeline.cursor = window.moment(at: position.column - layout.barLeft)
      .advanced(byMilliseconds: window.perColumn / 2)
  }
}
