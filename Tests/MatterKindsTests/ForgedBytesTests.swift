import EngineTesting
import IncidentEngine
import MatterKinds
import Testing

/// Bytes that somebody changed are refused or lead to a book that holds together and goes on.
@Suite struct ForgedBytesTests {
  private static let kinds = BuiltInKinds.all + [Probe.kind()]

  /// A book with parts, rows, answers, steps, links, markings and a last action to take back.
  private func rich() throws -> Story {
    var story = try Story.withLiaisons()
    try story.say(
      MatterRejectionCase.probe,
      .open(
        "meeting",
        [
          "at": story.later(minutes: 60), "title": .text("TCG"), "agencies": .texts(["fire"]),
          "place": .text("Town hall"), "length": .integer(30),
        ]), kinds: Self.kinds)
    try story.say(
      .step(AnswerStepFact(.matter("PRB-1", 1), .escalated, to: .agency(Story.police))),
      .link(LinkFact(.matter("PRB-1"), "answers", .matter("MT-1"))),
      .mark(.incident(Story.one), .red, reason: nil), kinds: Self.kinds)
    try story.say(
      .change("PRB-1", ["agencies": .texts(["police"]), "officer": .integer(2)]),
      .move("PRB-1", "enter", ["amount": .integer(5)]), kinds: Self.kinds)
    return story
  }

  @Test func `a snapshot that was changed anywhere is refused or goes on`() throws {
    let story = try rich()
    let bytes = story.situation.packed()
    var random = SplitMix(seed: SplitMix.base)
    var taken = 0
    for _ in 0..<3_000 {
      var forged = bytes
      for _ in 0..<1 + random.below(3) {
        forged[random.below(forged.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      guard let situation = try? Situation(unpacking: forged) else { continue }
      taken += 1
      #expect(try Situation(unpacking: situation.packed()) == situation)
      goOn(situation, story)
    }
    #expect(taken > 50)
  }

  @Test func `a number that was changed in a fact of a snapshot is refused or goes on`() throws {
    let story = try rich()
    let bytes = story.situation.packed()
    for place in bytes.indices where (48...57).contains(bytes[place]) {
      var forged = bytes
      forged[place] ^= 4
      guard let situation = try? Situation(unpacking: forged) else { continue }
      goOn(situation, story)
    }
  }

  /// Everything that an officer may ask is answered.
  private func goOn(_ start: Situation, _ story: Story) {
    var situation = start
    let commands: [MatterCommand] = [
      .move("PRB-1", "tick", of: .police), .move("PRB-1", "enter", ["amount": .integer(1)]),
      .change("PRB-1", ["officer": .integer(3), "agencies": .texts(["fire"])]),
      .step(AnswerStepFact(.matter("PRB-1", 1), .waived, reason: "x")),
      .move("MT-1", "here", of: .fire), .move("MT-1", "void", saying: Saying(reason: "x")),
      Probe.opening(["officer": .integer(2)]),
    ]
    let asked = [Command.undo] + commands.map { .matter($0) }
    for (place, command) in asked.enumerated() {
      var submission = story.submission([command])
      submission.id = SubmissionID(desk: "desk-1", counter: 900 + Int64(place))
      submission.surroundings = Surroundings(kinds: Self.kinds)
      _ = try? decide(submission, movingOn: &situation) { start }
    }
  }

  @Test func `a fact that does not follow is refused when it is folded`() throws {
    let story = try rich()
    let steps: [MatterStep] = [
      MatterStep(number: "PRB-9", move: "check", delta: MatterDelta()),
      MatterStep(
        number: "PRB-1", move: "enter",
        delta: MatterDelta(lines: [LineChange(PartReference("ledger", .row(9)))])),
      MatterStep(
        number: "PRB-1", move: "check",
        delta: MatterDelta(begun: [
          AnswerDue(
            ordinal: 99, move: "tick", part: nil, from: .post(.duty), since: story.now, due: nil)
        ])),
    ]
    for step in steps {
      let entry = Entry(
        number: story.situation.lastNumber + 1, occurred: story.now, recorded: story.now,
        exerciseMilliseconds: nil, author: Story.officer, origin: .officer,
        submission: SubmissionID(desk: "desk-1", counter: 999), event: .matter(.moved(step)))
      var situation = story.situation
      #expect(throws: FoldError.self) { try situation.fold(entry) }
    }
  }
}
