import CheckedYAML
import Drill
import Glibc
import IncidentEngine
import OperationsRoom

/// A scenario as it was read from a file, with what a room adopts of it.
struct ScenarioFile {
  let scenario: Scenario
  let adopted: AdoptedScenario

  /// Reads a file; all its mistakes at once.
  static func read(_ path: String) throws(CommandFailure) -> ScenarioFile {
    try ScenarioFile(try FileBytes.load(path), named: path)
  }

  private init(_ bytes: [UInt8], named path: String) throws(CommandFailure) {
    guard let hasher = Hasher256() else {
      throw CommandFailure(Words.said(.failed(code: Int(ENOSYS), doing: "starting SHA-256")))
    }
    switch Scenario.read(bytes, verbs: RoomSettings.takenVerbs) {
    case .success(let scenario):
      try SystemZones.check(scenario.zone, writtenIn: bytes, path)
      self.scenario = scenario
      adopted = scenario.adopted(from: bytes, with: hasher)
    case .failure(let mistakes):
      throw CommandFailure(Words.said(mistakes, in: path), status: 1)
    }
  }

  /// What a room runs: what it adopted, whatever the file says by now.
  ///
  /// A room that was begun by an earlier program adopted nothing and runs the file.
  func running(in live: LiveRoom) throws(CommandFailure) -> ScenarioFile {
    guard let known = live.situation.adoptedScenario, known.hash != adopted.hash else {
      return self
    }
    return try ScenarioFile(Array(known.text.utf8), named: live.path)
  }
}

extension Words {
  static func otherText(_ room: String, _ file: String) -> String {
    "\(file) has changed since this drill began. The drill goes on as it was then; to run the file "
      + "as it is now, leave and start it in another folder than \(room)."
  }
}
