import CheckedYAML
import CursesTerminal
import Dashboard
import TerminalUI

/// How the program looks and behaves for one person, from files of theirs.
struct Configuration: Hashable {
  var look = Look(.standard)
  var keymap = Keymap.standard
  var mouse = true
  var synchronizedOutput = true
  /// Whether the key y may send text to the clipboard.
  var copy = true

  /// `$XDG_CONFIG_HOME/tansiq/config.yaml`, by default under `~/.config`.
  static var path: String {
    if let home = Environment.value("XDG_CONFIG_HOME"), home.hasPrefix("/") {
      return "\(home)/tansiq/config.yaml"
    }
    return "\(Environment.value("HOME") ?? "/")/.config/tansiq/config.yaml"
  }

  /// The person's files; the usual values where there are none.
  ///
  /// - Throws: all their mistakes at once.
  static func load() throws(CommandFailure) -> Configuration {
    FileBytes.exists(path) ? try read(path) : Configuration()
  }

  /// Reads a file and the theme it names; all their mistakes at once.
  static func read(_ path: String) throws(CommandFailure) -> Configuration {
    var reading = ConfigurationReading(path)
    return try reading.read().get()
  }

  /// How the terminal is to be opened. The environment has the last word.
  var terminalOptions: CursesTerminal.Options {
    CursesTerminal.Options(
      color: (Environment.value("NO_COLOR") ?? "").isEmpty,
      mouse: mouse && Environment.value("TANSIQ_MOUSE") != "off",
      synchronizedOutput: synchronizedOutput && Environment.value("TANSIQ_SYNC") != "off",
      repeats: Environment.value("TANSIQ_REPEAT") != "off")
  }

  /// What of it the dashboard has to know.
  func deskSettings(isNews: Bool) -> DeskSettings {
    DeskSettings(
      keymap: keymap, showsWall: look.opensWall, mouse: terminalOptions.mouse, isNews: isNews)
  }
}

/// One reading of the files of a configuration.
struct ConfigurationReading {
  /// The files that were looked for, as they were before they were read; nil for what is not there.
  private(set) var stamps: [String: FileStamp?]
  private let path: String
  private let themes: ThemeFolder

  init(_ path: String) {
    self.path = path
    stamps = [path: FileStamp(path)]
    themes = ThemeFolder(beside: path)
  }

  /// Whether there is a file.
  var isThere: Bool { FileBytes.exists(path) }

  /// What the files say, or all their mistakes.
  mutating func read() -> Result<Configuration, CommandFailure> {
    let bytes: [UInt8]
    do throws(CommandFailure) { bytes = try FileBytes.loadPlain(path) } catch {
      return .failure(error)
    }
    var own: String?
    let read = YAMLReader.read(bytes, named: "a configuration") { fields in
      _ = fields.integer("format", in: 1...1, required: true)
      var configuration = Configuration()
      if let name = fields.placedText("theme") {
        if let look = BuiltInTheme(rawValue: name.value).map({ Look($0) }) {
          configuration.look = look
        } else if themes.has(name.value) {
          own = name.value
        } else {
          themes.report(name, to: fields)
          own = Look.mayName(name.value) ? name.value : nil
        }
      }
      configuration.keymap = Keymap.read(fields)
      configuration.mouse = fields.truth("mouse") ?? configuration.mouse
      configuration.synchronizedOutput =
        fields.truth("synchronized_output") ?? configuration.synchronizedOutput
      configuration.copy = fields.truth("copy") ?? configuration.copy
      return configuration
    }
    if let own { stamps.updateValue(FileStamp(themes.path(of: own)), forKey: themes.path(of: own)) }
    let look = own.flatMap { themes.has($0) ? themes.read($0) : nil }
    return Self.joined(read.mapError { CommandFailure(Words.said($0, in: path), status: 1) }, look)
  }

  /// The configuration with its own theme; the mistakes of both.
  private static func joined(
    _ read: Result<Configuration, CommandFailure>, _ look: Result<Look, CommandFailure>?
  ) -> Result<Configuration, CommandFailure> {
    guard let look else { return read }
    switch (read, look) {
    case (.success(var configuration), .success(let look)):
      configuration.look = look
      return .success(configuration)
    case (.success, .failure(let failure)), (.failure(let failure), .success):
      return .failure(failure)
    case (.failure(let one), .failure(let other)):
      return .failure(
        CommandFailure("\(one.text)\n\(other.text)", status: max(one.status, other.status)))
    }
  }
}
