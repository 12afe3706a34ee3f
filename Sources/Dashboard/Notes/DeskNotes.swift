import CommandLanguage
import IncidentEngine

/// What a desk keeps of its own between two sittings in a room: lines, drafts, what was sent.
public struct DeskNotes: Hashable, Sendable {
  /// Most lines that are kept.
  static let linesKept = 200

  /// Lines written before, the latest last.
  var history: [String] = []
  /// What was written and is not in the room, in the order in which it was left.
  var drafts: [Kept] = []
  /// What was sent without an answer and belongs to no draft: notes of before have it so.
  var sent: [Sent] = []
  /// How the board was looked at.
  var view = ViewNotes()

  /// Something sent: the desk and the counter it was sent under, and its line.
  struct Sent: Hashable, Sendable {
    var desk: String
    var counter: Int64
    var said: String
  }

  /// A draft, and what it was sent as where no answer came.
  struct Kept: Hashable, Sendable {
    var draft: Draft
    var sent: Sent?
  }

  /// The counters of what was sent without an answer yet: these are to be on disk soon, as an answer
  /// may come at once.
  public var countersSent: [Int64] { drafts.compactMap { $0.sent?.counter } }

  /// Whether there is nothing to keep.
  public var isEmpty: Bool { self == DeskNotes() }

  init(history: [String] = [], drafts: [Kept] = [], view: ViewNotes = ViewNotes()) {
    self.view = view
    self.history = history
    self.drafts = drafts
  }
}
