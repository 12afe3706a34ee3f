import IncidentEngine

/// Every phrase a person reads, in English. A language is a file beside these.
public enum Phrases {
  static let live = "LIVE"
  static let exercise = "EXERCISE"
  static let incidents = "Incidents"
  static func emptyBoard(_ key: String) -> String {
    "No incidents yet. Press \(key) and say what happened."
  }
  static func onlyEnded(_ key: String?) -> String {
    "Nothing is open." + (key.map { " \($0) shows the closed incidents." } ?? "")
  }
  static let nothingMatches = "No incident matches the filter. Esc shows all again."
  static let filterHint =
    "such as agency=fire and p<=2 and overdue; empty shows all   Enter show   Esc back"
  static let tooSmall = "Make the window at least 40×10"
  static let saved = "saved"
  static let savedButDamaged = "saved, DAMAGED"
  static let saving = "saving"
  static let readOnly = "READ-ONLY"
  static let paused = "paused"
  static let pausedMark = "‖"
  static let tasks = "Tasks"
  static let resources = "Resources"
  static let log = "Log"
  static func noTasks(_ key: String) -> String { "no tasks yet: \(key) gives one" }
  static let noResources = "no resources committed"
  static func noLog(_ key: String) -> String { "nothing written yet: \(key) writes a line" }
  static let released = "released"
  static let late = "late"
  static let struckMark = "struck"
  static let needsBoardFirst = "select an incident first"
  static let helpTitle = "What can be typed and said"
  static let helpFoot = "↑ ↓ scroll   Esc back"
  static let identityTitle = "Who is at this desk?"
  static let identityWhy =
    "The room signs every entry with a name, an agency and a post. It asks once."
  static let identityFoot = "Tab complete, next field   Enter go on   Ctrl-C leave"
  static let identityName = "Name"
  static let identityAgency = "Agency"
  static let identityPost = "Post"
  static let usualPost = "Duty officer"
  static let identityNameMissing = "Type your name, then press Enter."
  static let goOn = "go on"
  static let onlyInExercise = "only in an exercise"
  static let exerciseOver =
    "The exercise is over: q leaves and tells how it went, Space lets it go on."
  static func nowhereToPaste(_ key: String) -> String {
    "Nothing is being written: press \(key) or : first, then paste again."
  }
  static func onlyWaiting(_ number: IncidentNumber) -> String {
    "\(number) is the only one that waits for an answer."
  }
  static let stillSending = "Still waiting for the disk to confirm the last line."
  static let noIncidentHere = "This belongs to no incident."
  static let noIncidentForWork =
    "This belongs to no incident. Choose another row, or name one: :task 26-0003 …"
  static let noIncidentMeant = "no incident selected"
  static func mouseOff(_ key: String) -> String {
    "Mouse off: the terminal selects text again. \(key) turns it on."
  }
  static let mouseOn = "Mouse on."
  static let healed = "The disk works again. The room has read what is really there."
  static func seen(_ key: String, of count: Int) -> String {
    count == 1 ? "\(key) seen" : "1 of \(count), \(key) seen"
  }
  static let nothingUnanswered = "Nothing is waiting for an answer."

  static func recorded(_ first: Int64, _ last: Int64) -> String {
    first == last ? "entry \(first) recorded" : "entries \(first) to \(last) recorded"
  }
  static func unknownKey(_ key: String) -> String { "\(key) does nothing here. ? shows the keys." }
  static func unanswered(_ count: Int, oldest: String) -> String {
    "\(count) unanswered  oldest \(oldest)"
  }
  static func waiting(_ count: Int, oldest: String) -> String { "\(count)  oldest \(oldest)" }
  static func refused(_ count: Int) -> String { "\(count) refused" }
  static func overdue(_ count: Int) -> String { "\(count) overdue" }
  /// Two digits wide, and said also of none: from row to row nothing but the digits changes.
  static func closeWithOpen(_ tasks: Int) -> String {
    "close: open tasks \(tasks)\(tasks < 10 ? " " : "")"
  }
  static func deskIs(_ name: String, _ post: String) -> String {
    "this desk is \(name), \(post)"
  }
  static func filtered(_ shown: Int, of all: Int, by text: String?) -> String {
    (text.map { "/\($0)  " } ?? "") + "\(shown) of \(all)"
  }
  static func above(_ count: Int) -> String { "\(count) above" }
  static func below(_ count: Int) -> String { "\(count) below" }
  static func moreLines(_ count: Int) -> String { "… \(count) more" }
  static func endedHidden(_ count: Int) -> String { "\(count) closed hidden" }

  /// The columns of the board, in their order.
  enum Column {
    static let number = "Nº"
    static let priority = "P"
    static let phase = "Phase"
    static let type = "Type"
    static let title = "Incident"
    static let place = "Place"
    static let lead = "Lead"
    static let agencies = "Agencies"
    static let tasks = "Tasks"
    static let age = "Age"
  }
}

/// What stands for a status beside its word; ASCII twins are drawn where there is no Unicode.
enum Glyph {
  static let selected: Unicode.Scalar = "▌"
  static let marked: Unicode.Scalar = "*"
  static let followed: Unicode.Scalar = "◆"
  static let ascending = "▾"
  static let descending = "▴"
  static let unanswered = "▲"
  static let overdue = "!"
  static let inProgress = "●"
  static let issued = "○"
  static let done = "✓"
  static let unable = "✗"
  static let cancelled = "–"
  static let news = "»"
  static let stale = "~"
  static let rule: Unicode.Scalar = "─"

  static func of(_ participation: Participation) -> String {
    switch participation {
    case .alerted: "△"
    case .acknowledged: issued
    case .standingBy: "◌"
    case .mobilised: "→"
    case .onScene: inProgress
    case .stoodDown: "·"
    case .unable: unable
    }
  }

  static func of(_ status: AssignmentStatus) -> String {
    switch status {
    case .issued: unanswered
    case .acknowledged: issued
    case .inProgress: inProgress
    case .done: done
    case .unable: unable
    case .cancelled: cancelled
    }
  }
}
