import IncidentEngine

extension Timeline {
  /// The states of a matter as bars, and marks where an answer is owed and where it ended.
  func matterRow(_ matter: Matter) -> TimelineRow? {
    guard let kind = situation.matterKind(matter.kind) else { return nil }
    let steps = Self.steps(of: matter)
    var bars: [TimelineBar] = []
    var marks: [TimelineMark] = []
    for (index, step) in steps.enumerated() {
      let state = kind.state(step.state)
      let end = steps.dropFirst(index + 1).first?.at
      guard let state, state.isOpen else {
        if end == nil {
          marks.append(TimelineMark(at: step.at, kind: .settled(state?.tone ?? .calm), line: nil))
        }
        continue
      }
      bars.append(
        TimelineBar(
          from: step.at, to: end, state: .matter(state.tone), author: nil, code: state.code))
    }
    marks += Set(matter.awaits.compactMap(\.due.due)).sorted().map {
      TimelineMark(at: $0, kind: .due, line: nil)
    }
    let title = MatterRow(matter, in: situation, now: matter.opened)?.title
    return TimelineRow(
      subject: .matter(matter.number), label: matter.number.description, title: title ?? "",
      bars: bars, marks: marks.sorted { $0.at < $1.at })
  }

  /// Where it stood since when, in order of time; what changes nothing is left out.
  private static func steps(of matter: Matter) -> [(at: Moment, state: StateCode)] {
    var found: [(at: Moment, state: StateCode)] = []
    let inTime = matter.history.enumerated().sorted {
      ($0.element.occurred, $0.offset) < ($1.element.occurred, $1.offset)
    }
    for (_, event) in inTime where found.last?.state != event.state {
      found.append((event.occurred, event.state))
    }
    return found
  }
}
