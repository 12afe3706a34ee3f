import Glibc
import OperationsRoom
import TerminalUI

/// Writing to standard output and standard error.
enum Output {
  /// Lines on standard output for a person. None of them may steer the terminal, not even where a
  /// pipe or a file brings them there later.
  static func print(_ text: String) { give(harmless(text) + "\n") }

  /// Lines on standard output for a program: to the byte, but on a terminal.
  static func printExactly(_ text: String) {
    give((isatty(1) == 1 ? harmless(text) : text) + "\n")
  }

  /// Text on standard output as it is. Behind what could not be written nothing more is.
  static func give(_ text: String) {
    failure.withLock { code in
      if code == 0 { code = write(text, to: 1) }
    }
  }

  /// Why standard output does not have all that was given to it; 0 where it does.
  private static let failure = Guarded<Int32>(0)

  /// Refuses where standard output does not have all that was given to it.
  static func requireWhole() throws(CommandFailure) {
    let code = failure.withLock { $0 }
    if code != 0 { throw CommandFailure(Words.outputCut(code)) }
  }

  /// Lines on standard error.
  static func complain(_ text: String) { write(harmless(text) + "\n", to: 2) }

  private static func harmless(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { Text.sanitise($0) }.joined(separator: "\n")
  }

  /// Text as it is; returns the error of the system, 0 where all was written. A reader that went
  /// away is no error.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0 { return errno == EPIPE ? 0 : errno }
      if written == 0 { return EIO }
      bytes = bytes.dropFirst(written)
    }
    return 0
  }

  /// How many columns a line may take: those of the terminal, or what `COLUMNS` says, or 120.
  static var columns: Int {
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = isKnown ? Int(size.ws_col) : Environment.value("COLUMNS").flatMap { Int($0) }
    return max(40, min(columns ?? 120, 500))
  }

  /// The text as the locale can show it: ASCII twins where it has no more.
  static func drawable(_ text: String) -> String {
    if Environment.isUnicode { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(Text.asciiTwin(of: scalar)) }
    return String(result)
  }

  /// Whether standard output is a terminal on which a dashboard can be drawn.
  static var isTerminal: Bool {
    isatty(1) == 1 && !["", "dumb"].contains(Environment.value("TERM") ?? "")
  }
}

/// The environment.
enum Environment {
  /// The value of a variable; nil when it is not set.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether the locale can show more than ASCII.
  static var isUnicode: Bool {
    let locale =
      [value("LC_ALL"), value("LC_CTYPE"), value("LANG")]
      .compactMap { $0 }.first { !$0.isEmpty } ?? ""
    let lowered = locale.lowercased()
    return lowered.contains("utf-8") || lowered.contains("utf8")
  }

  /// The account that runs the program, and the person's name the system knows.
  static var account: (name: String, person: String) {
    guard let entry = getpwuid(getuid()) else { return ("\(getuid())", "") }
    let name = String(cString: entry.pointee.pw_name)
    let gecos = entry.pointee.pw_gecos.map { String(cString: $0) } ?? ""
    return (name, String(gecos.prefix { $0 != "," }))
  }

  /// The terminal this runs on, such as `pts/3`; `console` when there is none.
  static var desk: String {
    guard let name = ttyname(0) ?? ttyname(1) else { return "console" }
    let path = String(cString: name)
    return path.hasPrefix("/dev/") ? String(path.dropFirst(5)) : path
  }
}
