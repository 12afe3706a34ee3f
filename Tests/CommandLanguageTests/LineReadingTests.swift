import CommandLanguage
import IncidentEngine
import Testing

struct LineReadingTests {
  private let room: OfficersRoom
  private let here = IncidentReference.number(OfficersRoom.selected)

  init() throws { room = try OfficersRoom.usual() }

  private func log(_ line: String, selected: IncidentNumber? = OfficersRoom.selected) throws
    -> LogDraft
  {
    guard case .writeLog(let draft) = try room.command(line, selected: selected) else {
      throw OfficersRoom.NotOneCommand(line: line)
    }
    return draft
  }

  private func task(_ line: String) throws -> AssignmentDraft {
    guard case .issueAssignment(let draft) = try room.command(line) else {
      throw OfficersRoom.NotOneCommand(line: line)
    }
    return draft
  }

  @Test func `a number right after the verb is the incident, anywhere else it is a word`() throws {
    let named = try log("log 26-0007 see 26-0003")
    #expect(named.incident == .number(OfficersRoom.incident(7)))
    #expect(named.text == "see 26-0003")
    let selected = try log("log see 26-0007")
    #expect(selected.incident == here)
    #expect(selected.text == "see 26-0007")
  }

  @Test func `a hyphen means the room itself`() throws {
    #expect(try log("log - shift begins").incident == nil)
    #expect(try log("log shift begins", selected: nil).incident == nil)
  }

  @Test(arguments: ["3-5 people on the roof", "555-1234 called back", "\"26-0007\" was a slip"])
  func `numbers that are no incident's stay in the text`(_ text: String) throws {
    let draft = try log("log \(text)")
    #expect(draft.text == text.filter { $0 != "\"" })
    #expect(draft.incident == here)
  }

  @Test(arguments: ["26-0003/4", "/4", "4", "2026-0003/4"])
  func `a task is named in full or on the selected incident`(_ text: String) throws {
    #expect(try room.command("ack \(text)") == .acknowledgeAssignment(OfficersRoom.task(4)))
    #expect(
      try room.command("done \(text) 41 people out")
        == .finishAssignment(OfficersRoom.task(4), result: "41 people out"))
  }

  @Test(arguments: [
    "fire", "FIRE", "fir", "f", "Fire and Rescue", "fire AND rescue", "\"Fire and Rescue\"",
  ])
  func `an agency goes by code, full name or unique beginning`(_ name: String) throws {
    let draft = try task("task \(name) evacuate Mill Rd")
    #expect(draft.agency == (try code("fire")))
    #expect(draft.title == "evacuate Mill Rd")
  }

  @Test func `the beginning of a full name will do where no code begins so`() throws {
    #expect(
      try room.command("standing city on")
        == .setParticipation(here, code("municipality"), .onScene))
  }

  @Test(arguments: [
    "bring police,fire", "bring police, fire", "bring police fire", "bring pol,Fire and Rescue",
    "bring police,fire,police",
  ])
  func `agencies are told apart by commas and blanks`(_ line: String) throws {
    guard case .commands(let commands, _) = try room.meaning(line) else { return }
    #expect(
      commands == [
        .setParticipation(here, try code("police"), .alerted),
        .setParticipation(here, try code("fire"), .alerted),
      ])
  }

  @Test func `a value reaches to the next option`() throws {
    let line = "open flood East Bank place=Mill Rd 1–60 lead=Fire and Rescue by=a man p=2"
    guard case .openIncident(let draft) = try room.command(line) else { return }
    #expect(draft.title == "East Bank")
    #expect(draft.place == "Mill Rd 1–60")
    #expect(draft.lead == (try code("fire")))
    #expect(draft.reportedBy == "a man")
    #expect(draft.priority == .urgent)
  }

  @Test func `quotes keep blanks, equals signs and quotes`() throws {
    #expect(try log("log \"p=1  was \"\"said\"\"\" twice").text == "p=1  was \"said\" twice")
    #expect(try log("log the 6\" pipe").text == "the 6\" pipe")
    let change = try room.command("change title=\"at=noon\" place=\"  \"")
    guard case .changeIncident(_, let said) = change else { return }
    #expect(said.title == "at=noon")
    #expect(said.place == "  ")
  }

  @Test func `an equals sign in a title is no option`() throws {
    #expect(try task("task fire measure x=5 and pH=3").title == "measure x=5 and pH=3")
  }

  @Test func `anyway counts before or behind the reason only`() throws {
    func close(_ line: String) throws -> (String?, Bool) {
      guard case .closeIncident(_, let reason, let ends) = try room.command(line) else {
        throw OfficersRoom.NotOneCommand(line: line)
      }
      return (reason, ends)
    }
    #expect(try close("close anyway") == (nil, true))
    #expect(try close("close 26-0004 Anyway road open") == ("road open", true))
    #expect(try close("close road open anyway") == ("road open", true))
    #expect(try close("close road open anyway at=-5m") == ("road open", true))
    #expect(
      try close("close they went in anyway last night") == ("they went in anyway last night", false)
    )
    #expect(try close("close \"anyway\"") == ("anyway", false))
  }

  @Test(arguments: LogKind.allCases)
  func `a log kind has one or two words, with a blank behind it or not`(_ kind: LogKind) throws {
    for line in ["\(kind.word): water rising", "\(kind.word.uppercased()):water rising"] {
      let draft = try log("log \(line)")
      #expect(draft.kind == kind)
      #expect(draft.text == "water rising")
    }
  }

  @Test func `other words with a colon belong to the text`() throws {
    let draft = try log("log 14:30 note: water from=Engine 41 to=room by=radio task=/4")
    #expect(draft.kind == .observation)
    #expect(draft.text == "14:30 note: water")
    #expect(draft.from == "Engine 41")
    #expect(draft.to == "room")
    #expect(draft.method == "radio")
    #expect(draft.task == OfficersRoom.task(4))
  }

  @Test(arguments: Movement.allCases)
  func `the longest movement ends the name of a resource`(_ movement: Movement) throws {
    let engine = ResourceReference.id(ResourceID(1))
    let word = movement.word
    for said in [word, word.replacing(" ", with: "-"), word.replacing(" ", with: "")] {
      #expect(try room.command("move engine 41 \(said)") == .moveResource(engine, movement))
    }
  }

  @Test func `a movement may be abbreviated behind a name that is known`() throws {
    #expect(
      try room.command("move Engine 41 trans")
        == .moveResource(.id(ResourceID(1)), .transporting))
    #expect(room.problem("move Engine 43 trans")?.range == 15..<20)
  }

  @Test func `words of the room's vocabulary may be abbreviated`() throws {
    #expect(try room.command("phase cont") == .changePhase(here, .contained, reason: nil))
    #expect(room.problem("phase c") != nil)
    #expect(
      try room.command("standing police sto")
        == .setParticipation(here, code("police"), .stoodDown))
  }

  @Test func `a log line goes by its number as the panel shows it`() throws {
    for line in ["12", "#12", "L12", "l12"] {
      #expect(
        try room.command("strike \(line) wrong") == .strikeLog(LogNumber(12), reason: "wrong"))
    }
  }

  @Test(arguments: [("10", 10_000), ("x10", 10_000), ("10x", 10_000), ("×0.5", 500)])
  func `a speed may carry its sign`(_ text: String, _ permille: Int) throws {
    #expect(try room.command("speed \(text)") == .setExerciseSpeed(permille: permille))
  }
}
