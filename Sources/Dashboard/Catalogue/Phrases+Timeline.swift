import IncidentEngine
import OperatingPicture

extension Phrases {
  static let timeline = "Timeline"
  static let timelineIsEmpty =
    "Nothing to show yet. Select an incident on 1, or press s for the room."
  static let wholeRoom = "The whole room"
  static let phaseRow = "Phase"
  static let nowMark = "now "
  static let timelineKey =
    "░ waits  ▒ acknowledged  █ in progress  → en route  ━ on scene  ! due  ✓ done  D decision"

  /// `23 Nov`, or `23 14:00` where it is not midnight, for an axis of days.
  static func day(_ moment: Moment, _ zone: ZoneRules) -> String {
    let civil = zone.civil(at: moment.milliseconds)
    if civil.hour == 0, civil.minute == 0 { return "\(civil.day) \(monthName(civil.month))" }
    return "\(civil.day) \(clock(moment, zone))"
  }

  /// `Nov 2025`, for an axis of years.
  static func month(_ moment: Moment, _ zone: ZoneRules) -> String {
    let civil = zone.civil(at: moment.milliseconds)
    return "\(monthName(civil.month)) \(civil.year)"
  }

  /// `14:01:20`.
  static func exact(_ moment: Moment, _ zone: ZoneRules) -> String {
    let second = zone.civil(at: moment.milliseconds).second
    return "\(clock(moment, zone)):\(two(second))"
  }

  /// `10m 48s`, `2h 5m`, `3d 4h`.
  static func length(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1000)
    if seconds < 3600 { return "\(seconds / 60)m \(seconds % 60)s" }
    if seconds < 86_400 { return "\(seconds / 3600)h \(seconds % 3600 / 60)m" }
    return "\(seconds / 86_400)d \(seconds % 86_400 / 3600)h"
  }

  /// What stands under the cursor: whose row, what was so, since and until when.
  static func said(
    _ row: TimelineRow, at cursor: Moment?, now: Moment, precision: Int64,
    in situation: Situation, _ zone: ZoneRules
  ) -> String {
    let who = row.label
    let what = row.title.isEmpty ? "" : " · \(row.title)"
    let moment = cursor ?? now
    let half = precision / 2
    let near = row.marks.filter { abs($0.at.milliseconds(since: moment)) <= half }
    if let mark = near.max(by: { ($0.kind.weight, $0.at) < ($1.kind.weight, $1.at) }) {
      return "\(who): \(exact(mark.at, zone)) \(word(mark, situation))\(what)"
    }
    if let bar = row.bars.last(where: { $0.from <= moment && moment <= ($0.to ?? now) }) {
      let until = bar.to.map { "to \(exact($0, zone))" } ?? "still"
      let length = length((bar.to ?? now).milliseconds(since: bar.from))
      return "\(who): \(word(bar.state)) from \(exact(bar.from, zone)) \(until), \(length)\(what)"
    }
    return cursor == nil ? who + what : "\(who): \(exact(moment, zone))\(what)"
  }

  private static func word(_ state: TimelineBar.State) -> String {
    switch state {
    case .phase(let phase): phase.word
    case .task(.issued): "not acknowledged"
    case .task(let status): status.word
    case .resource(let movement): movement?.word ?? "committed"
    }
  }

  private static func word(_ mark: TimelineMark, _ situation: Situation) -> String {
    switch mark.kind {
    case .logged, .decided:
      let entry = mark.line.flatMap { situation.logEntry($0) }
      return entry.map { "#\($0.number.number) \($0.kind.word): \(situation.text(of: $0))" } ?? ""
    case .released: return "released"
    case .due: return "due"
    case .ended(let status): return status.word
    case .closed(let phase): return phase.word
    }
  }
}
