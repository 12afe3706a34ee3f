import EngineTesting
import IncidentEngine
import Testing

@Suite struct DispatchCallTests {
  private let received = Story().now.advanced(byMilliseconds: -3_600_000)
  private let key = ExternalKey(source: "cad", id: "C1")
  private let flood = RejectionCase.one

  private func at(_ minutes: Int64) -> Moment {
    received.advanced(byMilliseconds: minutes * 60_000)
  }

  private func row(
    _ id: String, _ unit: String, _ agency: AgencyCode = Story.fire,
    _ minutes: [Movement: Int64] = [:], available: Int64? = nil
  ) -> DispatchCall.Row {
    DispatchCall.Row(
      id: id, unit: unit, unitKind: "engine", agency: agency,
      movements: minutes.mapValues { at($0) }, available: available.map { at($0) })
  }

  private func call(_ id: String = "C1", _ rows: DispatchCall.Row...) -> Command {
    var draft = IncidentDraft(type: "alarm", title: "Alarm")
    draft.reportedAt = received
    return .recordCall(
      DispatchCall(key: ExternalKey(source: "cad", id: id), incident: draft, rows: rows))
  }

  @Test func `a finished call becomes a closed incident with all its times`() throws {
    var story = try Story.opened()
    let times: [Movement: Int64] = [.dispatched: 2, .enRoute: 3, .onScene: 8]
    try story.accept(
      [
        call(
          "C1", row("R1", "E1", Story.fire, times, available: 40),
          row("R2", "M1", Story.ambulance, [.dispatched: 2, .atHospital: 30], available: 50))
      ], origin: .imported("cad"))
    let incident = try #require(story.situation.incident(flood))
    #expect(incident.phase == .closed)
    #expect(incident.opened == received)
    #expect(incident.history.map(\.occurred) == [received, at(8), at(50)])
    let tasks = story.situation.assignments(of: incident)
    #expect(tasks.map(\.agency) == [Story.fire, Story.ambulance])
    #expect(tasks[0].history.map(\.value) == [.issued, .acknowledged, .inProgress, .done])
    #expect(tasks[0].history.map(\.occurred) == [at(2), at(3), at(8), at(40)])
    #expect(tasks[1].history.map(\.value) == [.issued, .done])
    #expect(incident.participations.map(\.current) == [.stoodDown, .stoodDown])
    #expect(story.situation.resource(.name("E1"))?.status == .available)
  }

  @Test func `recording again adds only what is new`() throws {
    var story = try Story.opened()
    try story.accept([call("C1", row("R1", "E1", Story.fire, [.dispatched: 2]))])
    let again = try story.accept([
      call("C1", row("R1", "E1", Story.fire, [.dispatched: 99, .onScene: 8]))
    ])
    #expect(
      again == [
        .resourceMoved(CommitmentID(1), .onScene),
        .participationChanged(flood, Story.fire, .onScene),
        .assignmentStatusChanged(RejectionCase.task, .inProgress, reason: nil),
        .incidentPhaseChanged(flood, .active, reason: nil),
      ])
    #expect(story.situation.commitments[0].time(of: .dispatched) == at(2))
  }

  @Test func `a call first heard of at its arrival is active from then, said once`() throws {
    var story = try Story.opened()
    var draft = DispatchCall(
      key: key, incident: IncidentDraft(type: "alarm", title: "Alarm"),
      rows: [row("R1", "E1", Story.fire, [.onScene: 8])])
    draft.incident.reportedAt = nil
    try story.accept([.recordCall(draft)])
    let incident = try #require(story.situation.incident(flood))
    #expect(incident.history.map(\.value.phase) == [.reported, .active])
    #expect(incident.history.map(\.occurred) == [at(8), at(8)])
    #expect(incident.history.standing(by: at(8))?.value.phase == .active)
  }

  @Test func `blanks around a key do not make another call of it`() throws {
    var story = try Story.opened()
    var blank = DispatchCall(
      key: ExternalKey(source: " cad ", id: "C1\n"),
      incident: IncidentDraft(type: "alarm", title: "Alarm"), rows: [])
    try story.accept([.recordCall(blank)])
    #expect(story.refusal(of: [.recordCall(blank)]) == .callUnchanged(key))
    blank.key = key
    #expect(story.refusal(of: [.recordCall(blank)]) == .callUnchanged(key))
    #expect(story.situation.incidents.count == 1)
  }

  @Test func `a task that an officer ended is not begun again by a call`() throws {
    var story = try Story.opened()
    try story.accept([call("C1", row("R1", "E1", Story.fire, [.dispatched: 2]))])
    try story.accept([.closeIncident(Story.flood, reason: "false", endingOpenWork: true)])
    try story.accept([call("C1", row("R1", "E1", Story.fire, [.onScene: 8]))])
    #expect(story.situation.assignments[0].status == .cancelled)
    #expect(story.situation.incident(flood)?.phase == .closed)
  }

  @Test func `a turn learnt of afterwards does not take a resource from a later one`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.commit])
    try story.accept([
      call("C1", row("R1", "Engine 41", Story.fire, [.dispatched: 2], available: 20))
    ])
    #expect(story.situation.resource(Story.engine)?.status == .assigned(CommitmentID(1)))
    try story.accept([.moveResource(Story.engine, .onScene)])
    #expect(story.situation.commitments[0].movement == .onScene)
    #expect(story.situation.commitments[1].released == at(20))
  }

  @Test func `a unit that went on to a later call is at that one`() throws {
    var story = try Story.opened()
    try story.accept([call("C1", row("R1", "E1", Story.fire, [.dispatched: 2]))])
    try story.accept([call("C2", row("R2", "E1", Story.fire, [.dispatched: 9]))])
    #expect(story.situation.resource(.name("E1"))?.status == .assigned(CommitmentID(2)))
    try story.accept([call("C1", row("R1", "E1", Story.fire, available: 10))])
    #expect(story.situation.resource(.name("E1"))?.status == .assigned(CommitmentID(2)))
  }

  @Test func `a unit lent to another agency works for that one`() throws {
    var story = try Story.opened()
    try story.accept([call("C1", row("R1", "Engine 41", Story.police, [.dispatched: 2]))])
    #expect(story.situation.resource(Story.engine)?.agency == Story.fire)
    #expect(story.situation.commitments[0].agency == Story.police)
    #expect(story.situation.assignments[0].agency == Story.police)
    #expect(story.situation.commitment(ExternalKey(source: "cad", id: "R1"))?.id.number == 1)
  }
}
