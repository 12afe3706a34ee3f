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

  /// The row that names what needs somebody most, and what it was made of.
  struct KeptAttention {
    var kept: Kept
    var subjects: AttentionSubjects
  }

  /// The panel as it was drawn: its rows, and what it showed.
  struct KeptPanel {
    var scene: PanelScene
    var rows: [Row]
    var from: Moment
    var until: Moment
  }

  /// The keys that are hinted at, and the rows that were made of them by how many tasks are open.
  struct KeptHints {
    var scene: HintScene
    var bindings: [KeyBinding]
    var rows: [Int: Row] = [:]
  }

  /// What every kept row depends on, besides the entries.
  private struct Stamp: Equatable {
    let size: Size
    let listWidth: Int
    let columns: [BoardColumn]
    let keymap: Keymap
  }

  /// More rows than any screen has.
  private static let most = 1024

  private var stamp: Stamp?
  private var last: EntryNumber = 0
  private var rows: [IncidentNumber: Kept] = [:]
  /// The row that names what needs somebody most.
  var attention: KeptAttention?
  /// Whether no entry has come since that row was looked at.
  var attentionIsCurrent = false
  var panel: KeptPanel?
  var hints: KeptHints?
  /// The incident that was looked at, as it stood after an entry: where the room came out of a
  /// snapshot, each look is an unpacking.
  private var looked: (incident: Incident, last: EntryNumber)?

  /// An incident of a situation; nil when there is none.
  mutating func incident(_ number: IncidentNumber, in situation: Situation) -> Incident? {
    if let looked, looked.incident.number == number, looked.last == situation.lastNumber {
      return looked.incident
    }
    let found = situation.incident(number)
    looked = found.map { ($0, situation.lastNumber) }
    return found
  }
  /// How agencies are written, and where the columns stand.
  var marks: AgencyMarks?
  var columns: BoardColumns?

  /// Nothing was drawn before.
  public init() {}

  /// Forgets what was drawn in other columns, and of what entries changed since.
  mutating func renew(for model: Model, _ layout: Layout) {
    let now = Stamp(
      size: model.size, listWidth: layout.listWidth, columns: model.shown.columns,
      keymap: model.keymap)
    let number = model.situation.lastNumber
    if now == stamp, number == last, rows.count < Self.most { return }
    defer { (stamp, last) = (now, number) }
    guard now == stamp, rows.count < Self.most,
      let changed = model.changes.subjects(from: last, to: number)
    else { return self = ViewMemory() }
    attentionIsCurrent = false
    for incident in changed.incidents {
      rows[incident] = nil
      if attention?.subjects.worst == incident { attention = nil }
      if panel?.scene.incident == incident { panel = nil }
    }
    if changed.reachesOthers { panel = nil }
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
