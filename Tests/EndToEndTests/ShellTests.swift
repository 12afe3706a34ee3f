import TestSupport
import Testing

private let first = "\(year)-0001"

@Suite struct ShellTests {
  /// A room with an incident, two tasks and two resources.
  private func furnish(_ room: String, in sandbox: Sandbox) throws {
    try makeRoom(room, in: sandbox)
    try say(
      [
        "open flood Dike broken place=Mill Rd p=1 lead=fire agencies=police",
        ":task \(first) police cordon due=+45m", "task \(first) fire pump",
        "ack \(first)/2", "resource Engine 41 kind=engine agency=fire",
        "resource Boat 2 kind=boat agency=fire", "commit \(first) Engine 41",
        "open traffic Lorry", "calloff \(year)-0002 reported twice",
      ], to: room, in: sandbox)
  }

  @Test func `the four lists are tables for people`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try furnish(room, in: sandbox)
    let run = { (arguments: [String]) in try Program.run(arguments, in: sandbox).lines }
    let incidents = try run(["incidents", room])
    #expect(incidents.count == 3)
    #expect(incidents[0].hasPrefix("Number   P  Phase"))
    #expect(incidents[1].hasPrefix("\(first)  1  "))
    #expect(incidents[2].contains("cancelled"))
    let open = try run(["incidents", "--room", room, "--open"])
    #expect(open.count == 2)
    #expect(open[1].hasPrefix("\(first)  1  "))
    let tasks = try run(["tasks", room])
    #expect(tasks[1].hasPrefix("\(first)/1  police  issued        cordon"))
    #expect(tasks[2].hasPrefix("\(first)/2  fire    acknowledged  pump"))
    #expect(try run(["tasks", room, "--agency", "fire", "--incident", first]).count == 2)
    #expect(try run(["agencies", room])[1].hasPrefix("fire          Fire Service"))
    let resources = try run(["resources", room])
    #expect(resources[1].contains(first) && resources[2].contains("available"))
    #expect(try run(["resources", room, "--status", "available"]).count == 2)
  }

  @Test func `a table keeps to its width, and to ASCII in the C locale`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say(["open flood Dike “broken” at 漢字 – long ago \u{202E}evil"], to: room, in: sandbox)
    let narrow = ["COLUMNS": "60", "LC_ALL": "C", "LC_CTYPE": "", "LANG": ""]
    let lines = try Program.run(["incidents", room], in: sandbox, environment: narrow).lines
    #expect(lines.allSatisfy { $0.utf8.count <= 60 && $0.utf8.allSatisfy { $0 < 0x7F } })
    #expect(lines[1].contains("Dike \"broken\" "), "\(lines)")
    let json = try Program.run(["incidents", room, "--json"], in: sandbox).output
    #expect(json.contains(#"at 漢字 – long ago \u202eevil","#))
  }

  @Test(arguments: ["incidents", "tasks", "agencies", "resources"])
  func `the page names every member of a document, in its order`(verb: String) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try furnish(room, in: sandbox)
    let result = try Program.run([verb, "--room", room, "--json"], in: sandbox)
    #expect(result.status == .exited(0))
    #expect(result.lines.count == 1)
    let page = try #require(Files.text(Files.project("docs/shell.md")))
    let document = try #require(section(page, "### The document"))
    let list = try #require(section(page, "### `\(verb)`"))
    let parts = result.output.split(separator: ",\"\(verb)\":[{", maxSplits: 1)
    try #require(parts.count == 2)
    #expect(members(String(parts[0]) + ",\"\(verb)\":[]") == document.dropLast() + [verb])
    var seen: Set<String> = []
    let found = members("{" + parts[1]).filter { seen.insert($0).inserted }
    let inner = found.filter { !list.contains($0) }
    #expect(found.filter { list.contains($0) } == list)
    #expect(inner.allSatisfy { page.contains("`\($0)`") }, "\(inner)")
  }

  @Test func `what cannot be asked for is told with its cure`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    for (arguments, cure) in [
      (["tasks", room, "--agency", "fier"], "Use one of fire, police"),
      (["tasks", room, "--incident", "7"], "Say its number as in 26-0003"),
      (["resources", room, "--status", "gone"], "Use one of available, assigned"),
      (["incidents", sandbox.file("nowhere")], "Make one with: tansiq open"),
    ] {
      let result = try Program.run(arguments, in: sandbox)
      #expect(result.status == .exited(2))
      #expect(result.errors.contains(cure), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
    for arguments in [["tasks"], ["tasks", room, "--room", room]] {
      let result = try Program.run(arguments, in: sandbox)
      #expect(result.status == .exited(64))
      #expect(result.errors.contains("Name one room"))
    }
  }

  @Test func `lists are read while a board holds the room`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.say("open flood East Bank p=1", "\(first) opened"))
    #expect(terminal.say("task police cordon", "\(first)/1 issued"))
    for (verb, said) in [
      ("incidents", "\"title\":\"East Bank\""), ("tasks", "\"number\":\"\(first)/1\""),
      ("agencies", "\"unansweredTasks\":1"), ("resources", "\"resources\":[]"),
    ] {
      let result = try Program.run([verb, "--room", room, "--json"], in: sandbox)
      #expect(result.status == .exited(0), "\(result.errors)")
      #expect(result.output.contains(said), "\(result.output)")
    }
    let refused = try Program.run(
      ["do", room, ":task \(first) fire pump", "--json"] + someone, in: sandbox)
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("held by process \(terminal.pid),"), "\(refused.errors)")
    #expect(refused.output.isEmpty)
    #expect(terminal.say("ack /1", "\(first)/1 is acknowledged"))
    #expect(
      try Program.run(["tasks", room, "--json"], in: sandbox).output.contains(
        "\"status\":\"acknowledged\""))
    #expect(terminal.leave() == .exited(0))
  }

  @Test func `do answers each line with an object, and refuses what the board refuses`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let input = try sandbox.write(
      ":open flood East Bank\n\n: task polcie go\ntask \(first) fire pump\nack \(first)/9\n"
        + "close \(first)\n", to: "lines")
    let result = try Program.run(["do", room, "--json"] + someone, in: sandbox, input: input)
    #expect(result.status == .exited(1))
    let lines = result.lines
    try #require(lines.count == 5, "\(result.output)")
    #expect(lines[0].hasPrefix(#"{"line":1,"counter":1,"accepted":{"first":"#))
    #expect(
      lines[1]
        == #"{"line":3,"counter":2,"rejected":{"reason":"#
        + #""There is no agency polcie. Did you mean police?"}}"#)
    #expect(lines[2].hasPrefix(#"{"line":4,"counter":3,"accepted":{"first":"#))
    #expect(lines[3].hasPrefix(#"{"line":5,"counter":4,"rejected":{"reason":""#))
    #expect(lines[4].contains("close \(first) anyway."))

    let plain = try Program.run(["do", room, "close \(first)"] + someone, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox, columns: 200)
    terminal.say("close")
    let reason = plain.lines[0].split(separator: " ").dropFirst(2).joined(separator: " ")
    #expect(terminal.shows("✗ \(reason)"), "\(reason)\n\(terminal.screenText)")
  }
}

/// The names in the first column of the table below a heading.
private func section(_ page: String, _ heading: String) -> [String]? {
  let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
  guard let start = lines.firstIndex(where: { $0 == heading }) else { return nil }
  return lines[(start + 1)...].prefix { !$0.hasPrefix("#") }
    .filter { $0.hasPrefix("| `") }
    .map { $0.split(separator: "`")[1] }.map(String.init)
}

/// The names of members in a JSON text, in their order.
private func members(_ json: String) -> [String] {
  json.matches(of: /[{,]"([A-Za-z]+)":/).map { String($0.1) }
}
