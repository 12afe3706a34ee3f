import Drill
import IncidentEngine
import Testing

@Suite struct MatterPlayTests {
  private let room: PlayedRoom
  private let bank = IncidentReference.external(Scenario.key("bank"))

  init() throws {
    room = try PlayedRoom(try ScenarioFiles.read(Array(matterScenario.utf8)))
  }

  private func matter(_ id: String, _ room: PlayedRoom) throws -> Matter {
    let number = try #require(room.evaluation.matters[id])
    return try #require(room.situation.matter(number))
  }

  private func states(_ parts: PartsCode, _ matter: Matter) -> [String] {
    matter.lines(parts).map { "\($0.part.key.text) \($0.state?.text ?? "")" }
  }

  private func standings(_ room: PlayedRoom, at now: Int64) -> [Evaluation.Standing] {
    room.evaluation.results(at: now).map(\.standing)
  }

  @Test func `an inject opens matters that refer to each other, its incident and its tasks`() throws
  {
    var room = room
    try room.play(to: 0)
    #expect(room.refused.isEmpty, "\(room.refused)")
    let ids = ["law", "leave", "boats", "letter", "flight"]
    let numbers = ids.map { room.evaluation.matters[$0]?.description }
    #expect(numbers == ["PW-1", "D-1", "RQ-1", "M-1", "DRN-1"])
    let decision = try matter("leave", room)
    #expect(decision.values["power"] == .texts(["PW-1"]))
    #expect(decision.values["review"] == .integer(room.moment(40 * minute).milliseconds))
    #expect(decision.incident == room.situation.number(of: bank))
    let request = try matter("boats", room)
    #expect(request.values["by"] == .integer(room.moment(30 * minute).milliseconds))
    #expect(request.values["task"]?.text == room.situation.assignments.first?.number.description)
    #expect(request.row(1)?.values["resource"] == .integer(1))
    let power = try matter("law", room)
    #expect(power.incident == nil)
    #expect(power.history.first?.circumstances.onBehalf?.text == "water")
    #expect(room.situation.deliveredInjects.keys.sorted() == ["I-0", "I-1"])
  }

  @Test func `an inject answers, refuses and moves what was opened before`() throws {
    var room = room
    try room.play(to: 10 * minute)
    #expect(room.refused.isEmpty, "\(room.refused)")
    #expect(
      states("agreement", try matter("leave", room))
        == ["agency.fire agreed", "agency.police dissented"])
    #expect(
      states("addressee", try matter("letter", room))
        == ["agency.fire waiting", "agency.water replied"])
    #expect(try matter("boats", room).state == "partly")
    #expect(try matter("flight", room).state == "landed")
  }

  @Test func `a simulated agency agrees after its usual delay, unless the scenario turns it off`()
    throws
  {
    var room = room
    try room.play(to: minute - 1)
    #expect(
      states("agreement", try matter("leave", room))
        == ["agency.fire asked", "agency.police asked"])
    try room.play(to: minute)
    #expect(
      states("agreement", try matter("leave", room))
        == ["agency.fire agreed", "agency.police asked"])
    try room.play(to: 2 * minute)
    let decision = try matter("leave", room)
    #expect(states("agreement", decision) == ["agency.fire agreed", "agency.police agreed"])
    #expect(decision.history.last?.occurred == room.moment(2 * minute))
    #expect(
      states("addressee", try matter("letter", room))
        == ["agency.fire waiting", "agency.water waiting"])
  }

  @Test func `a simulated agency answers nothing that needs a word`() throws {
    var room = room
    try room.play(to: 0)
    let values: FieldValues = [
      "quantity": .integer(1), "what": .text("pump"), "ask": .texts(["fire"]),
    ]
    try room.act(.matter(.open(MatterDraft(kind: "request", values: values))), at: minute)
    try room.play(to: 9 * minute)
    let request = try #require(room.situation.matters(of: "request").last)
    #expect(states("asked", request) == ["agency.fire waiting"])
  }

  @Test func `a decision is expected, and the agreement that a simulated agency gives to it`()
    throws
  {
    var room = room
    try room.play(to: 11 * minute)
    try decide("Leave the village", agencies: ["fire"], in: &room, at: 11 * minute)
    try room.play(to: 12 * minute + 1)
    #expect(standings(room, at: 13 * minute)[0...1] == [awaited, awaited])
    try decide("Hold the dike", agencies: ["fire"], in: &room, at: 13 * minute)
    let opened = room.situation.lastNumber
    try room.play(to: 14 * minute + 1)
    let standing = standings(room, at: 15 * minute)
    #expect(standing[0] == .met(at: 13 * minute, entry: opened))
    guard case .met(at: 14 * minute, entry: _) = standing[1] else {
      Issue.record("\(standing[1])")
      return
    }
  }

  private let awaited = Evaluation.Standing.awaited(by: 20 * minute)

  private func decide(
    _ choice: String, agencies: [String], in room: inout PlayedRoom, at now: Int64
  ) throws {
    let values: FieldValues = [
      "choice": .text(choice), "why": .text("It rises"), "agencies": .texts(agencies),
    ]
    try room.act(
      .matter(.open(MatterDraft(kind: "decision", incident: bank, values: values))), at: now)
  }

  @Test func `what is expected as a matter is met by no line`() throws {
    var room = room
    try room.play(to: 11 * minute)
    try room.act(
      .writeLog(LogDraft(kind: .decision, text: "Hold the dike", incident: bank)), at: 11 * minute)
    #expect(standings(room, at: 12 * minute)[0] == awaited)
  }

  @Test(arguments: [true, false])
  func `a message and a meeting are met by the line or by the matter`(_ byMatter: Bool) throws {
    var room = room
    try room.play(to: 11 * minute)
    if byMatter {
      let message: FieldValues = ["to": .texts(["police"]), "text": .text("Close the road")]
      try room.act(
        .matter(.open(MatterDraft(kind: "message", incident: bank, values: message))),
        at: 11 * minute)
      let meeting: FieldValues = [
        "at": .integer(room.moment(40 * minute).milliseconds), "title": .text("All of us"),
      ]
      try room.act(
        .matter(.open(MatterDraft(kind: "meeting", incident: bank, values: meeting))),
        at: 12 * minute)
    } else {
      let lines: [(LogKind, String)] = [(.messageOut, "Police: close it"), (.meeting, "All of us")]
      for (place, line) in lines.enumerated() {
        try room.act(
          .writeLog(LogDraft(kind: line.0, text: line.1, incident: bank)),
          at: Int64(11 + place) * minute)
      }
    }
    let standing = standings(room, at: 13 * minute).suffix(2)
    let times = standing.map { standing in
      if case .met(let time, entry: _) = standing { time } else { Int64(-1) }
    }
    #expect(times == [11 * minute, 12 * minute])
  }

  @Test func `what an inject opens is found among what players open`() throws {
    var room = room
    let values: FieldValues = ["choice": .text("Before all"), "why": .text("It rises")]
    try room.act(.matter(.open(MatterDraft(kind: "decision", values: values))), at: 0)
    try room.play(to: 10 * minute)
    #expect(room.evaluation.matters["leave"]?.description == "D-2")
    #expect(room.refused.isEmpty, "\(room.refused)")
  }

  @Test func `matters of one kind keep their ids, whatever else the inject brings about`() throws {
    let more = [
      "{opens: all, kind: meeting, values: {at: T+00:30, title: All of us}}",
      "{of: all, move: start}",
      "{of: all, move: item, values: {type: decision, text: No boats, why: The current}}",
      "{opens: own, kind: decision, values: {choice: Close the road, why: It is wet}}",
      "{opens: one, kind: message, values: {to: fire, text: Look}}",
      "{opens: two, kind: message, values: {to: fire, text: Look}}",
      "{of: two, move: refuse, by: fire, values: {reason: No}}",
    ]
    let last = "- {of: flight, move: land}"
    let lines = ([last] + more.map { "- \($0)" }).joined(separator: "\n      ")
    let text = matterScenario.replacing(last, with: lines)
    var room = try PlayedRoom(try ScenarioFiles.read(Array(text.utf8)))
    try room.play(to: 10 * minute)
    #expect(room.refused.isEmpty, "\(room.refused)")
    let numbers = ["all", "own", "one", "two"].map { room.evaluation.matters[$0]?.description }
    #expect(numbers == ["MT-1", "D-3", "M-2", "M-3"])
    #expect(states("addressee", try matter("two", room)) == ["agency.fire refused"])
    #expect(states("addressee", try matter("one", room)) == ["agency.fire waiting"])
  }

  @Test func `an answer that a player gave first is left out, and the rest still comes`() throws {
    var room = room
    try room.play(to: 5 * minute)
    let number = try #require(room.evaluation.matters["flight"])
    try room.act(.matter(.move(MatterDeed(number: number, move: "land"))), at: 5 * minute)
    try room.play(to: 10 * minute)
    #expect(room.refused.count == 1)
    #expect(try matter("boats", room).state == "partly")
    #expect(room.evaluation.deliveries["I-2"] == 10 * minute)
  }
}
