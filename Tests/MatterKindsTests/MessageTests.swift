import EngineTesting
import IncidentEngine
import Testing

/// A formal message: the flood's order to confirm that a feeder is dead.
@Suite struct MessageTests {
  private func sent(_ more: FieldValues = FieldValues()) throws -> Story {
    var story = try Story.withLiaisons()
    var values: FieldValues = [
      "to": .texts(["fire", "police"]), "text": .text("Feeder 12 cut at 14:20, confirm dead"),
      "prec": .text("immediate"),
    ]
    for entry in more.entries { values[entry.code] = entry.value }
    try story.say(.open("message", values))
    return story
  }

  @Test func `each addressee of a message owes an acknowledgement by its precedence`() throws {
    let story = try sent()
    #expect(try story.known("M-1").state == "sent")
    #expect(
      try story.owed("M-1") == [
        Owed("ack", by: "agency.fire", minutes: 30), Owed("ack", by: "agency.police", minutes: 30),
      ])
  }

  @Test func `a message is acknowledged once all its addressees have`() throws {
    var story = try sent()
    try story.say(.move("M-1", "ack"), by: .fire)
    #expect(try story.known("M-1").state == "sent")
    #expect(try story.owed("M-1").map(\.by) == ["agency.police"])
    try story.say(.move("M-1", "ack"), by: .police)
    #expect(try story.known("M-1").state == "acknowledged")
    #expect(try story.owed("M-1") == [])
  }

  @Test func `a reply that is asked for is owed until each addressee replied or refused`() throws {
    var story = try sent(["reply": .integer(1_780_000_900_000)])
    #expect(try story.owed("M-1").map(\.move) == ["ack", "ack", "answer", "answer"])
    try story.say(.move("M-1", "ack"), by: .fire)
    try story.say(.move("M-1", "answer", ["answer": .text("dead, tag 881")]), by: .fire)
    try story.say(.move("M-1", "refuse", ["reason": .text("not ours")]), by: .police)
    #expect(try story.known("M-1").state == "settled")
    #expect(try story.state("M-1", "addressee", .fire) == "replied")
    #expect(try story.state("M-1", "addressee", .police) == "refused")
    #expect(try story.owed("M-1") == [])
  }

  @Test func `an acknowledgement that is overdue stays owed with the time that was allowed`() throws
  {
    var story = try sent()
    story.wait(minutes: 45)
    #expect(try story.owed("M-1").map(\.minutes) == [-15, -15])
  }

  @Test func `a message that is recalled is owed no answer and takes none`() throws {
    var story = try sent()
    try story.say(.move("M-1", "recall", ["reason": .text("wrong feeder")]))
    #expect(try story.known("M-1").state == "recalled")
    #expect(try story.owed("M-1") == [])
    #expect(
      story.refused(.move("M-1", "ack"), by: .fire)
        == .matter(
          .moveNotFrom("M-1", "ack", state: "recalled", part: nil, possible: [])))
  }

  @Test func `a draft is owed nothing until it is approved and goes out`() throws {
    var story = try sent(["draft": .flag(true)])
    #expect(try story.known("M-1").state == "drafted")
    #expect(try story.owed("M-1") == [])
    #expect(
      story.refused(.move("M-1", "approve"), by: .fire)
        == .matter(
          .notTheSpeaker("message", "approve", by: [.post(.duty), .post(.head), .post(.lead)])))
    try story.say(.move("M-1", "approve"))
    try story.say(.move("M-1", "circulate", ["medium": .text("radio")]))
    #expect(try story.owed("M-1").count == 2)
  }

  @Test func `a liaison answers for the own agency alone`() throws {
    let story = try sent()
    #expect(
      story.refused(.move("M-1", "ack", of: .police), by: .fire)
        == .matter(.notTheSpeaker("message", "ack", by: [.part])))
    #expect(
      story.refused(.move("M-1", "ack", saying: Saying(onBehalf: Story.police)), by: .fire)
        == .matter(.notTheSpeaker("message", "ack", by: [.part])))
  }

  @Test func `what an agency told by telephone is entered by the duty officer in its name`() throws
  {
    var story = try sent()
    try story.say(
      .move("M-1", "ack", saying: Saying(onBehalf: Story.police, means: "telephone")))
    let event = try #require(try story.known("M-1").history.last)
    #expect(event.circumstances.onBehalf == Story.police)
    #expect(event.circumstances.means == "telephone")
    #expect(try story.state("M-1", "addressee", .police) == "acknowledged")
    try story.say(.move("M-1", "ack", of: .fire))
    #expect(try story.known("M-1").history.last?.circumstances.onBehalf == Story.fire)
  }
}
