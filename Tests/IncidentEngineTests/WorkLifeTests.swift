import EngineTesting
import IncidentEngine
import Testing

@Suite struct WorkLifeTests {
  private let task = RejectionCase.task

  private func status(_ story: Story, _ ordinal: Int = 1) -> AssignmentStatus? {
    story.situation.assignment(AssignmentNumber(incident: task.incident, ordinal: ordinal))?.status
  }

  @Test func `a task goes from issue to done, and its answer answers the alert`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.issue])
    let incident = { story.situation.incident(task.incident) }
    #expect(incident()?.participation(of: Story.fire) == .alerted)
    let events = try story.accept([.acknowledgeAssignment(Story.pump)])
    #expect(
      events == [
        .assignmentStatusChanged(task, .acknowledged, reason: nil),
        .participationChanged(task.incident, Story.fire, .acknowledged),
      ])
    try story.accept([.startAssignment(Story.pump)])
    try story.accept([.finishAssignment(Story.pump, result: " dry ")])
    let done = try #require(story.situation.assignment(task))
    #expect(done.history.map(\.value) == [.issued, .acknowledged, .inProgress, .done])
    #expect(done.reason == "dry")
    #expect(incident()?.participation(of: Story.fire) == .acknowledged)
  }

  @Test func `steps nobody saw are skipped`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.issue, RejectionCase.issue])
    try story.accept([.finishAssignment(Story.pump, result: nil)])
    #expect(status(story) == .done)
    let second = AssignmentNumber(incident: task.incident, ordinal: 2)
    try story.accept([.startAssignment(.number(second))])
    #expect(status(story, 2) == .inProgress)
    #expect(story.situation.assignment(second)?.time(of: .acknowledged) == nil)
  }

  @Test func `tasking an agency that takes no part, or no longer does, alerts it`() throws {
    var story = try Story.withFlood()
    let police = Command.issueAssignment(
      AssignmentDraft(incident: Story.flood, agency: Story.police, title: "Close the road"))
    let alert = Event.participationChanged(task.incident, Story.police, .alerted)
    #expect(try story.accept([police]).first == alert)
    try story.accept([.finishAssignment(Story.pump, result: nil)])
    try story.accept([.setParticipation(Story.flood, Story.police, .stoodDown)])
    #expect(try story.accept([police]).first == alert)
    try story.accept([.setParticipation(Story.flood, Story.police, .onScene)])
    #expect(try story.accept([police]).count == 1)
  }

  @Test func `a refused task is issued again until somebody does it`() throws {
    var story = try Story.withFlood()
    let due = story.now.advanced(byMilliseconds: 3_600_000)
    try story.accept([
      .issueAssignment(
        AssignmentDraft(incident: Story.flood, agency: Story.fire, title: "Pump", due: due))
    ])
    try story.accept([.refuseAssignment(Story.pump, reason: "no pump")])
    try story.accept([
      .reissueAssignment(Story.pump, AssignmentRevision(agency: Story.police, reason: "you have"))
    ])
    let second = AssignmentNumber(incident: task.incident, ordinal: 2)
    story.wait(minutes: 90)
    try story.accept([
      .reissueAssignment(.number(second), AssignmentRevision(title: "Pump harder"))
    ])
    let all = story.situation.assignments
    #expect(all.map(\.status) == [.unable, .cancelled, .issued])
    #expect(all.map(\.replacedBy?.ordinal) == [2, 3, nil])
    #expect(all.map(\.issue.replaces?.ordinal) == [nil, 1, 2])
    #expect(all.map(\.agency) == [Story.fire, Story.police, Story.police])
    #expect(all.map(\.title) == ["Pump", "Pump", "Pump harder"])
    #expect(all.map(\.due) == [due, due, nil])
  }

  @Test func `overdue is derived from the due time and the status`() throws {
    var story = try Story.withFlood()
    let due = story.now.advanced(byMilliseconds: 60_000)
    try story.accept([
      .issueAssignment(
        AssignmentDraft(incident: Story.flood, agency: Story.fire, title: "Pump", due: due))
    ])
    let open = try #require(story.situation.assignment(task))
    #expect(!open.isOverdue(at: due))
    #expect(open.isOverdue(at: due.advanced(byMilliseconds: 1)))
    try story.accept([.finishAssignment(Story.pump, result: nil)])
    let done = try #require(story.situation.assignment(task))
    #expect(!done.isOverdue(at: due.advanced(byMilliseconds: 1)))
  }

  @Test func `a resource goes out and comes back, and says where its agency is`() throws {
    var story = try Story.withFlood()
    let medic = ResourceReference.id(ResourceID(2))
    try story.accept([.commitResource(medic, to: Story.flood)])
    let standing = {
      story.situation.incident(task.incident)?.participation(of: Story.ambulance)
    }
    #expect(standing() == .mobilised)
    try story.accept([.moveResource(.name("MEDIC 7"), .onScene)])
    #expect(standing() == .onScene)
    try story.accept([.moveResource(medic, .atHospital), .releaseResource(medic)])
    let turn = try #require(story.situation.commitments.first)
    #expect(turn.movements.map(\.value) == [.dispatched, .onScene, .atHospital])
    #expect(turn.time(of: .enRoute) == nil)
    #expect(turn.released == story.now)
    #expect(story.situation.resource(medic)?.status == .available)
    #expect(standing() == .onScene)
  }

  @Test func `committing a resource of an agency that stood down brings the agency back`() throws {
    var story = try Story.withFlood()
    try story.accept([.setParticipation(Story.flood, Story.fire, .stoodDown)])
    try story.accept([RejectionCase.commit])
    #expect(story.situation.incident(task.incident)?.participation(of: Story.fire) == .mobilised)
  }

  @Test func `a resource is taken out of service and put back`() throws {
    var story = try Story.withFlood()
    try story.accept([.setResourceService(Story.engine, inService: false, reason: "tyre")])
    #expect(story.situation.resource(Story.engine)?.status == .outOfService(reason: "tyre"))
    try story.accept([.setResourceService(Story.engine, inService: true, reason: nil)])
    #expect(story.situation.resource(Story.engine)?.status == .available)
  }

  @Test func `movements seen in the wrong order are told`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.commit])
    let committed = story.now
    story.wait(minutes: 10)
    try story.accept([.moveResource(Story.engine, .onScene)])
    #expect(story.situation.commitments.first?.timesAreOutOfOrder == false)
    try story.accept([.releaseResource(Story.engine)]) {
      $0.occurred = committed.advanced(byMilliseconds: 60_000)
    }
    #expect(story.situation.commitments.first?.timesAreOutOfOrder == true)
  }
}
