import Glibc
import TestSupport
import Testing

/// What happens to the terminal when a shell stops, continues and ends the program.
@Suite(.serialized) struct JobControlTests {
  private func shell(_ words: [String]) throws -> (shell: JobShell, stty: String) {
    let shell = try JobShell(words, in: try Sandbox())
    let stty = shell.stty
    try #require(stty.contains(":"), "\(stty)")
    try shell.open()
    return (shell, stty)
  }

  /// Stops the program by its key, and looks whether the shell has the terminal as it was.
  private func stop(_ shell: JobShell, _ stty: String) {
    shell.terminal.send(bytes: [0x1A])
    expectPrompt(shell, stty, state: "T")
  }

  private func expectPrompt(_ shell: JobShell, _ stty: String, state: String?) {
    #expect(shell.waits { shell.states == (state.map { [$0] } ?? []) }, "\(shell.states)")
    #expect(shell.waits { shell.notGivenBack == [] }, "\(shell.notGivenBack)")
    #expect(shell.isAtPrompt, "\(shell.terminal.screenText)")
    #expect(shell.stty == stty)
    #expect(shell.notGivenBack == [])
  }

  /// Nothing of the program reached the terminal since the mark: its screen, its modes, its title.
  private func expectUntouched(_ shell: JobShell, since mark: Int) {
    let new = shell.terminal.rawOutput.suffix(shell.terminal.bytesReceived - mark)
    #expect(!new.contains(0x1B), "\(String(decoding: new, as: UTF8.self).debugDescription)")
  }

  @Test(arguments: JobShell.all)
  func `stopped by its key it gives the terminal back, and fg shows the board`(
    words: [String]
  ) throws {
    let (shell, stty) = try shell(words)
    for place in ["East Bank", "Old Mill"] {
      stop(shell, stty)
      shell.terminal.type("fg\r")
      #expect(shell.showsBoard, "\(shell.terminal.screenText)")
      #expect(shell.terminal.say("open flood \(place)", "\(year)-000"))
      #expect(shell.terminal.shows(" \(place) "))
    }
    #expect(shell.terminal.screenText.contains("East Bank"))
    shell.terminal.type("q")
    #expect(shell.terminal.shows("Leave the room?"))
    shell.terminal.type("y")
    expectPrompt(shell, stty, state: nil)
  }

  @Test(arguments: JobShell.all)
  func `bg leaves the terminal to the shell, and fg takes it from there`(words: [String]) throws {
    let (shell, stty) = try shell(words)
    stop(shell, stty)
    let mark = shell.terminal.bytesReceived
    _ = shell.run("bg")
    expectPrompt(shell, stty, state: "T")
    #expect(shell.run("echo still $((6*7))").contains("still 42"))
    expectUntouched(shell, since: mark)
    shell.terminal.type("fg\r")
    #expect(shell.showsBoard, "\(shell.terminal.screenText)")
    #expect(shell.terminal.say("open flood East Bank", "\(year)-0001 opened"))
    stop(shell, stty)
  }

  @Test(
    arguments: JobShell.all.flatMap { words in
      ["TERM", "HUP", "INT", "QUIT", "SEGV", "ABRT", "ILL", "KILL"].map { (words, $0) }
    })
  func `what ends the stopped program leaves the terminal alone`(
    words: [String], signal: String
  ) throws {
    let (shell, stty) = try shell(words)
    stop(shell, stty)
    let mark = shell.terminal.bytesReceived
    _ = shell.run("kill -\(signal) %1; kill -CONT %1")
    expectPrompt(shell, stty, state: nil)
    expectUntouched(shell, since: mark)
    #expect(shell.run("echo still $((6*7))").contains("still 42"))
  }

  @Test(arguments: JobShell.all)
  func `kill ends a program that went on in the background`(words: [String]) throws {
    let (shell, stty) = try shell(words)
    stop(shell, stty)
    _ = shell.run("bg")
    expectPrompt(shell, stty, state: "T")
    let mark = shell.terminal.bytesReceived
    _ = shell.run("kill %1; kill -CONT %1")
    expectPrompt(shell, stty, state: nil)
    expectUntouched(shell, since: mark)
  }

  @Test(arguments: JobShell.all)
  func `stopped from elsewhere it gives the terminal back as by its key`(words: [String]) throws {
    let (shell, stty) = try shell(words)
    for program in shell.programs { kill(program, SIGTSTP) }
    expectPrompt(shell, stty, state: "T")
    for program in shell.programs { kill(program, SIGCONT) }
    expectPrompt(shell, stty, state: "T")
    shell.terminal.type("fg\r")
    #expect(shell.showsBoard, "\(shell.terminal.screenText)")
  }

  /// Nobody can catch SIGSTOP: the screen stays until the program goes on, if only to end.
  @Test(arguments: JobShell.all)
  func `stopped without being asked it gives the terminal back when it goes on`(
    words: [String]
  ) throws {
    let (shell, stty) = try shell(words)
    for signal in ["CONT", "TERM"] {
      for program in shell.programs { kill(program, SIGSTOP) }
      try #require(shell.waits { shell.states == ["T"] })
      // The modes of the board are still in force: no echo, and Return is no line end.
      shell.terminal.type("stty '\(stty)'; kill -\(signal) %1; kill -CONT %1\n")
      try #require(shell.waits { shell.notGivenBack == [] })
      // The shell's last prompt stood on the other screen.
      shell.terminal.type("clear\n")
      expectPrompt(shell, stty, state: signal == "TERM" ? nil : "T")
      guard signal == "CONT" else { return }
      shell.terminal.type("fg\r")
      #expect(shell.showsBoard, "\(shell.terminal.screenText)")
    }
  }

  @Test(arguments: JobShell.all, [false, true])
  func `a terminal that goes away ends the program, also a stopped one`(
    words: [String], isStopped: Bool
  ) throws {
    let (shell, stty) = try shell(words)
    let programs = shell.programs
    try #require(programs.count == 1)
    if isStopped { stop(shell, stty) }
    shell.terminal.hangUp()
    #expect(shell.waits { shell.sandbox.processes.isEmpty }, "\(shell.states)")
  }

  @Test(arguments: JobShell.all)
  func `without a hangup signal it ends as well when its terminal goes away`(
    words: [String]
  ) throws {
    let shell = try JobShell(words, in: try Sandbox())
    _ = shell.run("trap '' HUP")
    try shell.open()
    shell.terminal.hangUp()
    #expect(shell.waits { shell.programs.isEmpty }, "\(shell.states)")
  }

  @Test(arguments: JobShell.all)
  func `started in the background it waits for the terminal`(words: [String]) throws {
    let shell = try JobShell(words, in: try Sandbox())
    let stty = shell.stty
    let mark = shell.terminal.bytesReceived
    let someone = someone.map { "'\($0)'" }.joined(separator: " ")
    _ = shell.run("$PROGRAM open \(shell.sandbox.file("room")) \(someone) &")
    expectPrompt(shell, stty, state: "T")
    expectUntouched(shell, since: mark)
    shell.terminal.type("fg\r")
    #expect(shell.showsBoard, "\(shell.terminal.screenText)")
  }

  @Test(arguments: JobShell.all, ["TERM", "HUP", "INT", "SEGV", "ABRT", "KILL"])
  func `an editor ends with the program, also where that crashes`(
    words: [String], signal: String
  ) throws {
    let sandbox = try Sandbox()
    let editor = try sandbox.write("#!/bin/sh\necho PRESS; exec sleep 1000\n", to: "editor")
    chmod(editor, 0o700)
    let shell = try JobShell(words, in: sandbox, environment: ["EDITOR": editor])
    try shell.open()
    shell.terminal.type(":log water")
    try #require(shell.terminal.shows(":log water"))
    shell.terminal.send(bytes: [0x18, 0x05])
    try #require(shell.terminal.shows("PRESS"))
    for program in shell.programs {
      _ = try Program.run(["-c", "kill -\(signal) \(program)"], by: "/bin/sh", in: sandbox)
    }
    #expect(shell.waits { sandbox.processes.count == 1 }, "\(sandbox.processes)")
    #expect(shell.waits { shell.notGivenBack == [] }, "\(shell.notGivenBack)")
  }

  @Test(arguments: JobShell.all, ["TERM", "HUP", "CONT"])
  func `an editor that was stopped never takes the terminal from the shell`(
    words: [String], signal: String
  ) throws {
    let sandbox = try Sandbox()
    let editor = try sandbox.write(
      "#!/bin/sh\ntrap 'stty sane; exit 0' TERM HUP\nstty -echo\necho PRESS; read answer; read more\n",
      to: "editor")
    chmod(editor, 0o700)
    let shell = try JobShell(words, in: sandbox, environment: ["EDITOR": editor])
    let stty = shell.stty
    try shell.open()
    shell.terminal.type(":log water")
    try #require(shell.terminal.shows(":log water"))
    shell.terminal.send(bytes: [0x18, 0x05])
    try #require(shell.terminal.shows("PRESS"))
    shell.terminal.send(bytes: [0x1A])
    expectPrompt(shell, stty, state: "T")
    _ = shell.run("kill -\(signal) %1; kill -CONT %1")
    expectPrompt(shell, stty, state: signal == "CONT" ? "T" : nil)
    #expect(shell.run("echo still $((6*7))").contains("still 42"))
    guard signal == "CONT" else { return }
    shell.terminal.type("fg\r\r\r")
    #expect(shell.terminal.shows(":log water"), "\(shell.terminal.screenText)")
    #expect(shell.terminal.isAltScreen && shell.terminal.reportsMouse)
  }
}
