import ArgumentParser
import CheckedYAML
import Drill
import IncidentEngine

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check scenario files or settings: every mistake with line, column and cure.",
    discussion:
      "Exit status 0 when all files are good, 1 when one is not, 2 when one is unreadable.")

  @Argument(
    help: "The files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Flag(help: "The files are settings of rooms.")
  var settings = false

  func run() throws {
    var worst: Int32 = 0
    for file in files {
      do throws(CommandFailure) {
        Output.print(try look(at: file))
      } catch {
        Output.complain(error.text)
        worst = max(worst, error.status)
      }
    }
    if worst > 0 { throw ExitCode(worst) }
  }

  private func look(at file: String) throws(CommandFailure) -> String {
    if settings { return Words.goodSettings(file, try RoomSettings.read(file)) }
    return Words.goodScenario(file, try ScenarioFile.read(file).scenario)
  }
}

extension Words {
  static func goodSettings(_ path: String, _ settings: RoomSettings) -> String {
    let kinds = settings.kinds.map(\.code.text).joined(separator: ", ")
    return "\(path): good. \(settings.agencies.count) agencies, "
      + "\(settings.officers.count) officers, \(settings.resources.count) resources"
      + (kinds.isEmpty ? "." : ", own kinds: \(kinds).")
  }

  static func said(_ mistakes: YAMLMistakes, in path: String) -> String {
    var lines = mistakes.all.map { "\(path):\($0)" }
    if mistakes.unlisted > 0 { lines.append("\(path): and \(mistakes.unlisted) more mistakes.") }
    return lines.joined(separator: "\n")
  }

  static func goodScenario(_ path: String, _ scenario: Scenario) -> String {
    let minutes = scenario.durationMilliseconds / 60_000
    return "\(path): good. \(scenario.agencies.count) agencies, \(scenario.injects.count) injects, "
      + "\(minutes) minutes."
  }
}
