import EngineTesting
import IncidentEngine
import Testing

@Suite struct LifeTests {
  /// What can be seen of a matter, without when and by whom.
  private func seen(_ story: Story, _ number: MatterNumber) throws -> [AnyHashable] {
    let matter = try story.known(number)
    return [
      matter.state, matter.values, matter.awaits.map(\.due),
      matter.lines.map { [$0.part.text, $0.state?.text ?? "-", "\($0.values)"] },
    ]
  }

  private func opened(_ life: Life) throws -> Story {
    var story = try Story.withLiaisons()
    for command in life.given { try story.say(command, kinds: NineKinds.all) }
    try story.say(life.opening, by: life.by, kinds: NineKinds.all)
    return story
  }

  @Test(arguments: Life.all)
  func `a matter goes through its life, and each step of it is taken back`(_ life: Life) throws {
    var story = try opened(life)
    for step in life.steps {
      let before = try seen(story, life.number)
      let move = MatterCommand.move(life.number, step.move, step.values, of: step.part)
      try story.say(move, by: step.voice, kinds: NineKinds.all)
      #expect(try seen(story, life.number) != before, "\(step.move) does nothing")
      if step.isFinal {
        #expect(story.refusalOfUndo(by: step.voice)?.kind == .cannotUndo)
        continue
      }
      try story.undo(by: step.voice)
      #expect(try seen(story, life.number) == before, "\(step.move) is not taken back")
      try story.say(move, by: step.voice, kinds: NineKinds.all)
    }
    #expect(try story.known(life.number).state == life.end)
    #expect(story.situation.violations().isEmpty)
    #expect(try Situation(unpacking: story.situation.packed()) == story.situation)
  }

  @Test(arguments: Life.all)
  func `a matter that is opened by mistake is taken back`(_ life: Life) throws {
    var story = try opened(life)
    try story.undo(by: life.by)
    #expect(try story.known(life.number).isVoid)
    #expect(try story.owed(life.number) == [])
  }

  @Test(arguments: NineKinds.all)
  func `a kind comes back from the fact that declares it, byte for byte`(kind: MatterKind) throws {
    var situation = try Story.withLiaisons().situation
    func entry(_ event: Event) -> Entry {
      Entry(
        number: situation.lastNumber + 1, occurred: Story().now, recorded: Story().now,
        exerciseMilliseconds: nil, author: Story.officer, origin: .officer,
        submission: SubmissionID(desk: "desk-1", counter: 99), event: event)
    }
    let declared = entry(.matter(.kindDeclared(kind)))
    let read = try Body(declared.body).event
    #expect(read == declared.event)
    #expect(entry(read).body == declared.body)
    try situation.fold(declared)
    #expect(try Situation(unpacking: situation.packed()).matterKind(kind.code) == kind)
  }
}
