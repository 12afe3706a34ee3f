import EngineTesting
import IncidentEngine
import Testing

/// Taking back one's own last action.
@Suite struct UndoTests {
  private let one = IncidentNumber(year: 2026, counter: 1)

  /// What an officer sees of a situation: what must be again as it was.
  private func seen(_ situation: Situation) -> [String] {
    var lines: [String] = []
    for incident in situation.incidents where incident.phase != .cancelled {
      let details = incident.details
      lines.append(
        "\(incident.number) \(incident.phase) \(details.mode) \(details.type) \(details.title) "
          + "\(details.priority) \(details.place) \(String(describing: details.lead))")
      for objective in incident.objectives where objective.status != .dropped {
        lines.append("\(objective.number) \(objective.status)")
      }
      for part in incident.participations where part.current != .stoodDown {
        lines.append("\(incident.number) \(part.agency.text) \(part.current)")
      }
    }
    for task in situation.assignments where task.status != .cancelled {
      lines.append("\(task.number) \(task.agency.text) \(task.status) \(task.issued.milliseconds)")
    }
    for resource in situation.resources {
      var place = "\(resource.status)"
      if case .assigned(let id) = resource.status, let turn = situation.commitment(id) {
        place = "\(turn.incident) \(String(describing: turn.movement))"
      }
      lines.append(
        "\(resource.name) \(place) \(resource.kind) \(resource.quantity) \(resource.restMinutes)")
    }
    for agency in situation.agencies {
      lines.append("\(agency.code.text) \(agency.details) \(String(describing: agency.onCall))")
    }
    for line in situation.log where line.struck == nil { lines.append("L\(line.number.number)") }
    return lines
  }

  @Test func `whatever an officer did is taken back, or refused with the reason`() throws {
    var undone: [String: Int] = [:]
    var refused: Set<UndoObstacle> = []
    for history in 0..<120 {
      var maker = HistoryMaker(seed: SplitMix.base &+ 900_000 &+ UInt64(history))
      var plain = NaiveRoom()
      var clock = MadeUpClock()
      var situation = Situation()
      for _ in 0..<200 {
        clock.wait(maker.pause(), in: plain)
        var submission = maker.next(plain, now: clock.now(in: plain)).submission(clock, in: plain)
        if case .recordCall? = submission.commands.first { continue }
        if submission.commands.allSatisfy({ Self.clockNames.contains(name($0)) }) { continue }
        submission.occurred = nil
        guard case .accepted = plain.submit(submission) else { continue }
        let before = situation
        guard try fold(submission, &situation) else { continue }
        guard submission.origin == .officer,
          submission.author.officer.map({ situation.officer($0) != nil }) ?? false
        else { continue }
        var back = submission
        let counter = situation.desks[submission.id.desk]?.lastCounter ?? 0
        back.id = SubmissionID(desk: submission.id.desk, counter: counter + 1)
        back.commands = [.undo]
        back.seen = nil
        var after = situation
        do {
          try #require(try fold(back, &after))
          let now = seen(after)
          let then = seen(before)
          let came = now.filter { !then.contains($0) }
          let gone = then.filter { !now.contains($0) }
          #expect(came.isEmpty && gone.isEmpty, "came \(came), gone \(gone)")
          #expect(after.violations().isEmpty)
          #expect(try Situation(unpacking: situation.packed()) == situation)
          for command in submission.commands { undone[name(command), default: 0] += 1 }
        } catch let rejection as Rejection {
          guard case .cannotUndo(let obstacle, _) = rejection else {
            Issue.record("\(rejection) for \(submission.commands.map(name))")
            continue
          }
          refused.insert(obstacle)
        }
      }
    }
    #expect(undone.count >= 14, "\(undone)")
    #expect(refused.isSuperset(of: [.moved, .struck, .merged, .reissued, .registered, .turned]))
  }

  /// They steer the exercise's clock, which is no deed that is taken back.
  private static let clockNames: Set = ["pauseExercise", "resumeExercise", "setExerciseSpeed"]

  private func name(_ command: Command) -> String { String("\(command)".prefix { $0 != "(" }) }

  private func fold(_ submission: Submission, _ situation: inout Situation) throws -> Bool {
    guard case .happenings(let happenings) = try decide(submission, in: situation) else {
      return false
    }
    for happening in happenings {
      try situation.fold(submission.entry(happening, number: situation.lastNumber + 1))
    }
    return true
  }

  @Test func `what somebody has gone on from is not taken back`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.issue])
    try story.accept([.acknowledgeAssignment(Story.pump)]) {
      $0.id = SubmissionID(desk: "desk-2", counter: 1)
    }
    guard case .undoOvertaken? = story.refusal(of: [.undo]) else {
      Issue.record("an acknowledged task was taken back")
      return
    }
  }

  @Test func `an action is taken back once, and only by who did it`() throws {
    var story = try Story.withFlood()
    try story.accept([.changePhase(Story.flood, .active, reason: nil)])
    let other = story.refusal(of: [.undo]) { $0.id = SubmissionID(desk: "desk-2", counter: 1) }
    #expect(other == .nothingToUndo)
    let events = try story.accept([.undo])
    #expect(
      events == [
        .actionUndone(first: story.situation.lastNumber - 2, last: story.situation.lastNumber - 2),
        .incidentPhaseChanged(one, .reported, reason: nil),
      ])
    let undone = story.situation.lastNumber - 1
    #expect(story.refusal(of: [.undo]) == .cannotUndo(.undone, undone))
    let itself = story.refusal(of: [.changePhase(Story.flood, .active, reason: nil), .undo])
    #expect(itself == .nothingToUndo)
  }

  @Test func `a turn that is taken back asks for no rest`() throws {
    var story = try Story.withFlood()
    try story.accept([.changeResource(Story.engine, ResourceChange(restMinutes: 60))])
    try story.accept([RejectionCase.commit])
    try story.accept([.undo])
    #expect(story.situation.resources.allSatisfy { $0.restsUntil == nil })
    try story.accept([RejectionCase.commit])
    try story.accept([.releaseResource(Story.engine)])
    #expect(story.situation.resources.contains { $0.restsUntil != nil })
  }

  @Test func `closing with open work is taken back with the work`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.issue, RejectionCase.commit])
    try story.accept([.acknowledgeAssignment(Story.pump)])
    let before = seen(story.situation)
    try story.accept([.closeIncident(Story.flood, reason: "over", endingOpenWork: true)])
    try story.accept([.undo])
    #expect(seen(story.situation) == before)
    #expect(story.situation.violations().isEmpty)
  }

  @Test func `stopping the clock of an exercise is no deed, and a merge says that it is one`()
    throws
  {
    var story = try Story.withFlood(.exercise)
    try story.accept([.startExercise(scenario: "drill")])
    try story.accept([RejectionCase.issue])
    try story.accept([.pauseExercise])
    try story.accept([.undo])
    #expect(story.situation.assignments.last?.status == .cancelled)
    try story.accept([.openIncident(IncidentDraft(type: "fire", title: "Barn"))])
    let barn = IncidentReference.number(IncidentNumber(year: 2026, counter: 2))
    try story.accept([
      .issueAssignment(AssignmentDraft(incident: barn, agency: Story.police, title: "cordon"))
    ])
    try story.accept([.mergeIncident(barn, into: Story.flood, reason: nil)])
    guard case .cannotUndo(.merged, _)? = story.refusal(of: [.undo]) else {
      Issue.record("\(String(describing: story.refusal(of: [.undo])))")
      return
    }
  }
}
