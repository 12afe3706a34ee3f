extension Phrases {
  static let draftKept = "Not sent. F2 brings it back, or : and then ↑."
  static let draftUnconfirmed =
    "Not confirmed. F2 brings it back, or : and then ↑; sent again, it is written only once."
  static let formKept = "Not sent. F2 opens it again."
  static let formUnconfirmed =
    "Not confirmed. F2 opens it again; sent again, it is written only once."
  static let noDraft = "No draft waits."
  static let noOtherDraft = "No other draft waits."

  /// What is said of one that others stand before.
  static func draftAmong(_ count: Int) -> String {
    "Not sent, one of \(drafts(count)). : and ↑ brings it back; F2 opens the first."
  }
  static func unconfirmedAmong(_ count: Int) -> String {
    "Not confirmed, one of \(drafts(count)). F2 opens the first, PgDn the next."
  }
  static func draftsFull(_ count: Int) -> String {
    "\(drafts(count)) wait, and no more are kept. Send some, or throw them away with F8."
  }

  static func drafts(_ count: Int) -> String { count == 1 ? "1 draft" : "\(count) drafts" }

  /// The hint beside the key that opens them.
  static func draftHint(_ count: Int, _ word: String) -> String {
    count == 1 ? word : drafts(count)
  }

  /// Where the open draft stands, and what can be done with it, the longest words first.
  static func draftPlace(_ place: Int, of count: Int) -> [String] {
    let here = "draft \(place) of \(count)"
    return count == 1
      ? ["\(here)  F8 throw away", here]
      : ["\(here)  PgDn next  F8 throw away", "\(here)  PgDn next", here]
  }

  /// The same in a form, where its own keys stand at the bottom.
  static func formDraftPlace(_ place: Int, of count: Int) -> [String] {
    let here = "draft \(place) of \(count)"
    return ["\(here)  F8 throw away", here]
  }

  static func thrownAway(_ said: String) -> String {
    "Thrown away: \(shortened(said)). : and ↑ brings it back."
  }
  static func thrownAwayInDoubt(_ said: String) -> String {
    "Thrown away: \(shortened(said)). It was sent, and may be on disk."
  }

  private static func shortened(_ said: String) -> String {
    said.count > 40 ? "\(said.prefix(39))…" : said
  }

  /// What waits when a room is opened, by its verbs.
  static func draftsWait(_ verbs: [String]) -> String {
    if verbs.count == 1 { return "A draft waits that was not sent: \(verbs[0]). F2 opens it." }
    let first = verbs.prefix(4).joined(separator: ", ") + (verbs.count > 4 ? " …" : "")
    return "\(drafts(verbs.count)) wait: \(first). F2 opens them."
  }
  static let sentWasWritten =
    "What was sent last is on disk, although it was not confirmed then."
  static func sentWereWritten(_ count: Int) -> String {
    count == 1
      ? "1 line that was not confirmed is on disk."
      : "\(lines(count)) that were not confirmed are on disk."
  }
  static func onDiskAfterAll(_ last: String, of count: Int) -> String {
    count == 1
      ? "\(last): it is on disk after all."
      : "\(lines(count)) that were not confirmed are on disk after all, the last: \(last)."
  }
  static func healed(unwritten count: Int) -> String {
    switch count {
    case 0: healed
    case 1: "The disk works again. \(notInRoom(count)) F2 opens it."
    default: "The disk works again. \(notInRoom(count)) F2 opens the first."
    }
  }
  static func notInRoom(_ count: Int) -> String {
    count == 1 ? "1 line is not in the room." : "\(lines(count)) are not in the room."
  }

  static func notesNotKept(_ why: String) -> String {
    "Drafts are not kept on disk now: \(why)"
  }
  static func notesSetAside(_ path: String) -> String {
    "The drafts of before could not be read. Their file is kept as \(path)."
  }
}

extension Phrases {
  static let askQuit = "Leave the room? Everything is saved.  y leave   n stay"
  static let askQuitUnsaved = "Leave the room? Something is NOT confirmed yet.  y leave   n stay"

  /// Whether to leave though drafts are not in the room, the longest words first; `unkept` says why
  /// they are not on disk.
  static func askQuit(drafts count: Int, unkept: String?) -> [String] {
    let are = count == 1 ? "1 line is NOT in it" : "\(lines(count)) are NOT in it"
    let keys = "  y leave   n stay"
    let ask = "Leave the room? "
    guard let unkept else {
      let they = count == 1 ? "it is" : "they are"
      return [
        "\(ask)\(are); \(they) kept on disk for next time.\(keys)",
        "\(ask)\(are), kept for next time.\(keys)", "\(ask)\(count) NOT in it, kept.\(keys)",
        "Leave? \(count) NOT in it, kept.  y   n",
      ]
    }
    return [
      "\(ask)\(are) and would be LOST: no disk takes them: \(unkept)\(keys)",
      "\(ask)\(are) and would be LOST.\(keys)", "\(ask)\(count) would be LOST.\(keys)",
      "Leave? \(count) would be LOST.  y   n",
    ]
  }

  /// The same while an answer is waited for.
  static func askQuitUnsaved(drafts count: Int, unkept: String?) -> [String] {
    if count == 0 { return [askQuitUnsaved] }
    let are = count == 1 ? "1 line is NOT confirmed yet" : "\(lines(count)) are NOT confirmed yet"
    let kept = unkept == nil ? "kept for next time" : "would be LOST"
    return [
      "Leave the room? \(are), \(kept).  y leave   n stay", "Leave the room? \(are).  y   n",
      "Leave? \(count) NOT confirmed.  y   n",
    ]
  }
}
