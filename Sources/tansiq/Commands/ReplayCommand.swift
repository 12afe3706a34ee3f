import ArgumentParser
import Drill
import DrillRunner
import Exchange
import IncidentEngine
import OperationsRoom

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a dispatch log on the board.",
    discussion: """
      Calls appear, units move and calls close at their recorded times, on the clock of an exercise
      room. Without --room, a fresh room is made under the state folder. Started again on the same
      room, the replay goes on where it was. Into a pipe, all is played at once and the board is
      printed. docs/dispatch-import.md describes the mapping file and how days are packed.
      """)

  @Argument(help: "The dispatch log.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(help: "The mapping file.", completion: .file(extensions: ["yaml", "yml"]))
  var map: String

  @Option(help: "Exercise minutes per minute, 0.1 to 3600.")
  var speed: Double?

  @Option(help: "The folder of the exercise room.", completion: .directory)
  var room: String?

  @Option(
    defaultAsFlag: Self.today,
    help: "Pack the calls of all dates onto one day, such as 2026-11-23, or onto today.")
  var packDay: String?

  @Option(help: "Only calls from this time on: 14:30, 2017-01-31 or 2017-01-31T14:30.")
  var from: String?

  @Option(help: "Only calls before this time.")
  var to: String?

  @OptionGroup var identity: IdentityOptions

  static let today = "today"

  func run() throws {
    try orFail {
      let permille = try ExerciseSpeed.permille(speed)
      let stored = try room.flatMap { path throws(CommandFailure) in
        try ReplaySettings.load(room: path)
      }
      let read = try DispatchFile.read(file, map: map)
      let settings = try settled(stored, read.zone)
      let plan = try ReplayPlan(read, settings, file)
      let path =
        room
        ?? StateFolder.freshDrill("replay \(read.map.source)", stamp: StateFolder.stamp(read.zone))
      let clock = ForwardClock()
      let founding = LiveRoom.Founding(
        name: read.map.name, kind: .exercise, zone: read.map.zone)
      let live = try LiveRoom.open(
        path, founding: founding, by: RoomMeans(clock: clock))
      do {
        try prepare(live, plan, settings)
        if let permille { try live.setSpeed(permille) }
      } catch {
        live.close()
        throw error
      }
      plan.complaints(about: file).forEach(Output.complain)
      try play(live, plan, clock)
    }
  }

  private func play(_ live: LiveRoom, _ plan: ReplayPlan, _ clock: ForwardClock) throws {
    var runner = ReplayRunner(
      plan.schedule, source: plan.source, in: live.situation, account: Environment.account.name)
    guard Output.isTerminal else {
      let path = live.path
      do { try runner.playAtOnce(live, plan.schedule, clock) } catch {
        live.close()
        throw error
      }
      for refusal in runner.refused { Output.complain(Words.said(refusal, in: live)) }
      live.close()
      try BoardCommand.printBoard(path, size: nil, asPicture: false)
      if plan.rowsSkipped > 0 || !runner.refused.isEmpty { throw ExitCode(1) }
      return
    }
    let officer: Officer?
    do { officer = try live.player(identity) } catch {
      live.close()
      throw error
    }
    StateFolder.remember(room: live.path)
    try OpenCommand.show(
      live, officer: officer, runner: runner, farewell: Words.replayLeft(live.path))
  }

  /// Registers agencies and units of the log and starts the exercise's clock, once.
  private func prepare(
    _ live: LiveRoom, _ plan: ReplayPlan, _ settings: ReplaySettings
  ) throws(CommandFailure) {
    guard live.situation.charter?.kind == .exercise else {
      throw CommandFailure(Words.notAnExercise(live.path))
    }
    let name = Words.replay(of: plan.source)
    if let running = live.situation.exercise {
      guard running.scenario == name else {
        throw CommandFailure(Words.otherReplay(live.path, running.scenario))
      }
      return
    }
    try settings.save(room: live.path)
    try live.follow(plan.registrations)
    let commands: [Command] = [.startExercise(scenario: name)]
    try live.check(live.submitAndWait(commands, by: .setup, origin: .room, occurred: plan.begin))
  }

  /// What is replayed: as the room remembers it, or as it is asked for in a new room.
  private func settled(
    _ stored: ReplaySettings?, _ zone: ZoneRules
  ) throws(CommandFailure) -> ReplaySettings {
    if let packDay, packDay != Self.today, ReplayTime.date(packDay) == nil {
      throw CommandFailure(Words.noDate(packDay))
    }
    for (option, written) in [("--from", from), ("--to", to)] {
      if let written, ReplayTime(written) == nil {
        throw CommandFailure(Words.noReplayTime(option, written))
      }
    }
    guard let stored else {
      return ReplaySettings(
        log: FileBytes.absolute(file), map: FileBytes.absolute(map),
        packDay: packDay == Self.today ? Self.date(now: zone) : packDay, from: from, to: to)
    }
    let packsAsStored = packDay == nil || packDay == stored.packDay
    let packsToday = packDay == Self.today && stored.packDay != nil
    guard packsAsStored || packsToday, from == nil || from == stored.from,
      to == nil || to == stored.to
    else { throw CommandFailure(Words.replaysOtherwise(room ?? "", stored)) }
    return stored
  }

  private static func date(now zone: ZoneRules) -> String {
    let civil = zone.civil(at: SystemClock().read().wall.milliseconds)
    return String(civil.description.prefix(10))
  }

  /// How the program without arguments goes on with a room; nil where the room replays nothing, or
  /// its log is gone.
  static func arguments(ofRoom room: String) throws(CommandFailure) -> [String]? {
    guard let settings = try ReplaySettings.load(room: room), FileBytes.exists(settings.log),
      FileBytes.exists(settings.map)
    else { return nil }
    return [settings.log, "--map", settings.map, "--room", room]
  }
}

extension ReplayRunner {
  /// Plays all that is left and stops the clock at the end of the log.
  fileprivate mutating func playAtOnce(
    _ live: LiveRoom, _ schedule: ReplaySchedule, _ clock: ForwardClock
  ) throws(CommandFailure) {
    guard !hasEnded, let exercise = live.situation.exercise, let end = schedule.end else { return }
    if !exercise.isRunning {
      try live.check(live.submitAndWait([.resumeExercise], by: .setup, origin: .room))
    }
    let length = end.milliseconds(since: exercise.start)
    let elapsed = live.latest.clock.exerciseMilliseconds(at: clock.read()) ?? 0
    let (whole, rest) = max(0, length - elapsed).quotientAndRemainder(
      dividingBy: Int64(exercise.speedPermille))
    clock.putForward(milliseconds: whole * 1000 + (rest > 0 ? 1000 : 0))
    while !hasEnded {
      let requests = due(at: length, in: live.situation)
      for (request, answer) in zip(requests, live.submitAllAndWait(requests)) {
        switch answer {
        case .unconfirmed(let error), .readOnly(let error):
          throw CommandFailure(Words.said(error))
        case .accepted, .acceptedBefore, .rejected: take(answer, to: request.id.counter)
        }
      }
    }
  }
}
