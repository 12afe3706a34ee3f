import Glibc
import TestSupport
import Testing

/// The account that runs the tests.
private let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? ""

private let settings = """
  format: 1
  name: Wendside joint room
  zone: Asia/Tokyo
  agencies:
    - {code: rangers, name: Forest Rangers}
    - {code: harbour, name: Harbour Office, contact: ch 9}
  officers:
    - {name: Nora Quist, account: \(account), agency: rangers, posts: [Duty ranger]}
  resources:
    - {name: Truck 7, kind: truck, agency: rangers}

  """

@Suite struct OpeningTests {
  @Test func `who opens a room first is asked who it is, once`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try PseudoTerminal(["open", room], in: sandbox)
    #expect(terminal.shows("Who is at this desk?"))
    terminal.send(bytes: [21])
    terminal.type("Nora Quist\rnobody\r\r")
    #expect(terminal.shows("There is no agency nobody. Use fire, police"))
    terminal.send(bytes: [21])
    terminal.type("police\r")
    terminal.send(bytes: [21])
    terminal.type("Silver commander\r")
    #expect(terminal.shows("No incidents yet"), "\(terminal.screenText)")
    #expect(terminal.line(0).contains("Nora Quist  Silver commander"))
    #expect(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    #expect(terminal.leave() == .exited(0))
    let again = try PseudoTerminal(["open", room], in: sandbox)
    #expect(again.shows("Nora Quist  Silver commander"))
    #expect(!again.screenText.contains("Who is at this desk?"))
    let known = try StoredEntry.all(room, in: sandbox).filter {
      $0.body.contains("\"officerRegistered\"")
    }
    #expect(known.count == 1)
    #expect(known.first?.body.contains("\"agency\":\"police\"") == true)
  }

  @Test func `the settings file names zone, agencies, officers and resources`() throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(settings, to: "settings.yaml")
    let terminal = try PseudoTerminal(
      ["open", sandbox.file("room"), "--settings", file], in: sandbox)
    #expect(terminal.shows("Nora Quist  Duty ranger"))
    #expect(terminal.line(0).contains("Wendside joint room"))
    var now = time(nil) + 9 * 3600
    var parts = tm()
    gmtime_r(&now, &parts)
    let hour = String(100 + parts.tm_hour).dropFirst()
    #expect(terminal.line(0).contains("\(hour):") || parts.tm_min == 59)
    #expect(terminal.say("open fire Hut burning lead=rangers", "\(year)-0001 opened"))
    #expect(terminal.say("commit Truck 7", "Truck 7 committed"))
    #expect(terminal.say("task harbour tow it", "\(year)-0001/1 issued to Harbour Office: tow it"))
    terminal.say("task fire go")
    #expect(terminal.shows("There is no agency fire. Use rangers, harbour."))
  }

  @Test func `mistakes in the settings file come with line, column and cure`() throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(
      "format: 1\nagences:\n  - {code: x, name: X}\nofficers:\n  - {name: N}\n", to: "s.yaml")
    let result = try Program.run(
      ["open", sandbox.file("room"), "--settings", file], in: sandbox)
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("s.yaml:2:1"), "\(result.errors)")
    #expect(result.errors.contains("s.yaml:5:"), "\(result.errors)")
    #expect(!Files.exists(sandbox.file("room")))
  }

  @Test func `without arguments and rooms four lines say what to type`() throws {
    let sandbox = try Sandbox()
    let piped = try Program.run([], in: sandbox)
    #expect(piped.status == .exited(0))
    #expect(piped.lines.count == 4)
    #expect(piped.output.contains("tansiq open ROOM"))
    let terminal = try PseudoTerminal([], in: sandbox)
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screenText.contains("tansiq drill scenarios/river-flood.yaml"))
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func `without arguments the last room opens, from wherever one stands`() throws {
    let sandbox = try Sandbox()
    let script = "cd \"$HOME\" && exec \"$0\" open harbour --name Nora --agency fire"
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", script, BuiltProduct.path(of: "tansiq")],
      environment: sandbox.environment(), columns: 80, rows: 24)
    try #require(terminal.shows(" LIVE  harbour"))
    try #require(terminal.leave() == .exited(0))
    let again = try PseudoTerminal([], in: sandbox)
    #expect(again.shows(" LIVE  harbour"))
    #expect(again.leave() == .exited(0))
    let piped = try Program.run([], in: sandbox)
    #expect(piped.status == .exited(0))
    #expect(piped.output.hasPrefix(" LIVE  harbour"))
  }
}

@Suite struct PlainOutputTests {
  private func worked(_ sandbox: Sandbox) throws -> String {
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say(
      ["open flood Dike broken place=Mill Rd p=1 lead=fire", "task \(year)-0001 fire go"],
      to: room, in: sandbox)
    return room
  }

  @Test func `into a pipe the board is text without any escape`() throws {
    let sandbox = try Sandbox()
    let room = try worked(sandbox)
    for arguments in [["open", room], ["board", room], []] {
      if arguments.isEmpty { try rememberRoom(room, in: sandbox) }
      let result = try Program.run(arguments, in: sandbox)
      #expect(result.status == .exited(0))
      #expect(result.output.contains("Dike broken"))
      #expect(!(result.output + result.errors).unicodeScalars.contains { $0.value == 0x1B })
    }
    let drill = try Program.run(
      ["drill", Files.project("scenarios/river-flood.yaml")], in: sandbox)
    #expect(drill.status == .exited(0))
    #expect(drill.output.hasPrefix(" EXERCISE "))
    #expect(!drill.output.utf8.contains(0x1B))
  }

  @Test func `a picture of a room asks nobody who is there`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try #require(try Program.run(["open", room], in: sandbox).status == .exited(0))
    let text = try Program.run(["board", room, "--size", "80x24"], in: sandbox)
    #expect(text.output.contains("No incidents yet"), "\(text.output)")
    let picture = try Program.run(["board", room, "--svg"], in: sandbox)
    #expect(picture.output.hasPrefix("<svg") || picture.output.hasPrefix("<?xml"))
    #expect(picture.output.contains("No incidents yet"))
  }

  @Test(arguments: ["dumb", ""])
  func `a terminal that can do nothing gets the text board`(term: String) throws {
    let sandbox = try Sandbox()
    let room = try worked(sandbox)
    let terminal = try PseudoTerminal(["open", room], in: sandbox, environment: ["TERM": term])
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screenText.contains("Dike broken"))
    #expect(!terminal.rawOutput.contains(0x1B))
  }

  @Test func `the C locale gets ASCII only, on the terminal and in a pipe`() throws {
    let sandbox = try Sandbox()
    let room = try worked(sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox, environment: ["LANG": "C"])
    #expect(terminal.shows("> \(year)-0001"))
    terminal.type("?")
    #expect(terminal.shows("What can be typed and said"))
    terminal.settle()
    #expect(terminal.rawOutput.allSatisfy { $0 < 0x80 })
    for arguments in [["open", room], ["board", room, "--size", "80x24"]] {
      let piped = try Program.run(arguments, in: sandbox, environment: ["LANG": "C"])
      #expect(piped.output.contains("Dike broken"))
      #expect(piped.output.utf8.allSatisfy { $0 < 0x80 }, "\(piped.output)")
    }
  }

  @Test func `NO_COLOR leaves glyphs and words without colour`() throws {
    let sandbox = try Sandbox()
    let room = try worked(sandbox)
    let plain = try PseudoTerminal.board(room, in: sandbox, environment: ["NO_COLOR": "1"])
    #expect(plain.shows("▲ 1 unanswered"))
    #expect(!hasColour(plain))
    let colored = try PseudoTerminal.board(sandbox.file("other"), in: sandbox)
    #expect(hasColour(colored))
  }

  private func rememberRoom(_ room: String, in sandbox: Sandbox) throws {
    mkdir(sandbox.state, 0o700)
    try sandbox.write(room + "\n", to: "state/tansiq/last-room")
  }

  private func hasColour(_ terminal: PseudoTerminal) -> Bool {
    (0..<terminal.rows).contains { row in
      (0..<terminal.columns).contains { column in
        let cell = terminal.cell(row, column)
        return cell.foreground != nil || cell.background != nil
      }
    }
  }
}
