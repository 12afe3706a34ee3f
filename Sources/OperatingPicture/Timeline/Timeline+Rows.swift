import IncidentEngine

extension Timeline {
  func phaseRow(_ incident: Incident) -> TimelineRow {
    let steps = incident.history.map { ($0.occurred, $0.value.phase) }.inTime()
    var bars: [TimelineBar] = []
    var marks: [TimelineMark] = []
    for (index, step) in steps.enumerated() {
      if !step.1.isOpen {
        marks.append(TimelineMark(at: step.0, kind: .closed(step.1), line: nil))
        continue
      }
      let end = steps.dropFirst(index + 1).first?.0
      bars.append(TimelineBar(from: step.0, to: end, state: .phase(step.1), author: nil))
    }
    return TimelineRow(
      subject: .phase(incident.number), label: incident.number.description,
      title: incident.details.title, bars: bars, marks: marks)
  }

  func taskRow(_ task: Assignment) -> TimelineRow {
    let steps = task.history.map { ($0.occurred, $0.value) }.inTime()
    var bars: [TimelineBar] = []
    var marks: [TimelineMark] = []
    for (index, step) in steps.enumerated() {
      if !step.1.isOpen {
        marks.append(TimelineMark(at: step.0, kind: .ended(step.1), line: nil))
        continue
      }
      let end = steps.dropFirst(index + 1).first?.0
      bars.append(TimelineBar(from: step.0, to: end, state: .task(step.1), author: nil))
    }
    if let due = task.due { marks.append(TimelineMark(at: due, kind: .due, line: nil)) }
    let agency = task.agency.text
    return TimelineRow(
      subject: .task(task.number),
      label: "/\(task.number.ordinal) \(agency.prefix(1).uppercased())\(agency.dropFirst())",
      title: task.title, bars: bars, marks: marks.sorted { $0.at < $1.at })
  }

  func resourceRow(_ turn: Commitment) -> TimelineRow? {
    guard let resource = situation.resource(turn.resource) else { return nil }
    var steps: [(Moment, Movement?)] = turn.movements.map { ($0.occurred, $0.value) }.inTime()
    if steps.first.map({ $0.0 > turn.committed }) ?? true {
      steps.insert((turn.committed, nil), at: 0)
    }
    let bars = steps.enumerated().compactMap { index, step -> TimelineBar? in
      let end = steps.dropFirst(index + 1).first?.0 ?? turn.released
      if let end, end < step.0 { return nil }
      return TimelineBar(from: step.0, to: end, state: .resource(step.1), author: nil)
    }
    let marks = turn.released.map { [TimelineMark(at: $0, kind: .released, line: nil)] } ?? []
    return TimelineRow(
      subject: .resource(turn.id), label: resource.name, title: turn.incident.description,
      bars: bars, marks: marks)
  }

  func logRow(_ incident: Incident) -> TimelineRow {
    let lines = incident.log.compactMap { situation.logEntry($0) }.filter { $0.struck == nil }
    let marks = lines.map { line in
      TimelineMark(
        at: line.occurred, kind: line.kind == .decision ? .decided : .logged, line: line.number)
    }
    return TimelineRow(
      subject: .log(incident.number), label: "Log", title: "\(lines.count)", bars: [],
      marks: marks.sorted { $0.at < $1.at })
  }
}

extension [(Moment, IncidentPhase)] {
  /// In order of time; a step that changes nothing is left out.
  fileprivate func inTime() -> [Element] {
    var found: [Element] = []
    for step in self.enumerated().sorted(by: { ($0.1.0, $0.0) < ($1.1.0, $1.0) }).map(\.1)
    where found.last?.1 != step.1 { found.append(step) }
    return found
  }
}

extension [(Moment, AssignmentStatus)] {
  fileprivate func inTime() -> [Element] {
    enumerated().sorted { ($0.1.0, $0.0) < ($1.1.0, $1.0) }.map(\.1)
  }
}

extension [(Moment, Movement)] {
  fileprivate func inTime() -> [(Moment, Movement?)] {
    enumerated().sorted { ($0.1.0, $0.0) < ($1.1.0, $1.0) }.map { ($0.1.0, $0.1.1) }
  }
}
