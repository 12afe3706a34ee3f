import EngineTesting
import IncidentEngine
import Testing

@Suite struct ResendingTests {
  private func id(_ counter: Int64) -> SubmissionID {
    SubmissionID(desk: "desk-1", counter: counter)
  }

  private func verdict(_ story: Story, _ counter: Int64) throws -> Verdict {
    var submission = story.submission([RejectionCase.line])
    submission.id = id(counter)
    return try decide(submission, in: story.situation)
  }

  @Test func `sending again gives the first answer and changes nothing`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.issue, RejectionCase.line, RejectionCase.line])
    let expected = Acceptance(id: id(story.counter), first: 9, last: 11)
    #expect(try verdict(story, story.counter) == .acceptedBefore(expected))
  }

  @Test func `the last 256 answers are remembered, older ones are too old`() throws {
    var story = try Story.opened()
    let first = story.counter + 1
    for _ in 0..<257 { try story.accept([RejectionCase.line]) }
    let oldest = story.counter - 255
    #expect(oldest == first + 1)
    guard case .acceptedBefore(let answer) = try verdict(story, oldest) else {
      Issue.record("\(oldest) was forgotten")
      return
    }
    #expect(answer.id == id(oldest))
    #expect(throws: Rejection.submissionTooOld(id(first), oldestKept: oldest)) {
      try verdict(story, first)
    }
    #expect(story.situation.desks["desk-1"]?.answers.count == DeskMemory.kept)
  }

  @Test func `submissions that overtook each other are never done twice`() throws {
    var story = try Story.opened()
    let base = story.counter
    let order = Array(base + 2...base + 256) + [base + 1, base + 257]
    for counter in order { try story.accept([RejectionCase.line]) { $0.id = id(counter) } }
    for counter in order where counter > base + 1 {
      guard case .acceptedBefore(let answer) = try verdict(story, counter) else {
        Issue.record("\(counter) would be done twice")
        return
      }
      #expect(answer.id == id(counter))
    }
    #expect(throws: Rejection.self) { try verdict(story, base + 1) }
  }

  @Test func `desks count apart`() throws {
    var story = try Story.opened()
    for _ in 0..<300 { try story.accept([RejectionCase.line]) }
    let events = try story.accept([RejectionCase.line]) {
      $0.id = SubmissionID(desk: "desk-2", counter: 1)
    }
    #expect(events.count == 1)
  }

  @Test func `what one submission changed does not make its next command stale`() throws {
    var story = try Story.withFlood()
    let seen = story.situation.lastNumber
    let events = try story.accept([
      .changePhase(Story.flood, .active, reason: nil),
      .changePhase(Story.flood, .contained, reason: nil),
    ]) { $0.seen = seen }
    #expect(events.count == 2)
  }

  @Test func `what was seen as it is, or not said, is not stale`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.line])
    try story.accept([.changePhase(Story.flood, .active, reason: nil)]) { $0.seen = 8 }
    try story.accept([.changePhase(Story.flood, .contained, reason: nil)])
    #expect(story.situation.incident(RejectionCase.one)?.phase == .contained)
  }
}
