import Glibc
import TestSupport
import Testing

/// Who sits at the desk in tests that are not about that.
let someone = ["--name", "B. Haddad", "--agency", "fire", "--post", "Duty officer"]

/// The year as incidents are numbered, such as `26`.
let year: String = {
  var now = time(nil)
  var parts = tm()
  gmtime_r(&now, &parts)
  return String(String(parts.tm_year + 1900).suffix(2))
}()

extension PseudoTerminal {
  /// The real program on a terminal.
  convenience init(
    _ arguments: [String], in sandbox: Sandbox, environment: [String: String] = [:],
    columns: Int = 120, rows: Int = 40
  ) throws {
    try self.init(
      BuiltProduct.path(of: "tansiq"), arguments, environment: sandbox.environment(environment),
      columns: columns, rows: rows)
  }

  /// A live room on the dashboard, its officer known, waited for.
  static func board(
    _ room: String, in sandbox: Sandbox, environment: [String: String] = [:], columns: Int = 120,
    rows: Int = 40
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["open", room] + someone, in: sandbox, environment: environment, columns: columns,
      rows: rows)
    try #require(
      terminal.shows("saved") && terminal.shows("? help"), "\(terminal.screenText)")
    return terminal
  }

  /// Waits until the screen shows `text`.
  func shows(_ text: String, timeout: Duration = .seconds(60)) -> Bool {
    waitUntil(timeout: timeout) { $0.contains(text) }
  }

  /// Waits until the screen shows `text` no more.
  func hides(_ text: String) -> Bool { waitUntil(timeout: .seconds(60)) { !$0.contains(text) } }

  /// Types a line after `:` and sends it.
  func say(_ line: String) { type(":\(line)\r") }

  /// Says a line and waits until the outcome stands behind its tick.
  func say(_ line: String, _ outcome: String) -> Bool {
    say(line)
    return shows("✓ \(outcome)")
  }

  /// The first line of the screen that contains `text`; empty when none does.
  func line(with text: String) -> String {
    (0..<rows).map { line($0) }.first { $0.contains(text) } ?? ""
  }

  /// Leaves by `q` and `y`.
  func leave() -> ExitStatus? {
    type("q")
    guard shows("Leave the room?") else { return nil }
    type("y")
    return waitForExit(timeout: .seconds(60))
  }

  /// What of the terminal is not as it was before the program started.
  var notGivenBack: [String] {
    let states = [
      ("alternate screen", isAltScreen), ("hidden cursor", !cursorVisible),
      ("mouse", reportsMouse), ("modes \(modes), before \(modesBefore)", modes != modesBefore),
    ]
    return states.filter(\.1).map(\.0)
  }

  /// What reached the terminal after the alternate screen was left.
  var lastWords: String {
    let output = String(decoding: rawOutput, as: UTF8.self)
    guard let range = output.ranges(of: "\u{1B}[?1049l").last else { return output }
    return String(output[range.upperBound...])
  }
}

/// Says lines to a room through `tansiq do`, which must take them all.
@discardableResult
func say(_ lines: [String], to room: String, in sandbox: Sandbox) throws -> Program.Result {
  let input = try sandbox.write(lines.map { $0 + "\n" }.joined(), to: "said-\(lines.count)")
  let result = try Program.run(["do", room] + someone, in: sandbox, input: input)
  try #require(result.status == .exited(0), "\(result.output)\(result.errors)")
  return result
}

/// Makes a live room without opening the dashboard.
func makeRoom(_ room: String, in sandbox: Sandbox, options: [String] = []) throws {
  let made = try Program.run(["open", room] + someone + options, in: sandbox)
  try #require(made.status == .exited(0), "\(made.errors)")
}
