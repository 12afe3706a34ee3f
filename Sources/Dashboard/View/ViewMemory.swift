import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// What was drawn before and may stand again, so that a key composes only what it changes.
///
/// A frame drawn with a memory is the frame drawn without: a row is kept only as long as nothing it
/// shows can have changed.
public struct ViewMemory {
  /// A row as it was drawn, and the times from which and before which it says what is so.
  struct Kept {
    var row: Row
    var from: Moment
    var until: Moment

    func holds(at now: Moment) -> Bool { from <= now && now < until }
  }

  /// What every kept row depends on.
  private struct Stamp: Equatable {
    let last: EntryNumber
    let size: Size
    let listWidth: Int
    let columns: [BoardColumn]
  }

  /// More rows than any screen has.
  private static let most = 1024

  private var stamp: Stamp?
  private var rows: [IncidentNumber: Kept] = [:]
  /// The row that names what needs somebody most.
  var attention: Kept?
  /// How agencies are written, and where the columns stand.
  var marks: AgencyMarks?
  var columns: BoardColumns?

  /// Nothing was drawn before.
  public init() {}

  /// Forgets what was drawn of another situation, or in other columns.
  mutating func renew(for model: Model, _ layout: Layout) {
    let now = Stamp(
      last: model.situation.lastNumber, size: model.size, listWidth: layout.listWidth,
      columns: model.shown.columns)
    if now == stamp, rows.count < Self.most { return }
    self = ViewMemory()
    stamp = now
  }

  /// The row of an incident; nil when it is to be drawn.
  subscript(incident: IncidentNumber) -> Kept? {
    get { rows[incident] }
    set { rows[incident] = newValue }
  }
}

extension Model {
  /// When what is said of some times changes next: an age in minutes, or what is due.
  func nextChange(ofAgesSince times: [Moment]) -> Moment {
    let minute: Int64 = 60_000
    let past = ((now.milliseconds % minute) + minute) % minute
    var next = now.advanced(byMilliseconds: minute - past)
    for time in times {
      let age = max(0, now.milliseconds(since: time))
      // An age of thirty minutes turns stale a millisecond after it began.
      let toNext = age % minute == 0 ? 1 : minute - age % minute
      next = min(next, now.advanced(byMilliseconds: toNext))
    }
    guard let due = board.dues.earliest(from: now) else { return next }
    return min(next, due.advanced(byMilliseconds: 1))
  }
}
