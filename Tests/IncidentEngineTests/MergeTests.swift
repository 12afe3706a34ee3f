import EngineTesting
import IncidentEngine
import OperatingPicture
import Testing

/// Two reports of one incident become one.
@Suite struct MergeTests {
  private let one = IncidentNumber(year: 2026, counter: 1)
  private let two = IncidentNumber(year: 2026, counter: 2)

  /// Two floods; the second has a task, a crew, an objective and a line, and is merged.
  private func merged() throws -> Story {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.draft { $0.lead = Story.police }])
    let second = Story.incident(2)
    try story.accept([
      .issueAssignment(AssignmentDraft(incident: second, agency: Story.police, title: "Cordon")),
      .commitResource(Story.engine, to: second),
      .setObjective(second, text: "nobody in the street"),
      .writeLog(LogDraft(kind: .risk, text: "live cables", incident: second)),
    ])
    story.wait(minutes: 20)
    try story.accept([.mergeIncident(second, into: Story.flood, reason: "same street")])
    return story
  }

  @Test func `what is open moves, and nobody waits anew`() throws {
    let story = try merged()
    let moved = AssignmentNumber(incident: one, ordinal: 1)
    let task = try #require(story.situation.assignment(moved))
    #expect(task.status == .issued)
    #expect(story.now.milliseconds(since: task.issued) == 20 * 60_000)
    #expect(story.situation.incident(one)?.participation(of: Story.police) == .alerted)
    #expect(story.situation.incident(one)?.objectives.map(\.text) == ["nobody in the street"])
    let incident = try #require(story.situation.incident(one))
    #expect(story.situation.openCommitments(of: incident).count == 1)
    #expect(story.situation.incident(two)?.phase == .closed)
    #expect(story.situation.violations().isEmpty)
  }

  @Test func `the old numbers lead to what stays`() throws {
    var story = try merged()
    let old = AssignmentReference.number(AssignmentNumber(incident: two, ordinal: 1))
    try story.accept([.acknowledgeAssignment(old)])
    let moved = AssignmentNumber(incident: one, ordinal: 1)
    #expect(story.situation.assignment(moved)?.status == .acknowledged)
    try story.accept([
      .writeLog(LogDraft(kind: .observation, text: "rising", incident: Story.incident(2)))
    ])
    #expect(story.situation.log.last?.incident == one)
  }

  @Test func `what was said of either is read on the one that stays`() throws {
    let story = try merged()
    let incident = try #require(story.situation.incident(one))
    let detail = IncidentDetail(incident, in: story.situation, now: story.now)
    #expect(detail.log.map(\.text) == ["live cables"])
    let history = IncidentHistory(incident, in: story.situation).changes.map(\.what)
    #expect(history.contains(.tookIn(two)))
    #expect(history.contains(.logged(LogNumber(1))))
  }
}
