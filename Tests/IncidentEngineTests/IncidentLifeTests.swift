import EngineTesting
import IncidentEngine
import Testing

@Suite struct IncidentLifeTests {
  private let number = IncidentNumber(year: 2026, counter: 1)

  @Test func `an incident lives from the report to its second closing`() throws {
    var story = try Story.withFlood()
    let phases: [Command] = [
      .changePhase(Story.flood, .active, reason: nil),
      .changePhase(Story.flood, .contained, reason: " the wall holds "),
      .closeIncident(Story.flood, reason: "dry", endingOpenWork: false),
      .reopenIncident(Story.flood, reason: "rain"),
      .changePhase(Story.flood, .closed, reason: nil),
    ]
    for phase in phases {
      story.wait(minutes: 10)
      try story.accept([phase])
    }
    let incident = try #require(story.situation.incident(number))
    #expect(
      incident.history.map(\.value.phase)
        == [.reported, .active, .contained, .closed, .active, .closed])
    #expect(incident.phaseReason == nil)
    #expect(incident.lastActivity == story.now)
    let half = incident.opened.advanced(byMilliseconds: 25 * 60_000)
    #expect(incident.history.standing(by: half)?.value.phase == .contained)
  }

  @Test func `what happened by then is read by occurrence, not by the order of recording`() throws {
    var story = try Story.withFlood()
    let opened = story.now
    story.wait(minutes: 30)
    try story.accept([.changePhase(Story.flood, .contained, reason: nil)])
    try story.accept([.changePhase(Story.flood, .active, reason: nil)]) {
      $0.occurred = opened.advanced(byMilliseconds: 60_000)
    }
    let history = try #require(story.situation.incident(number)).history
    let early = opened.advanced(byMilliseconds: 120_000)
    #expect(history.standing(by: early)?.value.phase == .active)
    #expect(history.standing(by: story.now)?.value.phase == .contained)
    #expect(history.standing(by: opened.advanced(byMilliseconds: -1)) == nil)
  }

  @Test func `opening alerts the lead and each supporting agency once`() throws {
    var story = try Story.opened()
    try story.accept([
      .openIncident(
        IncidentDraft(
          type: " flood ", title: " Water ", lead: Story.fire,
          agencies: [Story.police, Story.fire, Story.police]))
    ])
    let incident = try #require(story.situation.incident(number))
    #expect(incident.participations.map(\.agency) == [Story.fire, Story.police])
    #expect(incident.participations.map(\.current) == [.alerted, .alerted])
    #expect(incident.details.agencies == [Story.police])
    #expect(incident.details.type == "flood")
    #expect(incident.details.title == "Water")
  }

  @Test func `a new lead takes part from then on and keeps its standing if it did`() throws {
    var story = try Story.withFlood()
    var change = IncidentChange()
    change.lead = Story.police
    try story.accept([.changeIncident(Story.flood, change)])
    try story.accept([.setParticipation(Story.flood, Story.fire, .onScene)])
    change.lead = Story.fire
    try story.accept([.changeIncident(Story.flood, change)])
    let incident = try #require(story.situation.incident(number))
    #expect(incident.participation(of: Story.police) == .alerted)
    #expect(incident.participation(of: Story.fire) == .onScene)
    #expect(incident.history.map(\.value.lead) == [Story.fire, Story.police, Story.fire])
  }

  @Test func `every change of an incident leaves what is not named as it was`() throws {
    var story = try Story.withFlood()
    var change = IncidentChange()
    change.mode = .enforcement
    change.priority = .immediate
    change.place = "Mill Lane 4"
    change.coordinates = Coordinates(latitude: 51.5, longitude: -0.12)
    change.title = "  "
    try story.accept([.changeIncident(Story.flood, change)])
    let details = try #require(story.situation.incident(number)).details
    #expect(details.mode == .enforcement)
    #expect(details.priority == .immediate)
    #expect(details.place == "Mill Lane 4")
    #expect(details.coordinates?.longitudeMicrodegrees == -120_000)
    #expect(details.title == "Water in the mill")
    #expect(details.type == "flood")
  }

  @Test func `closing with its open work cancels the tasks and frees the resources`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.issue, RejectionCase.issue, RejectionCase.commit])
    try story.accept([.finishAssignment(Story.pump, result: "dry")])
    let events = try story.accept([
      .closeIncident(Story.flood, reason: "over", endingOpenWork: true)
    ])
    #expect(events.count == 3)
    #expect(story.situation.assignments.map(\.status) == [.done, .cancelled])
    #expect(story.situation.resource(Story.engine)?.status == .available)
    #expect(story.situation.commitments.first?.released == story.now)
    #expect(story.situation.incident(number)?.phase == .closed)
  }

  @Test func `numbers are gapless over the years and pass 9999`() throws {
    var story = try Story.opened()
    let draft = RejectionCase.draft { _ in }
    for year in [2026, 2027, 2026] {
      story.localYear = year
      try story.accept([draft, draft], origin: .room)
    }
    story.localYear = 2028
    for _ in 0..<101 { try story.accept([Command](repeating: draft, count: 99), origin: .room) }
    let spoken = story.situation.incidents.map { "\($0.number)" }
    #expect(
      spoken.prefix(7)
        == ["26-0001", "26-0002", "27-0001", "27-0002", "26-0003", "26-0004", "28-0001"])
    #expect(spoken.last == "28-9999")
    try story.accept([draft], origin: .room)
    #expect(story.situation.incidents.last?.number.description == "28-10000")
    #expect(IncidentNumber("28-10000") == IncidentNumber(year: 2028, counter: 10_000))
    #expect(
      story.situation.incident(IncidentNumber(year: 2028, counter: 10_000))?.number.counter
        == 10_000)
    #expect(story.situation.violations().isEmpty)
  }

  @Test(arguments: [1970, 1999, 2000, 2026, 2099, 2100, 9999])
  func `a number of any year is read as it is spoken`(year: Int) {
    let number = IncidentNumber(year: year, counter: 7)
    #expect(IncidentNumber(number.description) == number)
    let task = AssignmentNumber(incident: number, ordinal: 12)
    #expect(AssignmentNumber(task.description) == task)
  }

  @Test(arguments: ["", "26", "26-", "-0001", "26-0000", "026-0001", "26-0001/", "2６-0001", "+6-1"])
  func `what is no number is none`(text: String) {
    #expect(IncidentNumber(text) == nil)
  }
}
