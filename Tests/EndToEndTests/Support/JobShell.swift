import Glibc
import TestSupport
import Testing

/// An interactive shell on a terminal, with job control: what an officer starts the program from.
final class JobShell {
  static let prompt = "ready>"
  private static let patience = Duration.seconds(30)
  let terminal: PseudoTerminal
  let sandbox: Sandbox
  private var lines = 0

  /// Bash without line editing and dash: neither repairs at its prompt what a program left behind.
  static let all = [["/bin/bash", "--norc", "--noediting", "-i"], ["/bin/dash", "-i"]].filter {
    Files.exists($0[0])
  }

  init(_ shell: [String], in sandbox: Sandbox, environment: [String: String] = [:]) throws {
    self.sandbox = sandbox
    let own = ["PS1": Self.prompt, "PROGRAM": BuiltProduct.path(of: "tansiq")]
    terminal = try PseudoTerminal(
      shell[0], Array(shell.dropFirst()),
      environment: sandbox.environment(own.merging(environment) { $1 }), columns: 120, rows: 40)
    try #require(isAtPrompt, "\(terminal.screenText)")
  }

  /// Waits until the shell waits for a line and nothing else stands behind its prompt.
  var isAtPrompt: Bool {
    terminal.waitUntil(timeout: Self.patience) { screen in
      screen.split(separator: "\n").last.map { $0.hasSuffix(Self.prompt) } ?? false
    }
  }

  /// Says a line to the shell and returns what it answers before its next prompt.
  func run(_ line: String) -> String {
    // The same line may stand on the screen with its answer from before.
    lines += 1
    let line = "\(line) #\(lines)"
    terminal.type("\(line)\r")
    // One look at the screen: it may change between two.
    var answer: Substring?
    _ = terminal.waitUntil(timeout: Self.patience) { screen in
      guard let said = screen.ranges(of: Self.prompt + line).last,
        let end = screen[said.upperBound...].firstRange(of: Self.prompt)
      else { return false }
      answer = screen[said.upperBound..<end.lowerBound]
      return true
    }
    guard let answer else { return "no answer: \(terminal.screenText)" }
    return answer.filter { $0 != "\n" }
  }

  /// The terminal's modes as `stty` tells the shell.
  var stty: String {
    let answer = run("stty -g")
    let modes = answer.prefix { $0.isHexDigit || $0 == ":" }
    return modes.contains(":") ? String(modes) : answer
  }

  /// Starts the program and waits for the board.
  func open(_ prefix: String = "") throws {
    terminal.type("\(prefix)$PROGRAM open \(sandbox.file("room")) \(Self.someone)\r")
    try #require(showsBoard, "\(terminal.screenText)")
  }

  private static let someone = EndToEndTests.someone.map { "'\($0)'" }.joined(separator: " ")

  /// Waits until the board stands on the screen, drawn and at work.
  var showsBoard: Bool {
    waits {
      let screen = terminal.screenText
      return screen.contains(" LIVE ") && screen.contains("? help") && terminal.isAltScreen
        && terminal.reportsMouse && !terminal.cursorVisible
    }
  }

  /// The processes of the program in this sandbox.
  var programs: [pid_t] {
    sandbox.processes.compactMap { pid_t($0) }.filter {
      Files.text("/proc/\($0)/comm")?.hasPrefix("tansiq") ?? false
    }
  }

  /// The states of those processes, such as `T` for stopped.
  var states: [String] {
    programs.map { process in
      let fields = (Files.text("/proc/\(process)/stat") ?? "").split(separator: " ")
      return fields.count > 2 ? String(fields[2]) : "gone"
    }
  }

  /// Waits until something holds that is not on the screen.
  func waits(_ condition: () -> Bool) -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now + Self.patience
    while !condition() {
      if clock.now > deadline { return false }
      terminal.settle(quiet: 5)
    }
    return true
  }

  /// What of the terminal is not the shell's own.
  var notGivenBack: [String] {
    let states = [
      ("alternate screen", terminal.isAltScreen), ("hidden cursor", !terminal.cursorVisible),
      ("mouse", terminal.reportsMouse),
    ]
    return states.filter(\.1).map(\.0)
  }
}
