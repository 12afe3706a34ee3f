import TestSupport
import Testing

/// The examples of `docs/kinds.md`, as an operations manager would try them.
@Suite struct KindsPageTests {
  /// The settings of an example, and what is said there with the beginning of each answer.
  struct Example: Sendable {
    let place: Int
    let lines: [(say: String, answer: String)]
  }

  static let drone = Example(
    place: 0,
    lines: [
      ("drone-flight look at the weir agency=fire area=weir back=+40m", "+ 1"),
      ("start DRN-1", "+ 2"),
      (
        "drone-flight film the dike agency=police area=weir back=+20m",
        "- 3 weir is booked by DRN-1 look at the weir"
      ),
      (
        "drone-flight film the dike agency=police area=weir back=+20m anyway because=higher level",
        "+ 4"
      ),
      ("land DRN-1 found=\"two people on the roof\" battery=20", "+ 5"),
      ("change DRN-1 pilot=\"A. Rahal\"", "+ 6"),
      ("abort DRN-1 reason=wind", "- 7 DRN-1 is landed, so it cannot abort now."),
      ("start drn2", "+ 8"), ("undo", "+ 9"), ("void DRN-2 typed twice", "+ 10"),
    ])

  static let shelter = Example(
    place: 1,
    lines: [
      ("shelter \"School, Hill Rd\" capacity=200 holder=municipality report=+1h", "+ 1"),
      ("admit SHL-1 occupancy=140 needs=beds,water report=+2h", "+ 2"),
      ("admit SHL-1 occupancy=230", "- 3 occupancy would be 230, above capacity, 200."),
      (
        "shelter \"School, Hill Rd\" capacity=50 holder=municipality",
        "- 4 The same is there already: SHL-1 School, Hill Rd."
      ),
      ("change SHL-1 occupancy=300", "- 5 occupancy would be 300, above capacity, 200."),
      ("fill SHL-1 occupancy=200", "+ 6"), ("close SHL-1 reason=\"all home\"", "+ 7"),
    ])

  private func settings(_ place: Int) throws -> String {
    let page = try #require(Files.text(Files.project("docs/kinds.md")))
    let blocks = page.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "\n```").first
    }
    return String(try #require(blocks.dropFirst(place).first)) + "\n"
  }

  private func room(_ place: Int, in sandbox: Sandbox) throws -> String {
    let room = sandbox.file("room")
    let settings = try sandbox.write(try settings(place), to: "settings.yaml")
    let checked = try Program.run(["check", "--settings", settings], in: sandbox)
    #expect(checked.status == .exited(0), "\(checked.errors)")
    try makeRoom(room, in: sandbox)
    let opened = try Program.run(["open", room, "--settings", settings], in: sandbox)
    #expect(opened.status == .exited(0), "\(opened.errors)")
    return room
  }

  private func said(_ example: Example) throws -> (lines: [String], sandbox: Sandbox, room: String)
  {
    let sandbox = try Sandbox()
    let room = try room(example.place, in: sandbox)
    let input = try sandbox.write(
      example.lines.map(\.say).joined(separator: "\n") + "\n", to: "lines.txt")
    let answers = try Program.run(
      ["do", room, "--name", "B. Haddad", "--post", "Duty officer"], in: sandbox, input: input)
    return (answers.output.split(separator: "\n").map(String.init), sandbox, room)
  }

  @Test func `the drone flight log of the page works as the page says`() throws {
    let (lines, sandbox, room) = try said(Self.drone)
    #expect(lines.count == Self.drone.lines.count)
    for (line, expected) in zip(lines, Self.drone.lines) {
      #expect(line.hasPrefix(expected.answer), "\(expected.say): \(line)")
    }
    let list = try Program.run(["matters", room, "--filter", "state=landed"], in: sandbox)
    #expect(list.output.contains("DRN-1"))
    #expect(!list.output.contains("DRN-2"))
    let kinds = try Program.run(["kinds", room, "--json"], in: sandbox)
    #expect(kinds.output.contains("\"code\":\"drone-flight\",\"prefix\":\"DRN\""))
    #expect(kinds.output.contains("\"own\":true"))
    #expect(kinds.output.contains("\"needs\":[\"reason\"]"))
  }

  @Test func `the shelter register of the page works as the page says`() throws {
    let (lines, sandbox, room) = try said(Self.shelter)
    #expect(lines.count == Self.shelter.lines.count)
    for (line, expected) in zip(lines, Self.shelter.lines) {
      #expect(line.hasPrefix(expected.answer), "\(expected.say): \(line)")
    }
    let list = try Program.run(
      ["matters", room, "--kind", "shelter", "--filter", "occupancy>100", "--json"], in: sandbox)
    #expect(list.output.contains("\"number\":\"SHL-1\",\"kind\":\"shelter\",\"state\":\"closed\""))
    let whole = try Program.run(["verify", room], in: sandbox)
    #expect(whole.status == .exited(0))
  }

  @Test func `mistakes of a kind are told all at once, with line, column and cure`() throws {
    let sandbox = try Sandbox()
    let settings = try sandbox.write(
      """
      format: 1
      agencies:
        - {code: fire, name: Fire Service}
      kinds:
        - kind: message
          prefix: D
          name: drone
          for: flights
          fields:
            - {field: purpose, type: lime, title: yes}
            - {field: back, type: due}
          states:
            - {state: planned}
            - {state: lost}
          moves:
            - {move: start, from: planed, to: planned, by: [pilots]}
          awaits:
            - {move: land, in: planned, from: maker, by: bak}

      """, to: "settings.yaml")
    let checked = try Program.run(["check", "--settings", settings], in: sandbox)
    #expect(checked.status == .exited(1))
    for mistake in [
      ":5:11: `message` is a word of the program.", ":6:13: `D` is no prefix for numbers.",
      ":10:32: `lime` is not a value of `type`. Did you mean `line`?",
      "`pilots` is nobody who may do something.", "There is no state `planed`.",
      "There is no move `land`.", "There is no field `bak`.", "No move leads to the state `lost`.",
    ] {
      #expect(checked.errors.contains(mistake), "\(mistake)\n\(checked.errors)")
    }
  }

  /// A kind without a fault, a line of which is changed.
  private static let whole = """
    format: 1
    agencies:
      - {code: fire, name: Fire Service}
    kinds:
      - kind: crossing
        prefix: CRS
        name: crossing
        for: who crosses
        fields:
          - {field: purpose, type: line, required: yes, title: yes}
          - {field: back, type: due}
          - {field: by, type: agencies}
          - {field: how, type: choice, of: [dry, wet]}
        states:
          - {state: planned}
          - {state: over, open: no}
        parts:
          - {part: crew, of: by, states: [{state: asked}, {state: here, open: no}]}
        moves:
          - {move: land, from: planned, to: over, by: [maker]}
          - {move: come, part: crew, from: asked, to: here, whole: {when: all, in: [here], then: over}}
        ends: back

    """

  @Test(arguments: [
    ("when: all", "when: most", "`most` is no number of parts."),
    ("ends: back", "ends: purpose", "The field `purpose` is of another type."),
    ("ends: back", "follows: [\"commit(boat)\"]", "There is no field `boat`."),
    ("ends: back", "refuse: [\"all-parts(team,here)\"]", "There is no part `team`."),
    ("ends: back", "refuse: [\"quorum(crew,back,gone)\"]", "There is no state of a part `gone`."),
    ("move: land", "move: void", "`void` is understood for every kind."),
    ("kind: crossing", "kind: unit-7", "`unit-7` reads like the number of a matter."),
  ])
  func `what leads nowhere in a kind is told before it is used`(
    text: String, change: String, told: String
  ) throws {
    let sandbox = try Sandbox()
    let good = try sandbox.write(Self.whole, to: "good.yaml")
    #expect(try Program.run(["check", "--settings", good], in: sandbox).status == .exited(0))
    let parts = Self.whole.split(separator: text, omittingEmptySubsequences: false)
    let bad = try sandbox.write(parts.joined(separator: change), to: "bad.yaml")
    let checked = try Program.run(["check", "--settings", bad], in: sandbox)
    #expect(checked.status == .exited(1))
    #expect(checked.errors.contains(told), "\(checked.errors)")
  }

  @Test func `a holder in the rights is a field of the kind`() throws {
    let sandbox = try Sandbox()
    let settings = try sandbox.write(
      Self.whole + "rights:\n  - {for: crossing/land, by: [holder(pilot)]}\n", to: "s.yaml")
    let checked = try Program.run(["check", "--settings", settings], in: sandbox)
    #expect(checked.errors.contains("There is no field `pilot`."), "\(checked.errors)")
  }
}
