import EngineTesting
import IncidentEngine
import Testing

@Suite struct RejectionTests {
  @Test(arguments: RejectionCase.all)
  func `given entries, when a submission, then its rejection`(_ example: RejectionCase) throws {
    let story = try example.given()
    #expect(story.refusal(of: example.when, example.shape) == example.then)
  }

  @Test func `every rejection has a test that provokes it`() {
    let provoked = Set(RejectionCase.all.map(\.then.kind))
    let missing = RejectionKind.allCases.filter { !provoked.contains($0) }
    #expect(missing.isEmpty)
  }

  @Test func `every field is refused when its text is too long`() {
    var refused: Set<Rejection.Field> = []
    for example in RejectionCase.all {
      if case .textTooLong(let field, _, _) = example.then { refused.insert(field) }
    }
    #expect(refused == Set(Rejection.Field.allCases))
  }

  @Test func `a rejected submission changes nothing, whatever it had done before`() throws {
    let story = try Story.withFlood()
    let refusal = story.refusal(of: [
      RejectionCase.line, RejectionCase.issue, .startAssignment(Story.pump),
      .startAssignment(Story.pump),
    ])
    #expect(refusal == .assignmentAlready(RejectionCase.task, .inProgress))
    #expect(story.situation == (try Story.withFlood().situation))
  }

  @Test func `a rejected submission may be sent again under its id once it fits`() throws {
    var story = try Story.withFlood()
    let id = SubmissionID(desk: "desk-1", counter: 50)
    #expect(story.refusal(of: [.startAssignment(Story.pump)]) { $0.id = id } != nil)
    try story.accept([RejectionCase.issue])
    let events = try story.accept([.startAssignment(Story.pump)]) { $0.id = id }
    #expect(events.count == 2)
  }
}
