import CVTerm
import Glibc

/// A real program on a pty, its screen read by libvterm.
///
/// Everything waits on a deadline, nothing sleeps. The program dies with this value.
/// A frame between `CSI ? 2026 h` and `l` is shown at its end, whole, as terminals do that know
/// these marks: what a test reads is never half a frame.
public final class PseudoTerminal {
  /// What a program is given unless a test says otherwise.
  public static let standardEnvironment = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
  ]

  /// Bytes the program has written so far.
  public private(set) var bytesReceived = 0
  /// What the program wrote, at most the last mebibyte.
  public private(set) var rawOutput: [UInt8] = []
  /// Rows of the screen.
  public private(set) var rows: Int
  /// Columns of the screen.
  public private(set) var columns: Int
  /// What the terminal answers to all that it is asked; nil for the truth.
  public var answer: String?
  /// The terminal's modes before the program started, for ``modes``.
  public let modesBefore: String

  private var master: Int32
  private let slavePath: String
  private var process: Int32 = 0
  private let screen: OpaquePointer
  private var status: ExitStatus?
  private var isEnded = false { didSet { if isEnded { frames.end(feed) } } }
  private var frames = FrameGate()

  /// How a program ended.
  public enum ExitStatus: Hashable, Sendable {
    /// It exited with this code.
    case exited(Int32)
    /// This signal ended it.
    case signalled(Int32)
  }

  /// Why a program could not be started.
  public struct Failure: Error, CustomStringConvertible {
    /// What failed, with the error number.
    public let description: String
  }

  /// Starts `path` with `arguments` on a new terminal of the given size.
  ///
  /// A size of 0 by 0 is one that the terminal does not tell; its screen is 80 by 24.
  public init(
    _ path: String, _ arguments: [String] = [],
    environment: [String: String] = PseudoTerminal.standardEnvironment, columns: Int = 80,
    rows: Int = 24
  ) throws {
    let shownRows = rows == 0 ? 24 : rows
    let shownColumns = columns == 0 ? 80 : columns
    var name = [CChar](repeating: 0, count: 128)
    master = cv_pty_open(Int32(rows), Int32(columns), &name, Int32(name.count))
    guard master >= 0, let screen = cv_screen_new(Int32(shownRows), Int32(shownColumns))
    else { throw Failure(description: "no pty: \(errno)") }
    self.screen = screen
    slavePath = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    self.rows = shownRows
    self.columns = shownColumns
    modesBefore = Self.modes(of: master)
    let result = Self.spawn(path, arguments, environment, on: name, process: &process)
    guard result == 0 else { throw Failure(description: "cannot run \(path): \(result)") }
  }

  deinit {
    if status == nil && process > 0 {
      Glibc.kill(process, SIGKILL)
      _ = cv_status(process, true)
    }
    if master >= 0 { close(master) }
    cv_screen_free(screen)
  }

  /// Types text as if by hand.
  public func type(_ text: String) { send(bytes: Array(text.utf8)) }

  /// Sends bytes as if the terminal made them.
  public func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.prefix(1024).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest.removeFirst(written)
      pump(milliseconds: 0)
    }
  }

  /// Types a key again and again and reads nothing of what comes, until the program takes no more
  /// keys: a line that hangs.
  public func typeUnread(_ key: UInt8) {
    let slave = open(slavePath, O_RDONLY | O_NOCTTY | O_CLOEXEC)
    defer { close(slave) }
    for _ in 0..<5_000 {
      _ = withUnsafeBytes(of: key) { write(master, $0.baseAddress, 1) }
      var waiting: Int32 = 1
      for _ in 0..<500 where waiting > 0 {
        usleep(1_000)
        _ = ioctl(slave, UInt(FIONREAD), &waiting)
      }
      if waiting > 0 { return }
    }
  }

  /// Waits for the end of a program of which nothing is read; nil when the time is over.
  public func waitForExitUnread(timeout: Duration = .seconds(60)) -> ExitStatus? {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while exitStatus == nil, clock.now < deadline { usleep(2_000) }
    return exitStatus
  }

  /// Changes the terminal's size, as dragging the window's corner does.
  public func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cv_screen_resize(screen, Int32(rows), Int32(columns))
    _ = cv_pty_resize(master, Int32(rows), Int32(columns))
  }

  /// The program's process.
  public var pid: Int { Int(process) }

  /// Sends a signal to the program.
  public func kill(_ signal: Int32) { Glibc.kill(process, signal) }

  /// Tears the line down, as a lost connection does.
  public func hangUp() {
    close(master)
    master = -1
    isEnded = true
  }

  /// Reads until `predicate` holds for the screen's text; false when the time is over.
  public func waitUntil(
    timeout: Duration = .seconds(60), _ predicate: (String) -> Bool
  ) -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while true {
      if predicate(screenText) { return true }
      if isEnded || clock.now > deadline { return false }
      pump(milliseconds: 20)
    }
  }

  /// Reads until nothing more has come for `quiet` milliseconds, for ten seconds at most.
  public func settle(quiet: Int = 60) {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(10)
    while clock.now < deadline, pump(milliseconds: quiet) {}
  }

  /// Reads until the program ends and returns how; nil when the time is over.
  public func waitForExit(timeout: Duration = .seconds(60)) -> ExitStatus? {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while clock.now < deadline {
      if isEnded { usleep(2_000) } else { pump(milliseconds: 20) }
      if let status = exitStatus {
        while pump(milliseconds: 0) {}
        return status
      }
    }
    return nil
  }

  /// How the program ended; nil while it runs.
  public var exitStatus: ExitStatus? {
    if status == nil {
      let code = cv_status(process, false)
      if code >= 1000 {
        status = .signalled(code - 1000)
      } else if code >= 0 {
        status = .exited(code)
      }
    }
    return status
  }

  /// The screen's lines joined by `\n`, without trailing blanks.
  public var screenText: String {
    (0..<rows).map { line($0) }.joined(separator: "\n")
  }

  /// One line of the screen without trailing blanks.
  public func line(_ row: Int) -> String {
    var text = ""
    for column in 0..<columns {
      let cell = cell(row, column)
      if cell.isTrailingHalf { continue }
      text += cell.text.isEmpty ? " " : cell.text
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// One cell of the screen.
  public func cell(_ row: Int, _ column: Int) -> ScreenCell {
    ScreenCell(cv_screen_cell(screen, Int32(row), Int32(column)))
  }

  /// Whether the alternate screen is shown.
  public var isAltScreen: Bool { cv_screen_is_alternate(screen) }
  /// Whether the terminal was asked to report the mouse.
  public var reportsMouse: Bool { cv_screen_reports_mouse(screen) }
  /// How often the bell sounded.
  public var bells: Int { Int(cv_screen_bells(screen)) }
  /// The terminal's modes now, as `stty` has them.
  public var modes: String { Self.modes(of: master) }
  /// Whether the cursor is visible.
  public var cursorVisible: Bool { cursor.visible }

  /// Where the cursor is.
  public var cursor: (row: Int, column: Int, visible: Bool) {
    var row: Int32 = 0
    var column: Int32 = 0
    var visible = false
    cv_screen_cursor(screen, &row, &column, &visible)
    return (Int(row), Int(column), visible)
  }

  /// Takes in what has come; true when there was something.
  @discardableResult
  private func pump(milliseconds: Int) -> Bool {
    guard !isEnded else { return false }
    let ready = cv_pty_wait(master, Int32(milliseconds))
    guard ready > 0 else {
      if ready < 0 { isEnded = true }
      return false
    }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      isEnded = true
      return false
    }
    bytesReceived += count
    rawOutput += buffer[0..<count]
    if rawOutput.count > 1 << 20 { rawOutput.removeFirst(rawOutput.count - 1 << 20) }
    frames.pass(buffer[0..<count], feed)
    let answered = cv_screen_answer(screen, &buffer, Int32(buffer.count))
    if answered > 0 {
      let bytes = answer.map { Array($0.utf8) } ?? Array(buffer[..<Int(answered)])
      _ = write(master, bytes, bytes.count)
    }
    return true
  }

  private func feed(_ bytes: [UInt8]) { cv_screen_feed(screen, bytes, Int32(bytes.count)) }

  private static func modes(of master: Int32) -> String {
    var text = [CChar](repeating: 0, count: 512)
    cv_pty_modes(master, &text, Int32(text.count))
    return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], on slave: [CChar],
    process: inout Int32
  ) -> Int32 {
    var argumentList = ([path] + arguments).map { strdup($0) } + [nil]
    let sorted = environment.sorted { $0.key < $1.key }
    var variables = sorted.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argumentList + variables { free(pointer) } }
    return cv_pty_spawn(slave, path, &argumentList, &variables, &process)
  }
}
