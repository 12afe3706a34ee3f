import Dashboard
import EngineSamples
import IncidentEngine
import RandomDesk
import Testing
import TerminalUI

/// An officer who presses anything, while the room goes on and the window changes.
private struct Walk {
  var room: LayoutRoom
  var model: Model
  var random: SampleRandom
  private var opened = 0

  init(seed: UInt64, hostile: Bool) throws {
    room = try LayoutRoom(incidents: 8, kind: hostile ? .exercise : .live, hostile: hostile)
    model = room.model(Size(columns: 100, rows: 30))
    random = SampleRandom(seed: seed)
  }

  mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Does one thing and says what.
  mutating func step() -> String {
    switch below(100) {
    case 0..<70: return press()
    case 70..<76: return resize()
    case 76..<90: return happen()
    case 90..<94:
      room.wait(seconds: Int64(below(900)))
      _ = update(&model, .tick(now: room.now, exerciseMilliseconds: room.elapsed))
      return "tick"
    case 94..<98:
      let position = Position(row: below(model.size.rows), column: below(model.size.columns))
      let button = pick([MouseButton.left, .left, .wheelUp, .wheelDown])
      _ = update(&model, .terminal(.mouse(position, button)))
      return "\(button) at \(position)"
    default:
      let failure = below(2) == 0 ? "The disk is full." : nil
      _ = update(&model, room.feed([], failure: failure))
      return "failure \(failure ?? "none")"
    }
  }

  private mutating func press() -> String {
    let plain = "1235jjjkkkgGutolnr+-<>.fsxvwyaz0[]{}()'\\@, \t/:?q".unicodeScalars.map {
      KeyCode.character($0)
    }
    let named: [KeyCode] = [
      .up, .down, .down, .left, .right, .right, .pageUp, .pageDown, .home, .end, .enter, .escape,
      .escape, .escape, .tab, .backTab, .backspace, .delete, .function(1),
    ]
    let code = below(2) == 0 ? pick(plain) : pick(named)
    _ = update(&model, .terminal(.key(Key(code, control: below(40) == 0))))
    return "\(code)"
  }

  private mutating func resize() -> String {
    let columns = below(4) == 0 ? 1 + below(60) : 40 + below(160)
    let rows = below(4) == 0 ? 1 + below(20) : 10 + below(45)
    _ = update(&model, .terminal(.resize(Size(columns: columns, rows: rows))))
    return "\(columns)x\(rows)"
  }

  private mutating func happen() -> String {
    room.wait(seconds: Int64(below(60)))
    let incidents = room.situation.incidents.map(\.number)
    let incident = IncidentReference.number(pick(incidents))
    let agency = pick(room.situation.agencies.map(\.code))
    let task = AssignmentReference.number(
      pick(room.situation.assignments.map(\.number)))
    let word = room.word(below(14))
    let due = room.now.advanced(byMilliseconds: Int64(below(1200)) * 1000)
    opened += 1
    let commands: [Command] = [
      .openIncident(
        IncidentDraft(type: "flood", title: word, priority: pick([.immediate, .low]), place: word)),
      .issueAssignment(
        AssignmentDraft(incident: incident, agency: agency, title: word, due: due)),
      .acknowledgeAssignment(task), .finishAssignment(task, result: word),
      .refuseAssignment(task, reason: word),
      .closeIncident(incident, reason: nil, endingOpenWork: true),
      .reopenIncident(incident, reason: word), .changePhase(incident, .contained, reason: nil),
      .writeLog(LogDraft(kind: pick([.risk, .observation]), text: word, incident: incident)),
      .writeLog(LogDraft(kind: .messageIn, text: word, from: word)),
    ]
    let command = pick(commands)
    let entries = room.happen(command)
    _ = update(&model, room.feed(entries))
    return "\(command)"
  }
}

struct LayoutWalkTests {
  @Test(arguments: [(1, false), (2, true), (3, false), (4, true)])
  func `whatever is pressed and happens, the selection is on the screen`(
    seed: UInt64, hostile: Bool
  ) throws {
    var walk = try Walk(seed: seed, hostile: hostile)
    var steps: [String] = []
    for _ in 0..<1200 {
      steps.append(walk.step())
      let faults = LayoutChecks(walk.model, isBoard: nil).faults
      guard faults.isEmpty else {
        Issue.record("\(faults.joined(separator: "\n")) after \(steps.suffix(12))")
        return
      }
    }
  }

  @Test(arguments: [(11, false), (12, true), (13, false)])
  func `a frame drawn with a memory is the frame drawn without`(seed: UInt64, hostile: Bool) throws
  {
    var walk = try Walk(seed: seed, hostile: hostile)
    var memory = ViewMemory()
    var steps: [String] = []
    for _ in 0..<1500 {
      steps.append(walk.step())
      for _ in 0..<2 {
        let past = walk.below(10) == 0 ? 40_000 : 900
        let now = walk.model.now.advanced(byMilliseconds: Int64(walk.below(past)))
        _ = update(&walk.model, .tick(now: now, exerciseMilliseconds: walk.room.elapsed))
        let remembered = view(walk.model, &memory)
        let anew = view(walk.model)
        try #require(remembered == anew, "\(remembered.text)\n\(anew.text)\n\(steps.suffix(12))")
      }
    }
  }

  @Test func `the panel says what changed on another incident that it names`() throws {
    var room = try LayoutRoom(incidents: 1)
    for (place, priority) in [("Far field", Priority.low), ("North Dock", .immediate)] {
      let draft = IncidentDraft(type: "spill", title: "Oil", priority: priority, place: place)
      #expect(!room.happen(.openIncident(draft)).isEmpty)
    }
    var model = room.model(Size(columns: 120, rows: 40))
    var memory = ViewMemory()
    _ = update(&model, .tick(now: room.now, exerciseMilliseconds: nil))
    #expect(model.selection == room.situation.incidents.last?.number)
    let other = room.incident(1)
    for place in ["North Dock", "Far from there", "North Dock"] {
      var change = IncidentChange()
      change.place = place
      let entries = room.happen(.changeIncident(other, change))
      _ = update(&model, room.feed(entries))
      let frame = view(model, &memory)
      #expect(frame.text.contains("may be the same as") == (place == "North Dock"))
      #expect(frame == view(model))
    }
  }

  @Test func `the panel says that a resource has rested, when it has`() throws {
    var room = try LayoutRoom(incidents: 1)
    _ = room.happen(
      .registerResource(name: "Pump 9", kind: "crew", agency: room.situation.agencies[0].code))
    let pump = ResourceReference.name("Pump 9")
    _ = room.happen(.changeResource(pump, ResourceChange(restMinutes: 1)))
    _ = room.happen(.commitResource(pump, to: room.incident(0)))
    // Not at a whole minute, at which all is composed anew.
    room.wait(seconds: 17)
    #expect(!room.happen(.releaseResource(pump)).isEmpty)
    var model = room.model(Size(columns: 120, rows: 40))
    var memory = ViewMemory()
    #expect(view(model, &memory).text.contains("rests"))
    for _ in 0..<62 {
      room.wait(seconds: 1)
      _ = update(&model, .tick(now: room.now, exerciseMilliseconds: nil))
      #expect(view(model, &memory) == view(model))
    }
    #expect(!view(model, &memory).text.contains("rests"))
  }
}
