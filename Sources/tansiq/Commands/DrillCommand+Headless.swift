import CheckedYAML
import Drill
import DrillRunner
import IncidentEngine
import OperationsRoom

extension DrillCommand {
  /// When a headless drill begins, unless a time of day is named: Monday, 23 November 2026, 08:00.
  private static let usualStart = CivilTime(millisecondsSince1970: 1_795_420_800_000)

  /// Plays the scenario to its end, or to `--until`, and prints what became of it.
  func playHeadless() throws(CommandFailure) {
    let given = try ScenarioFile.read(file)
    let scenario = given.scenario
    // What cannot be is refused before there is a room.
    _ = try limit(of: scenario)
    let zone = scenario.zone ?? "UTC"
    let rules = try SystemZones.rules(zone)
    let usual = Moment(milliseconds: rules.utcMilliseconds(of: Self.usualStart).resolved)
    let begin = try startMoment(scenario, rules, on: usual) ?? usual
    let path = room ?? StateFolder.freshDrill(scenario.name, stamp: StateFolder.stamp(rules))
    let clock = VirtualClock(at: begin)
    let means = RoomMeans(
      clock: clock, seed: seed.map { DrillSeed($0) } ?? .usual,
      setup: Author(
        officer: nil, post: "room", account: HeadlessDrill.name, desk: HeadlessDrill.name))
    let live = try LiveRoom.open(
      path, founding: LiveRoom.Founding(name: scenario.name, kind: .exercise, zone: zone),
      by: means)
    defer { live.close() }
    try requireSeed(means.identity, live)
    let running = try prepare(live, given, begin)
    let entries = try ReadRoom.read(path, keepingEntries: true).entries
    let drill = HeadlessDrill(running, after: entries, clock: clock)
    try play(drill, in: live, clock, until: try limit(of: running))
    if let fault = live.fault() { throw CommandFailure(Words.changedBehind(fault), status: 1) }
  }

  private func play(
    _ drill: HeadlessDrill, in live: LiveRoom, _ clock: VirtualClock, until limit: Int64
  ) throws(CommandFailure) {
    var drill = drill
    let come = live.latest.clock.exerciseMilliseconds(at: clock.read()) ?? 0
    guard come <= limit || until == nil else {
      throw CommandFailure(Words.Headless.pastThat(live.path, Int(come)))
    }
    let last: Batch
    do { last = try drill.play(until: limit, from: live.latest, sending: live.taker()) } catch {
      throw CommandFailure(Words.said(error))
    }
    let end = last.clock.exerciseMilliseconds(at: clock.read()) ?? limit
    Output.print(Words.drillLeft(live.path, file))
    let results = drill.runner.evaluation.results(at: end)
    Output.print(
      Words.said(results, isOver: drill.runner.hasEnded)
        + Words.said(leftOut: drill.runner.leftOut, in: live))
    let byHand = drill.runner.byHand.map(\.id)
    if drill.runner.hasEnded, !byHand.isEmpty { Output.print(Words.Headless.byHand(byHand)) }
  }

  /// Milliseconds of exercise at which to stop.
  private func limit(of scenario: Scenario) throws(CommandFailure) -> Int64 {
    guard let until else { return scenario.durationMilliseconds }
    guard let limit = WrittenTime.parseMoment(until) else {
      throw CommandFailure(Words.Headless.noTime(until))
    }
    guard limit <= scenario.durationMilliseconds else {
      throw CommandFailure(Words.Headless.pastEnd(until, Int(scenario.durationMilliseconds)))
    }
    return Int64(limit)
  }

  /// A room that was begun otherwise would go on as no other.
  private func requireSeed(_ identity: String, _ live: LiveRoom) throws(CommandFailure) {
    guard live.situation.charter?.kind == .exercise,
      live.situation.charter?.identity != identity
    else { return }
    throw CommandFailure(Words.Headless.otherSeed(live.path))
  }
}

extension LiveRoom {
  /// Hears every commit from now on; gives requests to the room and waits for what they become.
  fileprivate func taker() -> ([Request]) -> Batch {
    let heard = Heard()
    listen { batch in heard.entries.withLock { $0 += batch.entries } }
    return { requests in
      let answers = self.submitAllAndWait(requests)
      var batch = self.latest
      batch.answers = answers
      batch.entries = heard.entries.withLock { entries in
        defer { entries = [] }
        return entries
      }
      return batch
    }
  }

  private final class Heard: Sendable {
    let entries = Guarded<[Entry]>([])
  }
}

extension Words {
  /// What is said of drills without a terminal.
  enum Headless {
    /// Why options that were given do not go with `--headless`; nil where none was.
    static func unfit(_ options: [(name: String, isGiven: Bool)]) -> String? {
      options.first { $0.isGiven }.map {
        "\($0.name) says nothing to --headless: nobody waits and nobody plays. Leave one of them out."
      }
    }

    /// Why options that were given need `--headless`; nil where none was.
    static func lacking(_ options: [(name: String, isGiven: Bool)]) -> String? {
      options.first { $0.isGiven }.map {
        "\($0.name) is for a drill without a terminal. Add --headless, or leave it out."
      }
    }

    static func noTime(_ text: String) -> String {
      "--until \(text) is no time of the exercise. Type it as T+01:30 or T+01:30:00."
    }

    static func pastEnd(_ text: String, _ end: Int) -> String {
      "--until \(text) is after the end of the scenario at \(WrittenTime.moment(end)). Leave it out."
    }

    static func pastThat(_ path: String, _ come: Int) -> String {
      "The drill in \(path) has come to \(WrittenTime.moment(come)). Give a later --until, or choose "
        + "another folder."
    }

    static func otherSeed(_ path: String) -> String {
      "The drill in \(path) was begun with another --seed, or on the board. Give the seed it was begun "
        + "with, leave --headless out, or choose another folder."
    }

    static func byHand(_ injects: [String]) -> String {
      "Not delivered, as they wait for somebody's hand: \(injects.joined(separator: ", "))."
    }
  }
}
