import ArgumentParser
import CursesTerminal
import Drill
import DrillRunner
import IncidentEngine
import OperationsRoom

struct DrillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill", abstract: "Run a scenario file on the board.",
    discussion: """
      Without --room, a fresh room is made under the state folder; its path is printed on leaving.
      Started again on the same room, the drill goes on where it was.

      With --headless the scenario is played to its end at once, without a terminal, and what
      became of the expected actions is printed. The same file and seed make the same entries
      anywhere, to the last byte.
      """)

  @Argument(help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The folder of the exercise room.", completion: .directory)
  var room: String?

  @Option(help: "Exercise minutes per minute, 0.1 to 3600.")
  var speed: Double?

  @Option(help: "The time of day at which the exercise starts, HH:MM.")
  var start: String?

  @Flag(help: "Play it to its end at once, without a terminal.")
  var headless = false

  @Option(help: "With --headless: the number from which the room's chance follows; otherwise 1.")
  var seed: UInt64?

  @Option(help: "With --headless: the exercise time at which to stop, T+HH:MM or T+HH:MM:SS.")
  var until: String?

  @OptionGroup var identity: IdentityOptions

  func validate() throws {
    let unfit =
      headless
      ? Words.Headless.unfit([
        ("--speed", speed != nil), ("--name", identity.name != nil),
        ("--agency", identity.agency != nil), ("--post", identity.post != nil),
      ])
      : Words.Headless.lacking([("--seed", seed != nil), ("--until", until != nil)])
    if let unfit { throw ValidationError(unfit) }
  }

  func run() throws {
    try orFail {
      if headless { return try playHeadless() }
      let given = try ScenarioFile.read(file)
      let scenario = given.scenario
      let permille = try ExerciseSpeed.permille(speed)
      let zone = scenario.zone ?? SystemZones.current
      let rules = try SystemZones.rules(zone)
      let now = SystemClock().read().wall
      let begin = try startMoment(scenario, rules, on: now) ?? now
      let path = room ?? StateFolder.freshDrill(scenario.name, stamp: StateFolder.stamp(rules))
      let founding = LiveRoom.Founding(name: scenario.name, kind: .exercise, zone: zone)
      let live = try LiveRoom.open(path, founding: founding)
      let running: Scenario
      let officer: Officer?
      do {
        running = try prepare(live, given, begin)
        if let permille { try live.setSpeed(permille) }
        officer = try live.player(identity)
      } catch {
        live.close()
        throw error
      }
      guard Output.isTerminal else {
        live.close()
        return try BoardCommand.printBoard(path, size: nil, asPicture: false)
      }
      StateFolder.remember(room: path, scenario: file)
      let entries = try ReadRoom.read(path, keepingEntries: true).entries
      let runner = DrillRunner(running, after: entries, account: Environment.account.name)
      try OpenCommand.show(
        live, officer: officer, runner: runner, farewell: Words.drillLeft(path, file))
    }
  }

  /// The time of day the officer or the scenario names, on the day of a moment; nil where none does.
  func startMoment(
    _ scenario: Scenario, _ zone: ZoneRules, on day: Moment
  ) throws(CommandFailure) -> Moment? {
    var minute = scenario.startMinuteOfDay
    if let start {
      let parts = start.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let hours = parts[0], let minutes = parts[1],
        (0..<24).contains(hours), (0..<60).contains(minutes)
      else { throw CommandFailure("--start \(start) is no time of day. Type it as 14:30.") }
      minute = hours * 60 + minutes
    }
    guard let minute else { return nil }
    let today = zone.civil(at: day.milliseconds)
    guard
      let civil = CivilTime(
        year: today.year, month: today.month, day: today.day, hour: minute / 60,
        minute: minute % 60)
    else { return nil }
    return Moment(milliseconds: zone.utcMilliseconds(of: civil).resolved)
  }

  /// Registers what the scenario names, adopts it and starts its clock, once; what the room runs,
  /// which is what it adopted.
  func prepare(
    _ live: LiveRoom, _ given: ScenarioFile, _ begin: Moment
  ) throws(CommandFailure) -> Scenario {
    let scenario = given.scenario
    guard live.situation.charter?.kind == .exercise else {
      throw CommandFailure(Words.notAnExercise(live.path))
    }
    if let running = live.situation.exercise {
      guard running.scenario == scenario.name else {
        throw CommandFailure(Words.otherScenario(live.path, running.scenario))
      }
      let running = try given.running(in: live)
      if running.adopted != given.adopted {
        live.tellOnOpening(Words.otherText(live.path, file))
      }
      return running.scenario
    }
    var settings = RoomSettings(name: nil, zone: nil, agencies: [], officers: [], resources: [])
    settings.agencies = scenario.agencies.map(\.details)
    settings.resources = scenario.resources.map {
      RoomSettings.RegisteredResource(name: $0.name, kind: $0.kind, agency: $0.agency)
    }
    settings.kinds = scenario.kinds
    try live.follow(settings)
    let commands: [Command] = [
      .adoptScenario(given.adopted), .startExercise(scenario: scenario.name),
    ]
    try live.check(live.submitAndWait(commands, by: .setup, origin: .room, occurred: begin))
    return scenario
  }
}

extension Words {
  static func drillLeft(_ path: String, _ file: String) -> String {
    let scenario = quoted(FileBytes.absolute(file))
    let call = "\(program) drill \(scenario) --room \(quoted(path))"
    return "The drill is in \(path)\nGo on with: \(call)"
  }

  /// The program as it can be called again from anywhere.
  static var program: String {
    guard let name = CommandLine.arguments.first, name.contains("/") else { return "tansiq" }
    return quoted(FileBytes.absolute(name))
  }

  static func injectNotYet(_ id: String) -> String {
    "Inject \(id) cannot go out yet: its incident is not on the board. Try again when it is."
  }

  /// How many expected actions came, came late or were missed; once the scenario is over nothing is
  /// still to come.
  static func said(_ results: [Evaluation.Result], isOver: Bool) -> String {
    var met = 0
    var late = 0
    var missed = 0
    var awaited = 0
    var notAsked = 0
    for result in results {
      switch result.standing {
      case .met: met += 1
      case .late: late += 1
      case .missed: missed += 1
      case .awaited: awaited += 1
      case .notAsked: notAsked += 1
      }
    }
    let rest =
      isOver
      ? "\(awaited) open at the end, \(notAsked) not called for"
      : "\(awaited + notAsked) still to come"
    var lines = ["Expected actions: \(met) in time, \(late) late, \(missed) missed, \(rest)."]
    for result in results {
      switch result.standing {
      case .late(let at, let by, _):
        lines.append("  late    \(time(at)) instead of \(time(by))  \(named(result))")
      case .missed(let by): lines.append("  missed  by \(time(by))  \(named(result))")
      case .met, .awaited, .notAsked: continue
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What injects wanted and the room did not take, a line each behind its own line; empty for
  /// nothing.
  static func said(leftOut: [Delivery.Refusal], in room: LiveRoom) -> String {
    let lines = leftOut.map { "  \($0.inject)  \(said($0.rejection, in: room))" }
    return lines.isEmpty
      ? "" : (["", "The room did not take from injects:"] + lines).joined(separator: "\n")
  }

  private static func named(_ result: Evaluation.Result) -> String {
    "\(result.expected.id) after \(result.inject): \(result.expected.text)"
  }

  private static func time(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "T+\(two(minutes / 60)):\(two(minutes % 60))"
  }

  static func quoted(_ path: String) -> String {
    let plain = path.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+~".contains($0))
    }
    return plain
      ? path
      : "'"
        + path.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }

  static func notAnExercise(_ path: String) -> String {
    "\(path) is a live room, and a room is live or exercise, never both. Choose another folder."
  }

  static func otherScenario(_ path: String, _ scenario: String) -> String {
    "\(path) runs the scenario \(scenario). Give that file, or choose another folder."
  }
}
