import Glibc
import TestSupport
import Testing

@Suite(.serialized) struct EditorTests {
  /// A board with an editor that is a shell script; `$1` is the file.
  private func board(
    _ sandbox: Sandbox, editor script: String, _ changes: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let editor = try sandbox.write("#!/bin/sh\n\(script)\n", to: "editor")
    chmod(editor, 0o700)
    mkdir(sandbox.file("run"), 0o700)
    let environment = ["EDITOR": editor, "XDG_RUNTIME_DIR": sandbox.file("run")]
    return try PseudoTerminal.board(
      sandbox.file("room"), in: sandbox, environment: environment.merging(changes) { $1 })
  }

  private func edit(_ terminal: PseudoTerminal, _ line: String) -> Bool {
    terminal.type(":\(line)")
    guard terminal.shows(":\(line)") else { return false }
    terminal.send(bytes: [0x18, 0x05])
    return true
  }

  private func leftovers(_ sandbox: Sandbox) -> [String] { Files.names(sandbox.file("run")) }

  @Test func `an editor changes the line, on a private file that goes with it`() throws {
    let sandbox = try Sandbox()
    let terminal = try board(
      sandbox,
      editor: """
        stat -c %a "$1" "$(dirname "$1")" > '\(sandbox.file("seen"))'
        tty >> '\(sandbox.file("seen"))'
        cat "$1" >> '\(sandbox.file("seen"))'
        printf 'log decision: all\\nleave\\n' > "$1"
        """)
    #expect(edit(terminal, "log water"))
    #expect(terminal.shows(":log decision: all leave"), "\(terminal.screenText)")
    #expect(terminal.shows("A line break became a blank."))
    let seen = (Files.text(sandbox.file("seen")) ?? "").split(separator: "\n").map(String.init)
    #expect(seen.first == "600" && seen.dropFirst().first == "700")
    #expect(seen.dropFirst(2).first?.hasPrefix("/dev/") == true)
    #expect(seen.last == "log water")
    #expect(leftovers(sandbox) == [])
    terminal.type("\r")
    #expect(terminal.shows("✓ log line 1 written"))
    #expect(terminal.leave() == .exited(0))
    #expect(terminal.notGivenBack == [])
  }

  @Test func `the terminal is the editor's while it runs, and drawn whole afterwards`() throws {
    let sandbox = try Sandbox()
    let terminal = try board(
      sandbox, editor: "echo PRESS; read answer; echo \"log $answer\" > \"$1\"")
    #expect(edit(terminal, "log"))
    #expect(terminal.shows("PRESS"))
    #expect(!terminal.isAltScreen && !terminal.reportsMouse && terminal.cursorVisible)
    #expect(terminal.modes == terminal.modesBefore)
    terminal.type("typed\n")
    #expect(terminal.shows(":log typed"))
    #expect(terminal.isAltScreen && terminal.reportsMouse)
    #expect(terminal.line(0).contains("LIVE") && !terminal.screenText.contains("PRESS"))
  }

  @Test(arguments: [
    ("exit 3", "editor ended with status 3"), ("kill -9 $$", "editor was ended by signal 9"),
    ("rm \"$1\"", "could not be used"), ("rm \"$1\"; mkfifo \"$1\"", "could not be used"),
    ("rm \"$1\"; ln -s /etc/passwd \"$1\"", "could not be used"),
  ])
  func `an editor that fails leaves the line as it was`(script: String, said: String) throws {
    let sandbox = try Sandbox()
    let terminal = try board(sandbox, editor: script)
    #expect(edit(terminal, "log water"))
    #expect(terminal.shows(said), "\(terminal.screenText)")
    #expect(terminal.shows(":log water"))
    #expect(leftovers(sandbox) == [])
  }

  @Test(arguments: ["/nowhere/emax", "emax -w", "emax '-w'"])
  func `a program that is not there is named`(editor: String) throws {
    let sandbox = try Sandbox()
    let terminal = try board(sandbox, editor: "", ["EDITOR": editor])
    #expect(edit(terminal, "log water"))
    #expect(terminal.shows("There is no program emax"), "\(terminal.screenText)")
    #expect(terminal.isAltScreen)
    #expect(leftovers(sandbox) == [])
  }

  @Test func `without any editor that is said`() throws {
    let sandbox = try Sandbox()
    let terminal = try board(sandbox, editor: "", ["EDITOR": " ", "PATH": sandbox.file("home")])
    #expect(edit(terminal, "log water"))
    #expect(terminal.shows("There is no editor."), "\(terminal.screenText)")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal ends both and gives the terminal back`(signal: Int32) throws {
    let sandbox = try Sandbox()
    let terminal = try board(
      sandbox,
      editor: "trap '' TERM HUP INT; printf '\\033[?1049h'; echo PRESS; stty raw; sleep 600")
    #expect(edit(terminal, "log water"))
    #expect(terminal.shows("PRESS"))
    terminal.kill(signal)
    #expect(terminal.waitForExit(timeout: .seconds(60)) == .signalled(signal))
    #expect(terminal.notGivenBack == [])
    #expect(leftovers(sandbox) == [])
    #expect(sandbox.processes.isEmpty)
  }

  @Test func `Ctrl-C in the editor is the editor's`() throws {
    let sandbox = try Sandbox()
    let terminal = try board(
      sandbox, editor: "trap 'echo log caught > \"$1\"; exit 0' INT; echo PRESS; sleep 600 & wait")
    #expect(edit(terminal, "log"))
    #expect(terminal.shows("PRESS"))
    terminal.send(bytes: [0x03])
    #expect(terminal.shows(":log caught"), "\(terminal.screenText)")
  }

  @Test func `Ctrl-Z in the editor, where nothing could continue it, does not hang`() throws {
    let sandbox = try Sandbox()
    let terminal = try board(
      sandbox, editor: "echo PRESS; kill -STOP $$; echo AGAIN; read a; echo \"log $a\" > \"$1\"")
    #expect(edit(terminal, "log"))
    #expect(terminal.shows("AGAIN"), "\(terminal.screenText)")
    terminal.type("still here\n")
    #expect(terminal.shows(":log still here"))
  }

  @Test func `Ctrl-Z in the editor gives the shell its terminal, and fg goes on`() throws {
    let sandbox = try Sandbox()
    let editor = try sandbox.write(
      "#!/bin/sh\necho PRESS; kill -STOP $$; echo AGAIN; read a; echo \"log $a\" > \"$1\"\n",
      to: "editor")
    chmod(editor, 0o700)
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "-i"],
      environment: sandbox.environment(["EDITOR": editor, "PS1": "shell$ "]), columns: 100, rows: 30
    )
    try #require(terminal.shows("shell$"))
    terminal.type("\(BuiltProduct.path(of: "tansiq")) open \(room)\n")
    try #require(terminal.shows("? help"), "\(terminal.screenText)")
    try #require(edit(terminal, "log"))
    #expect(terminal.shows("Stopped"), "\(terminal.screenText)")
    terminal.type("echo in the shell\nfg\n")
    #expect(terminal.shows("AGAIN"), "\(terminal.screenText)")
    terminal.type("back\n")
    #expect(terminal.shows(":log back"), "\(terminal.screenText)")
  }

  @Test func `the room goes on receiving while the editor runs`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(
      [
        "drill", Files.project("scenarios/river-flood.yaml"), "--speed", "600", "--room",
        sandbox.file("room"),
      ] + someone, in: sandbox,
      environment: ["EDITOR": "sh -c 'echo PRESS; read a' sh"])
    try #require(terminal.shows("EXERCISE") && terminal.shows("? help"))
    #expect(edit(terminal, "log"))
    #expect(terminal.shows("PRESS"))
    let room = sandbox.file("room")
    func entries() throws -> Int {
      try Program.run(["journal", room], in: sandbox).output.split(separator: "\n").count
    }
    let before = try entries()
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(60)
    while try entries() <= before, clock.now < deadline {}
    #expect(try entries() > before)
    terminal.type("\n")
    #expect(terminal.shows(":log"))
    terminal.send(bytes: [0x1B])
    #expect(terminal.shows("? help"))
    #expect(terminal.leave() == .exited(0))
  }
}
