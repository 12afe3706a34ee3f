import Glibc
import TestSupport
import Testing

/// What the fixture says that draws on a pty of its own and reads it with an emulator.
struct DrawnScreens {
  let lines: [String]
  let status: Int32

  /// Runs it with these words and this environment.
  init(_ words: [String], _ environment: [String: String] = [:]) throws {
    let standard = PseudoTerminal.standardEnvironment.merging(environment) { $1 }
    let variables = standard.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    let command =
      ["setsid", "-w", "env", "-i"] + variables.map { "\($0.key)=\($0.value)" }
      + [BuiltProduct.path(of: "ScreenFixture")] + words
    let quoted = command.map { "'\($0)'" }.joined(separator: " ")
    let pipe = try #require(popen("exec \(quoted)", "r"))
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      bytes += buffer[..<count]
    }
    status = pclose(pipe)
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The faults it found, and whatever else ended it.
  var faults: [String] {
    let last = lines.last ?? "it said nothing"
    return status == 0 && last.contains(" 0 faults") ? [] : Array(lines.suffix(8)) + ["\(status)"]
  }

  /// The number before a word of the last line.
  func count(of word: String) -> Int {
    let words = (lines.last ?? "").split { $0 == " " || $0 == "," }.map(String.init)
    return words.firstIndex(of: word).flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil } ?? 0
  }

  /// The seed of all walks; `TANSIQ_SEED` chooses another.
  static let seed = getenv("TANSIQ_SEED").flatMap { UInt64(String(cString: $0)) } ?? 2026
  /// How many walks there are; `TANSIQ_SCREENS` chooses more.
  static let walks = getenv("TANSIQ_SCREENS").flatMap { UInt64(String(cString: $0)) } ?? 2_000
}
