import CheckedYAML
import Drill
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The scenarios that ship.
enum ScenarioFiles {
  static func bytes(of name: String) throws -> [UInt8] {
    try bytes(at: "scenarios/\(name).yaml")
  }

  /// The bytes of a file of the project.
  static func bytes(at path: String, from file: String = #filePath) throws -> [UInt8] {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    let opened = try #require(fopen("/\(root)/\(path)", "rb"))
    defer { fclose(opened) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&buffer, 1, buffer.count, opened)
    return Array(buffer.prefix(count))
  }

  static func scenario(_ name: String) throws -> Scenario {
    try read(try bytes(of: name))
  }

  /// A scenario that must have no mistake.
  static func read(_ bytes: [UInt8]) throws -> Scenario {
    switch Scenario.read(bytes) {
    case .success(let scenario): return scenario
    case .failure(let mistakes):
      let said = mistakes.all.map(\.description).joined(separator: "\n")
      Issue.record("\(said)")
      throw mistakes
    }
  }
}

/// A small scenario to spoil: every test changes one line of it.
let smallScenario = """
  format: 1
  name: Small
  duration: 1h
  objectives:
    - {id: O1, text: Something is shown}
  agencies:
    - {code: fire, name: Fire, simulated: {acknowledge: 30s, start: 2m, finish: 5m}}
    - {code: police, name: Police}
  resources:
    - {name: Engine 41, kind: engine, agency: fire}
  incidents:
    - {id: bank, type: flood, title: The bank, lead: fire, agencies: [police]}
    - {id: road, type: traffic, title: The road}
  injects:
    - id: I-1
      at: T+00:00
      text: It begins
      opens: bank
      tasks:
        - {id: warn, agency: fire, title: Warn them, within: 20m}
      expected:
        - {id: X-1, action: task, agency: police, within: 10m, text: Task the police}
    - id: I-2
      at: T+00:20
      text: It goes on
      opens: road
      objective: O1
    - id: I-3
      trigger: {after: I-1, outcome: missed, delay: 1m}
      text: Nobody came
      incident: bank
      answers:
        - {task: warn, status: done}
    - id: I-4
      trigger: by hand
      text: If you like
    - id: I-5
      trigger: {after: I-4}
      text: After the hand
      incident: bank
  """
