import IncidentEngine
import MatterKinds
import OperatingPicture

extension Phrases {
  static let timeline = "Timeline"
  static let timelineIsEmpty =
    "Nothing to show yet. Select an incident on 1, or press s for the room."
  static let wholeRoom = "The whole room"
  static let phaseRow = "Phase"
  static let nowMark = "now"

  /// What marks mean, the commonest first.
  static let marks: [(Unicode.Scalar, String)] = [
    (MarkGlyph.due, "due"), (MarkGlyph.done, "done"), (MarkGlyph.unable, "unable"),
    (MarkGlyph.cancelled, "cancelled"), (MarkGlyph.released, "released"),
    (MarkGlyph.decided, "decision"), (MarkGlyph.logged, "log, 2–9 several, + more"),
  ]

  /// What bars that look alike mean.
  static func patterns(_ states: [TimelineBar.State], amongTasks: Bool) -> String {
    let words = states.map { state in
      switch state {
      case .phase(.reported): amongTasks ? "waits" : "reported"
      case .task(.issued): "waits"
      case .phase(.active): "active"
      case .task(.inProgress): "in progress"
      case .matter(.waits): "waits"
      case .matter(.calm): "matter open"
      case .matter(.good): "matter in force"
      case .matter(.bad): "matter against"
      case .phase, .task, .resource: word(state)
      }
    }
    var said: [String] = []
    for word in words where !said.contains(word) { said.append(word) }
    return said.joined(separator: ", ")
  }

  /// A tick of an axis: `14:05`, `23 Nov`, `Nov 2025`, `2025`.
  static func tick(_ moment: Moment, _ unit: TimeTicks.Unit, _ zone: ZoneRules) -> String {
    let civil = zone.civil(at: moment.milliseconds)
    switch unit {
    case .clock where civil.hour == 0 && civil.minute == 0, .days:
      return "\(civil.day) \(monthName(civil.month))"
    case .clock: return clock(moment, zone)
    case .months: return "\(monthName(civil.month)) \(civil.year)"
    case .years: return "\(civil.year)"
    }
  }

  /// `23 Nov 2025`.
  static func date(_ moment: Moment, _ zone: ZoneRules) -> String {
    let civil = zone.civil(at: moment.milliseconds)
    return "\(civil.day) \(monthName(civil.month)) \(civil.year)"
  }

  /// `14:01:20` today, otherwise with its date.
  static func exact(_ moment: Moment, now: Moment, _ zone: ZoneRules) -> String {
    let then = zone.civil(at: moment.milliseconds)
    let today = zone.civil(at: now.milliseconds)
    let time = "\(clock(moment, zone)):\(two(then.second))"
    if (then.year, then.month, then.day) == (today.year, today.month, today.day) { return time }
    let day = "\(then.day) \(monthName(then.month))"
    return then.year == today.year ? "\(day) \(time)" : "\(day) \(then.year) \(time)"
  }

  /// `10m 48s`, `2h 5m`, `3d 4h`.
  static func length(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1000)
    if seconds < 3600 { return "\(seconds / 60)m \(seconds % 60)s" }
    if seconds < 86_400 { return "\(seconds / 3600)h \(seconds % 3600 / 60)m" }
    return "\(seconds / 86_400)d \(seconds % 86_400 / 3600)h"
  }

  static func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }

  /// What stands under the cursor: whose row, what was so, since and until when.
  static func said(
    _ row: TimelineRow, of who: String, at cursor: Moment?, now: Moment, precision: Int64,
    in situation: Situation, _ zone: ZoneRules
  ) -> String {
    let what = title(of: row).map { " · \($0)" } ?? ""
    let moment = cursor ?? now
    let half = precision / 2
    func exact(_ moment: Moment) -> String { self.exact(moment, now: now, zone) }
    let near = row.marks.filter { abs($0.at.milliseconds(since: moment)) <= half }
    if let mark = near.max(by: { ($0.kind.weight, $0.at) < ($1.kind.weight, $1.at) }) {
      let others = near.count > 1 ? " (+\(near.count - 1))" : ""
      return "\(who): \(exact(mark.at)) \(word(mark, situation))\(others)\(what)"
    }
    if let bar = row.bars.last(where: { $0.from <= moment && moment <= ($0.to ?? now) }) {
      let until = bar.to.map { "to \(exact($0))" } ?? "still"
      let length = length((bar.to ?? now).milliseconds(since: bar.from))
      return
        "\(who): \(word(bar, row, situation)) from \(exact(bar.from)) \(until), \(length)\(what)"
    }
    return cursor == nil ? who + what : "\(who): \(exact(moment))\(what)"
  }

  /// What a row is about, where its label has not said it.
  private static func title(of row: TimelineRow) -> String? {
    switch row.subject {
    case .log: nil
    case .phase, .task, .matter, .resource: row.title.isEmpty ? nil : row.title
    }
  }

  /// The state of a matter in the words of its kind.
  private static func word(
    _ bar: TimelineBar, _ row: TimelineRow, _ situation: Situation
  ) -> String {
    guard let code = bar.code, case .matter(let number) = row.subject,
      let kind = situation.matter(number).flatMap({ situation.matterKind($0.kind) })
    else { return word(bar.state) }
    return matterWords.said(code.text, of: kind)
  }

  private static func word(_ state: TimelineBar.State) -> String {
    switch state {
    case .phase(let phase): phase.word
    case .task(.issued): "not acknowledged"
    case .task(let status): status.word
    case .matter: ""
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
    case .settled(let tone): return tone == .good ? "settled" : "ended"
    }
  }
}
