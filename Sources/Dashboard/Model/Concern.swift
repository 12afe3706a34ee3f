/// What is wrong outside the room's entries: it stands until it is well or the officer has seen it.
///
/// What comes of a submission stands in the outcome line and gives way to the next; a concern is
/// told beside it, so that neither hides the other. The first case is told first.
public enum Concern: Int, CaseIterable, Sendable {
  /// Something on disk was changed by somebody else.
  case damage
  /// What was found when the room was opened.
  case opening
  /// No snapshot can be kept.
  case snapshots
  /// The person's settings have mistakes.
  case settings
}

extension Model {
  /// What is wrong and was not yet seen, what is told first at the head.
  struct Concerns: Hashable, Sendable {
    private var words: [Concern: String] = [:]

    var count: Int { words.count }

    var first: (concern: Concern, text: String)? {
      for concern in Concern.allCases {
        if let text = words[concern] { return (concern, text) }
      }
      return nil
    }

    /// Takes what is wrong now; nil where it is well again.
    mutating func take(_ text: String?, of concern: Concern) { words[concern] = text }

    /// The officer has seen the first one.
    mutating func dismissFirst() {
      if let first { words[first.concern] = nil }
    }
  }

  /// Whether a concern is before the officer's eyes: on a small screen an outcome stands over it.
  var showsConcern: Bool {
    concerns.count > 0 && (layout.hasRules || outcome == nil)
  }
}
