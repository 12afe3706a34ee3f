import Drill
import IncidentEngine
import Testing

@Suite struct PlayTests {
  private let room: PlayedRoom
  private let bank = IncidentReference.external(Scenario.key("bank"))
  private let police: AgencyCode
  private let fire: AgencyCode

  init() throws {
    room = try PlayedRoom(try ScenarioFiles.read(Array(smallScenario.utf8)))
    police = try #require(AgencyCode("police"))
    fire = try #require(AgencyCode("fire"))
  }

  private func standings(_ room: PlayedRoom, at now: Int64) -> [Evaluation.Standing] {
    room.evaluation.results(at: now).map(\.standing)
  }

  @Test func `an inject is due at its time and never again`() throws {
    var room = room
    #expect(room.schedule.due(at: 0, room.evaluation.progress).map(\.id) == ["I-1"])
    #expect(room.schedule.next(room.evaluation.progress) == 0)
    let first = try #require(room.scenario.inject("I-1"))
    try room.deliver(first, at: 0)
    #expect(room.schedule.due(at: 0, room.evaluation.progress).isEmpty)
    #expect(
      room.schedule.due(at: 20 * minute, room.evaluation.progress).map(\.id) == ["I-3", "I-2"])
    #expect(throws: Rejection.self) { try room.deliver(first, at: 1) }
  }

  @Test func `an inject that was forgotten is as one that was delivered`() throws {
    var room = room
    var schedule = room.schedule
    for id in ["I-1", "I-3"] {
      schedule.forget(id)
      let inject = try #require(room.scenario.inject(id))
      try room.deliver(inject, at: 0)
      let progress = room.evaluation.progress
      #expect(schedule.next(progress) == room.schedule.next(progress))
      #expect(
        schedule.due(at: 60 * minute, progress) == room.schedule.due(at: 60 * minute, progress))
    }
    // Also where nothing else says that it was delivered.
    #expect(schedule.next(DrillProgress()) == 20 * minute)
  }

  @Test func `an inject brings its incident, its tasks and its words`() throws {
    var room = room
    try room.play(to: 0)
    let number = try #require(room.situation.number(of: bank))
    let incident = try #require(room.situation.incident(number))
    #expect(incident.participations.map(\.agency.text) == ["fire", "police"])
    let tasks = room.situation.assignments(of: incident)
    #expect(tasks.map(\.title) == ["Warn them"])
    #expect(tasks.first?.due == room.moment(20 * minute))
    #expect(incident.log.count == 1)
    #expect(room.situation.logEntry(LogNumber(1))?.inject == "I-1")
  }

  @Test func `a simulated agency acknowledges, starts and finishes at its pace`() throws {
    var room = room
    try room.play(to: 10 * minute)
    let task = try #require(room.situation.assignments.first)
    #expect(task.time(of: .acknowledged) == room.moment(30_000))
    #expect(task.time(of: .inProgress) == room.moment(2 * minute))
    #expect(task.time(of: .done) == room.moment(5 * minute))
  }

  @Test func `an expected action done in time is met, and the other branch never comes`() throws {
    var room = room
    try room.play(to: 4 * minute)
    #expect(standings(room, at: 4 * minute) == [.awaited(by: 10 * minute)])
    let task = AssignmentDraft(incident: bank, agency: police, title: "Cordon")
    try room.act(.issueAssignment(task), at: 10 * minute)
    #expect(
      standings(room, at: 10 * minute)
        == [.met(at: 10 * minute, entry: room.situation.lastNumber)])
    #expect(room.evaluation.progress.outcomes["I-1"] == .met(at: 10 * minute))
    try room.play(to: 60 * minute)
    #expect(room.evaluation.deliveries["I-3"] == nil)
  }

  @Test func `an expected action not done is missed, and its branch comes after the delay`() throws
  {
    var room = room
    try room.play(to: 60 * minute)
    #expect(standings(room, at: 60 * minute) == [.missed(by: 10 * minute)])
    #expect(room.evaluation.deliveries["I-3"] == 11 * minute + 1)
    let task = AssignmentDraft(incident: bank, agency: police, title: "Cordon")
    try room.act(.issueAssignment(task), at: 30 * minute)
    guard
      case .late(at: 30 * minute, by: 10 * minute, entry: _) = standings(room, at: 60 * minute)
        .first
    else {
      Issue.record("not late")
      return
    }
  }

  @Test func `another agency, another incident or another deed fulfils nothing`() throws {
    var room = room
    try room.play(to: minute)
    let wrongAgency = AssignmentDraft(incident: bank, agency: fire, title: "Cordon")
    try room.act(.issueAssignment(wrongAgency), at: 2 * minute)
    try room.act(.setParticipation(bank, police, .onScene), at: 2 * minute)
    try room.act(.openIncident(IncidentDraft(type: "flood", title: "Other")), at: 2 * minute)
    let other = try #require(room.situation.incidents.last?.number)
    let elsewhere = AssignmentDraft(incident: .number(other), agency: police, title: "Cordon")
    try room.act(.issueAssignment(elsewhere), at: 3 * minute)
    #expect(standings(room, at: 4 * minute) == [.awaited(by: 10 * minute)])
  }

  @Test func `what an inject or a simulated agency does fulfils nothing`() throws {
    var room = room
    try room.play(to: minute)
    let task = AssignmentDraft(incident: bank, agency: police, title: "Cordon")
    try room.submit([.issueAssignment(task)], .simulated(fire), at: 2 * minute)
    #expect(standings(room, at: 3 * minute) == [.awaited(by: 10 * minute)])
  }

  @Test func `injects by hand wait for the hand, and what follows them for them`() throws {
    var room = room
    try room.play(to: 60 * minute)
    #expect(room.schedule.byHand(room.evaluation.progress).map(\.id) == ["I-4"])
    #expect(room.schedule.next(room.evaluation.progress) == nil)
    try room.deliver(try #require(room.scenario.inject("I-4")), at: 60 * minute)
    #expect(room.schedule.due(at: 60 * minute, room.evaluation.progress).map(\.id) == ["I-5"])
  }

  @Test func `what players did already is left out of an inject, and its words still come`() throws
  {
    var room = room
    try room.play(to: minute)
    try room.act(.closeIncident(bank, reason: nil, endingOpenWork: true), at: 2 * minute)
    try room.play(to: 12 * minute)
    #expect(room.evaluation.deliveries["I-3"] != nil)
    #expect(room.refused.count == 1)
    guard case .assignmentEnded = room.refused.first?.rejection else {
      Issue.record("another rejection: \(room.refused)")
      return
    }
  }

  @Test func `one entry fulfils one expected action, the most urgent that it fits`() throws {
    let text = smallScenario.replacing(
      expected:
        "      - {id: X-1, action: task, agency: police, within: 10m, text: Task the police}",
      with: """
                - {id: X-1, action: log, within: 10m, text: First}
                - {id: X-2, action: log, kind: decision, within: 5m, text: Second, mentions: [Boat]}
                - {id: X-3, action: decision, agency: police, within: 20m, text: Third}
        """)
    var room = try PlayedRoom(try ScenarioFiles.read(Array(text.utf8)))
    try room.play(to: minute)
    try room.act(
      .writeLog(LogDraft(kind: .decision, text: "no boats", incident: bank)), at: 2 * minute)
    var standing = standings(room, at: 3 * minute)
    #expect(standing[0] == .awaited(by: 10 * minute))
    #expect(standing[1] == .met(at: 2 * minute, entry: room.situation.lastNumber))
    try room.act(
      .writeLog(LogDraft(kind: .decision, text: "Police agree", incident: bank)), at: 12 * minute)
    standing = standings(room, at: 12 * minute)
    #expect(standing[0] == .missed(by: 10 * minute))
    #expect(standing[2] == .met(at: 12 * minute, entry: room.situation.lastNumber))
    try room.act(
      .writeLog(LogDraft(kind: .observation, text: "late", incident: bank)), at: 13 * minute)
    #expect(
      standings(room, at: 13 * minute)[0]
        == .late(at: 13 * minute, by: 10 * minute, entry: room.situation.lastNumber))
  }
}

extension String {
  fileprivate func replacing(expected line: String, with other: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == line ? other : String($0) }.joined(separator: "\n")
  }
}
