import EngineTesting
import IncidentEngine
import MatterKinds
import Testing

@Suite struct UndoOfMattersTests {
  private static let kinds = BuiltInKinds.all + [Probe.kind()]

  private func opened() throws -> Story {
    var story = try Story.withLiaisons()
    try story.say(MatterRejectionCase.probe, kinds: Self.kinds)
    return story
  }

  /// What can be seen of a matter, without when and by whom.
  private func seen(_ story: Story) throws -> [AnyHashable] {
    let matter = try story.known("PRB-1")
    return [
      matter.state, matter.values, matter.awaits,
      matter.lines.map { [$0.part.text, $0.state?.text ?? "-", "\($0.values)"] },
    ]
  }

  @Test func `a matter opened by mistake is taken away, and its number stays used`() throws {
    var story = try opened()
    try story.undo()
    #expect(try story.known("PRB-1").isVoid)
    #expect(try story.owed("PRB-1") == [])
    try story.say(Probe.opening(), kinds: Self.kinds)
    #expect(story.situation.matters(of: "probe").map(\.number) == ["PRB-1", "PRB-2"])
  }

  @Test func `a change that is taken back leaves the old values and what was empty empty`() throws {
    var story = try opened()
    let before = try seen(story)
    try story.say(
      .change(
        "PRB-1",
        [
          "title": .text("Other"), "text": .text("new"), "agencies": .texts(["ambulance"]),
        ], clearing: ["end"]), kinds: Self.kinds)
    #expect(try seen(story) != before)
    try story.undo()
    #expect(try seen(story) == before)
  }

  @Test func `a move that is taken back is owed again under its number`() throws {
    var story = try opened()
    let before = try seen(story)
    try story.say(.move("PRB-1", "tick", of: .fire), kinds: Self.kinds)
    try story.undo()
    #expect(try seen(story) == before)
    #expect(try story.known("PRB-1").history.last?.isTakingBack == true)
  }

  @Test func `a row that is taken back is gone, and the next one has the next number`() throws {
    var story = try opened()
    let entry = MatterCommand.move("PRB-1", "enter", ["amount": .integer(500)])
    try story.say(entry, kinds: Self.kinds)
    try story.undo()
    #expect(try story.known("PRB-1").lines("ledger") == [])
    try story.say(entry, kinds: Self.kinds)
    #expect(try story.known("PRB-1").lines("ledger").map(\.part.key) == [.row(2)])
  }

  @Test func `what another desk has gone on from is not taken back`() throws {
    var story = try opened()
    try story.say(.move("PRB-1", "tick"), by: .fire, kinds: Self.kinds)
    guard case .undoOvertaken(.matter("PRB-1"), _, _)? = story.refusalOfUndo() else {
      throw Missing(what: "a refusal that names the matter")
    }
  }

  @Test func `a move that is final is not taken back`() throws {
    var story = try opened()
    try story.say(.move("PRB-1", "close"), kinds: Self.kinds)
    guard case .cannotUndo(.final, _)? = story.refusalOfUndo() else {
      throw Missing(what: "a refusal that says that it is final")
    }
  }

  @Test func `several commands of one submission are taken back together`() throws {
    var story = try opened()
    let before = try seen(story)
    try story.say(
      .move("PRB-1", "tick", of: .fire), .change("PRB-1", ["text": .text("x")]),
      .move("PRB-1", "enter", ["amount": .integer(1)]),
      .mark(.matter("PRB-1"), .red, reason: nil), kinds: Self.kinds)
    try story.undo()
    #expect(try seen(story) == before)
    #expect(try story.known("PRB-1").marking == .amber)
  }

  @Test func `a link that somebody else took away is no obstacle to undo`() throws {
    var story = try opened()
    let link = LinkFact(.matter("PRB-1"), "answers", .incident(Story.one))
    try story.say(.link(link))
    var gone = link
    gone.isRemoved = true
    try story.say(.link(gone), by: .fire)
    try story.undo()
    #expect(story.situation.links(of: .matter("PRB-1")) == [])
    try story.say(.link(link), by: .fire)
    try story.undo(by: .fire)
    #expect(story.situation.links(of: .matter("PRB-1")) == [])
  }

  @Test func `a first marking of an incident is not taken back, a second is`() throws {
    var story = try opened()
    let flood = Subject.incident(Story.one)
    try story.say(.mark(flood, .amber, reason: nil))
    #expect(story.refusalOfUndo()?.kind == .cannotUndo)
    try story.say(.mark(flood, .red, reason: nil))
    try story.undo()
    #expect(story.situation.marking(of: flood) == .amber)
  }

  @Test func `a matter made of a line of the log is linked to it until it is taken back`() throws {
    var story = try opened()
    try story.accept([.writeLog(LogDraft(kind: .observation, text: "rising"))])
    try story.say(
      .open(MatterDraft(kind: "probe", values: ["title": .text("x")], line: LogNumber(1))),
      kinds: Self.kinds)
    let link = LinkFact(.matter("PRB-2"), .from, .log(LogNumber(1)))
    #expect(story.situation.links(of: .log(LogNumber(1))) == [link])
    try story.undo()
    #expect(story.situation.links(of: .log(LogNumber(1))) == [])
    #expect(
      story.refused(
        .open(MatterDraft(kind: "probe", values: ["title": .text("x")], line: LogNumber(2))),
        kinds: Self.kinds) == .logUnknown(LogNumber(2)))
  }

  @Test func `a change seen too early is stale, one of the same submission is not`() throws {
    var story = try opened()
    let seen = story.situation.lastNumber
    try story.say(.move("PRB-1", "tick"), by: .fire, kinds: Self.kinds)
    #expect(
      story.refused(.move("PRB-1", "check")) { $0.seen = seen }
        == .stale(.matter("PRB-1"), changedAt: seen + 1, by: Voice.fire.author, seen: seen))
    let now = story.situation.lastNumber
    try story.say(
      .move("PRB-1", "check"), .move("PRB-1", "check"), .change("PRB-1", ["text": .text("x")])
    ) { $0.seen = now }
  }

  @Test func `undo after a snapshot is undo`() throws {
    var story = try opened()
    try story.say(
      .change("PRB-1", ["agencies": .texts(["ambulance"])], clearing: ["end"]),
      .move("PRB-1", "enter", ["amount": .integer(1)]), kinds: Self.kinds)
    let unpacked = try Situation(unpacking: story.situation.packed())
    #expect(unpacked == story.situation)
  }
}
