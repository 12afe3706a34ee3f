import ArgumentParser
import CheckedYAML
import Drill

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check scenario files: every mistake with line, column and cure.",
    discussion:
      "Exit status 0 when all files are good, 1 when one is not, 2 when one is unreadable.")

  @Argument(
    help: "The scenario files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  func run() throws {
    var worst: Int32 = 0
    for file in files {
      do {
        Output.print(Words.goodScenario(file, try ScenarioFile.read(file).scenario))
      } catch {
        Output.complain(error.text)
        worst = max(worst, error.status)
      }
    }
    if worst > 0 { throw ExitCode(worst) }
  }
}

extension Words {
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
