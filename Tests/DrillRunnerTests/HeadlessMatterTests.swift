import Drill
import DrillRunner
import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

private let dike = """
  format: 2
  name: Dike
  duration: 30m
  agencies:
    - {code: fire, name: Fire, simulated: {acknowledge: 2m}}
    - {code: water, name: Water, simulated: {acknowledge: 2m}}
  incidents:
    - {id: dike, type: flood, title: The dike, agencies: [fire, water]}
  kinds:
    - kind: patrol-walk
      prefix: WALK
      name: walk
      for: one walk along the dike
      fields: [{field: route, type: line, title: yes}]
      states: [{state: planned}, {state: done, open: no}]
      moves: [{move: finish, from: planned, to: done}]
  injects:
    - id: I-1
      at: T+00:01
      opens: dike
      text: It seeps.
      matters:
        - {opens: law, kind: power, incident: none, values: {citation: Water Act, type: law}}
        - opens: leave
          kind: decision
          values: {choice: They leave, why: It seeps, agencies: [fire, water], power: law, review: T+00:20}
        - {opens: walk, kind: patrol-walk, values: {route: North}}
    - id: I-2
      at: T+00:10
      incident: dike
      text: The farmers stay.
      matters:
        - {of: leave, move: dissent, by: water, values: {reason: They stay}}
        - {of: walk, move: finish}
        - {opens: note, kind: message, values: {to: fire, text: See who stays}}

  """

@Suite struct HeadlessMatterTests {
  private func scenario() throws -> Scenario { try Scenario.read(Array(dike.utf8)).get() }

  @Test func `matters come with their injects, and agencies answer on them`() throws {
    var room = try HeadlessRoom(scenario())
    try room.play()
    let entries = try HeadlessRoom.entries(room.journal)
    let story = entries.compactMap { entry -> String? in
      let seconds = (entry.exerciseMilliseconds ?? 0) / 1000
      guard case .matter(let fact) = entry.event else { return nil }
      switch fact {
      case .opened(let opening): return "\(seconds) \(opening.number)"
      case .moved(let step): return "\(seconds) \(step.number) \(step.move?.text ?? "")"
      case .kindDeclared, .changed, .answerStepped, .linked, .marked: return nil
      }
    }
    #expect(
      story == [
        "60 PW-1", "60 D-1", "60 WALK-1", "180 D-1 agree", "180 D-1 agree", "600 D-1 dissent",
        "600 WALK-1 finish", "600 M-1", "720 M-1 ack",
      ])
    #expect(room.hasEnded)
  }

  @Test func `the same seed makes the same rows of matters`() throws {
    var rooms = try [DrillSeed(3), DrillSeed(3)].map { try HeadlessRoom(scenario(), seed: $0) }
    for index in rooms.indices { try rooms[index].play() }
    #expect(rooms[0].journal.rows == rooms[1].journal.rows)
    #expect(rooms[0].journal.rows.count > 12)
  }

  @Test func `after a crash behind any entry no matter comes twice and none is lost`() throws {
    var whole = try HeadlessRoom(scenario())
    try whole.play()
    let setup = try HeadlessRoom(scenario()).journal.rows.count
    let rows = whole.journal.rows
    let entries = try HeadlessRoom.entries(whole.journal)
    for count in setup...rows.count {
      // A submission is on disk wholly or not at all.
      if count < rows.count, entries[count].submission == entries[count - 1].submission { continue }
      var again = try HeadlessRoom(
        scenario(), on: MemoryJournal(rows: Array(rows.prefix(count))))
      try again.play()
      #expect(again.journal.rows == rows, "cut behind \(count)")
    }
  }
}
