import IncidentEngine
import OperatingPicture
import TerminalUI

/// What is late and unanswered in a lane, in words of several lengths.
struct LaneTrouble: Hashable, Sendable {
  let overdueCount: Int
  let lateMilliseconds: Int64
  let unansweredCount: Int
  let waitMilliseconds: Int64

  init(_ lane: AgencyLane, now: Moment) {
    overdueCount = lane.overdueCount
    lateMilliseconds = lane.latest?.due.map { now.milliseconds(since: $0) } ?? 0
    unansweredCount = lane.unansweredCount
    waitMilliseconds = lane.longestWaitMilliseconds ?? 0
  }

  var isNone: Bool { overdueCount == 0 && unansweredCount == 0 }

  /// The more, the rather it must be named where there is little room.
  var weight: Int64 { max(lateMilliseconds, waitMilliseconds) + (isNone ? 0 : 1) }

  /// What is late and what is unanswered, the longest words first.
  var wordings: [(late: String, silent: String)] {
    let late = overdueCount > 0 ? "\(Glyph.overdue)\(overdueCount)" : ""
    let silent = unansweredCount > 0 ? "\(Glyph.unanswered)\(unansweredCount)" : ""
    let lateAge = late.isEmpty ? "" : Phrases.age(lateMilliseconds)
    let silentAge = silent.isEmpty ? "" : Phrases.age(waitMilliseconds)
    func joined(_ flag: String, _ words: String) -> String {
      flag.isEmpty ? "" : "\(flag) \(words)"
    }
    return [
      (joined(late, Phrases.late(lateAge)), joined(silent, Phrases.noAnswer(silentAge))),
      (joined(late, Phrases.late(lateAge)), joined(silent, silentAge)),
      (joined(late, lateAge), joined(silent, silentAge)),
      (late, silent),
    ]
  }

  /// The longest words that fit into `width` columns.
  func wording(width: Int) -> (late: String, silent: String) {
    let fitting = wordings.first { Self.width(of: $0) <= width }
    return fitting ?? wordings[wordings.count - 1]
  }

  static func width(of words: (late: String, silent: String)) -> Int {
    let gap = words.late.isEmpty || words.silent.isEmpty ? 0 : 2
    return Text.width(of: words.late) + gap + Text.width(of: words.silent)
  }

  /// Draws it and returns the columns it used.
  @discardableResult
  func draw(at left: Int, width: Int, on row: inout Row) -> Int {
    let words = wording(width: width)
    var column = left
    if !words.late.isEmpty {
      column += row.put(words.late, at: column, width: width, role: .overdue) + 2
    }
    column += row.put(
      words.silent, at: column, width: max(0, left + width - column), role: .warning)
    return column - left
  }
}

extension Text {
  /// The first of several wordings that fits; the last one where none does.
  static func fitting(_ wordings: [String], _ width: Int) -> String {
    wordings.first { self.width(of: $0) <= width } ?? wordings.last ?? ""
  }
}
