import CheckedYAML
import Dashboard
import TerminalUI

/// The folder `themes` beside a configuration: a file for each theme of one's own.
struct ThemeFolder {
  private let path: String

  init(beside configuration: String) {
    let parts = configuration.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    path = (parts + ["themes"]).joined(separator: "/")
  }

  /// Where the file of a theme is, or would be.
  func path(of name: String) -> String { "\(path)/\(name).yaml" }

  /// Whether there is a file of that name.
  func has(_ name: String) -> Bool { Look.mayName(name) && FileBytes.exists(path(of: name)) }

  /// The theme of a file; all its mistakes at once.
  func read(_ name: String) -> Result<Look, CommandFailure> {
    Self.read(path(of: name), named: name)
  }

  /// The theme of a file; all its mistakes at once.
  static func read(_ file: String, named name: String) -> Result<Look, CommandFailure> {
    let bytes: [UInt8]
    do throws(CommandFailure) { bytes = try FileBytes.loadPlain(file) } catch {
      return .failure(error)
    }
    return Look.read(bytes, named: name).mapError {
      CommandFailure(Words.said($0, in: file), status: 1)
    }
  }

  /// The name of the theme that a file in a folder `themes` is; nil for a file elsewhere.
  static func name(ofTheme file: String) -> String? {
    let parts = FileBytes.absolute(file).split(separator: "/")
    guard parts.dropLast().last == "themes", let last = parts.last else { return nil }
    return String(last.split(separator: ".").first ?? last)
  }

  /// Reports a name that is neither built in nor a file.
  func report(_ name: Placed<String>, to fields: YAMLFields) {
    fields.report(
      at: name.place, Words.noTheme(YAMLFields.shown(name.value)), written: name.value,
      insteadOf: BuiltInTheme.allCases.map(\.rawValue) + names)
  }

  /// The names of the themes that are there, sorted.
  private var names: [String] {
    let files = FileBytes.names(in: path).filter { $0.hasSuffix(".yaml") }
    return Array(files.map { String($0.dropLast(5)) }.filter(Look.mayName).prefix(100))
  }
}

extension Words {
  static func noTheme(_ shown: String) -> String {
    "There is no theme `\(shown)`: it is not built in, and themes/ has no such file."
  }
}
