import Drill
import DrillRunner
import Exchange
import IncidentEngine

/// A dispatch log ready to be played: packed, cut to the part that is asked for, and scheduled.
struct ReplayPlan {
  let schedule: ReplaySchedule
  /// The room's time at T+00:00.
  let begin: Moment
  let source: String
  private let log: DispatchImport
  private let untimed: [ExternalKey]
  private let standIns: Int

  /// The most units that are registered before the first call; the others come with their calls.
  private static let mostUnits = 5000

  var rowsSkipped: Int { log.rowsSkipped }

  init(
    _ read: DispatchFile, _ settings: ReplaySettings, _ file: String
  ) throws(CommandFailure) {
    log = read.log
    source = read.map.source
    var calls = read.log.calls
    var standIns = 0
    untimed = ReplaySchedule(calls).untimed
    if let day = settings.packDay.flatMap({ ReplayTime.date($0) }) {
      let packed = PackedDay(calls, onto: day, in: read.zone)
      (calls, standIns) = (packed.calls, packed.standIns)
    }
    self.standIns = standIns
    guard let first = ReplaySchedule(calls).begin else {
      throw CommandFailure(Words.nothingToReplay(file))
    }
    let from = settings.from.flatMap { ReplayTime($0) }
      .map { $0.moment(onOrAfterDayOf: first, in: read.zone) }
    let to = settings.to.flatMap { ReplayTime($0) }
      .map { $0.moment(onOrAfterDayOf: from ?? first, after: from ?? first, in: read.zone) }
    let lowest = from ?? first
    let highest = to ?? Moment(milliseconds: .max)
    guard lowest < highest else { throw CommandFailure(Words.emptyWindow) }
    schedule = ReplaySchedule(calls, beginningIn: lowest..<highest)
    guard let begin = schedule.begin else { throw CommandFailure(Words.noCallInWindow(file)) }
    self.begin = from ?? begin
  }

  /// The agencies and units of the calls that are played.
  var registrations: RoomSettings {
    var settings = RoomSettings(name: nil, zone: nil, agencies: [], officers: [], resources: [])
    settings.agencies = log.agencies
    settings.resources = schedule.units.filter { $0.unit.utf8.count <= TextLimit.words }
      .prefix(Self.mostUnits)
      .map {
        RoomSettings.RegisteredResource(name: $0.unit, kind: $0.unitKind, agency: $0.agency)
      }
    return settings
  }

  /// What could not be read, as an import tells it, and what has no place in a replay.
  func complaints(about file: String) -> [String] {
    var lines = Words.problems(log, file)
    if !untimed.isEmpty { lines.append(Words.untimed(untimed.map(\.id), file)) }
    if standIns > 0 { lines.append(Words.standIns(standIns)) }
    return lines
  }
}

extension Words {
  static func replay(of source: String) -> String { "Replay of \(source)" }

  static func replayLeft(_ path: String) -> String {
    "The replay is in \(path)\nGo on with: tansiq, or from anywhere with the same log, map and "
      + "--room \(quoted(path))"
  }

  static func otherReplay(_ path: String, _ scenario: String) -> String {
    "\(path) runs \(scenario), not this log. Choose another folder."
  }

  static func replaysOtherwise(_ path: String, _ stored: ReplaySettings) -> String {
    let given = [("--pack-day", stored.packDay), ("--from", stored.from), ("--to", stored.to)]
      .compactMap { option, value in value.map { "\(option) \($0)" } }
    let how = given.isEmpty ? "without --pack-day, --from and --to" : given.joined(separator: " ")
    return "\(path) replays this log \(how). Leave these options out, or choose another folder."
  }

  static func noDate(_ text: String) -> String {
    "--pack-day \(text) is no date. Type it as 2026-11-23, or leave it out for today."
  }

  static func noReplayTime(_ option: String, _ text: String) -> String {
    "\(option) \(text) is no time. Type it as 14:30, 2017-01-31 or 2017-01-31T14:30."
  }

  static let emptyWindow = "--to is not after --from. Give a later --to."

  static func nothingToReplay(_ file: String) -> String {
    "\(file): No call has a known time. Name the columns of times in the map."
  }

  static func noCallInWindow(_ file: String) -> String {
    "\(file): No call begins in that time. Choose another --from and --to."
  }

  static func untimed(_ calls: [String], _ file: String) -> String {
    let shown = calls.prefix(5).joined(separator: ", ") + (calls.count > 5 ? ", …" : "")
    return calls.count == 1
      ? "\(file): Call \(shown) has no known time and is not played."
      : "\(file): \(calls.count) calls have no known time and are not played: \(shown)."
  }

  static func standIns(_ count: Int) -> String {
    count == 1
      ? "1 row has a stand-in, as its unit is out on another call of the packed day."
      : "\(count) rows have stand-ins, as their units are out on other calls of the packed day."
  }

  static func said(_ refusal: ReplayRunner.Refusal, in room: LiveRoom) -> String {
    "refused \(refusal.call.id): \(said(refusal.rejection, in: room))"
  }
}
