import CheckedYAML
import CursesTerminal
import Glibc
import TerminalUI

/// How the program looks and behaves for one person, from a file of theirs.
struct Configuration: Hashable {
  var look: Look = .standard
  var mouse = true
  var synchronizedOutput = true
  /// Whether the key y may send text to the clipboard.
  var copy = true

  /// The themes by the names they have in the file.
  enum Look: String, CaseIterable, Hashable {
    case standard = "default"
    case highContrast = "high contrast"
    case colourBlindSafe = "colour-blind safe"
    case monochrome

    var theme: Theme {
      switch self {
      case .standard: .standard
      case .highContrast: .highContrast
      case .colourBlindSafe: .colourBlindSafe
      case .monochrome: .monochrome
      }
    }
  }

  /// `$XDG_CONFIG_HOME/tansiq/config.yaml`, by default under `~/.config`.
  static var path: String {
    if let home = Environment.value("XDG_CONFIG_HOME"), home.hasPrefix("/") {
      return "\(home)/tansiq/config.yaml"
    }
    return "\(Environment.value("HOME") ?? "/")/.config/tansiq/config.yaml"
  }

  /// The person's file; the usual values where there is none.
  ///
  /// - Throws: all the file's mistakes at once.
  static func load() throws(CommandFailure) -> Configuration {
    FileBytes.exists(path) ? try read(path) : Configuration()
  }

  /// Reads a file; all its mistakes at once.
  static func read(_ path: String) throws(CommandFailure) -> Configuration {
    let bytes = try FileBytes.load(path)
    switch YAMLReader.read(bytes, named: "a configuration", { Self.read($0) }) {
    case .success(let configuration): return configuration
    case .failure(let mistakes):
      throw CommandFailure(Words.said(mistakes, in: path), status: 1)
    }
  }

  private static func read(_ fields: YAMLFields) -> Configuration? {
    _ = fields.integer("format", in: 1...1, required: true)
    let usual = Configuration()
    let looks = Look.allCases.map { ($0.rawValue, $0) }
    return Configuration(
      look: fields.choice("theme", of: looks) ?? usual.look,
      mouse: fields.truth("mouse") ?? usual.mouse,
      synchronizedOutput: fields.truth("synchronized_output") ?? usual.synchronizedOutput,
      copy: fields.truth("copy") ?? usual.copy)
  }

  /// How the terminal is to be opened. The environment has the last word.
  var terminalOptions: CursesTerminal.Options {
    CursesTerminal.Options(
      color: (Environment.value("NO_COLOR") ?? "").isEmpty,
      mouse: mouse && Environment.value("TANSIQ_MOUSE") != "off",
      synchronizedOutput: synchronizedOutput && Environment.value("TANSIQ_SYNC") != "off")
  }
}

/// The person's configuration while the dashboard runs: read anew when the file changes.
struct WatchedConfiguration {
  private(set) var current = Configuration()
  /// What was wrong with the file; nil when it is good or absent.
  private(set) var complaint: String?
  private var seen: FileStamp?

  private struct FileStamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var bytes: Int
    var node: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      bytes = Int(status.st_size)
      node = UInt64(status.st_ino)
    }
  }

  init() { take(FileStamp(Configuration.path)) }

  /// Looks whether the file changed; true when something is to be applied or complained about.
  ///
  /// A file with mistakes changes nothing but the complaint.
  mutating func refresh() -> Bool {
    let stamp = FileStamp(Configuration.path)
    guard stamp != seen else { return false }
    let before = (current, complaint)
    take(stamp)
    return (current, complaint) != before
  }

  private mutating func take(_ stamp: FileStamp?) {
    seen = stamp
    do {
      current = try Configuration.load()
      complaint = nil
    } catch {
      complaint = error.text.split(separator: "\n").first.map(String.init)
    }
  }
}
