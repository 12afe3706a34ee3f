import IncidentEngine
import TerminalUI

/// What `update` takes.
public enum Input: Sendable {
  /// What the terminal reports.
  case terminal(TerminalEvent)
  /// New entries and what they led to, with the time.
  case feed(Feed)
  /// What the room says to a submission of this desk.
  case answer(counter: Int64, Reply)
  /// What this desk kept when it was last in the room.
  case restored(DeskNotes)
  /// Why what the desk wants to keep could not be kept or read; the room is not touched by it.
  case notKept(NotesTrouble)
  /// What the desk wants to keep is on disk again, after it could not be written.
  case notesKept
  /// Something the officer asked for could not be done outside the room.
  case notice(String)
  /// Something on disk was found to be changed by somebody else, in words; it stays so.
  case damaged(String)
  /// What is wrong outside the room's entries, in words; nil when it is well again.
  case concern(Concern, String?)
  /// The editor is done with a text, or could not be had.
  case edited(Result<String, EditorFailure>)
  /// What the person at the desk chose, or chose anew.
  case settings(DeskSettings)
  /// Time has passed.
  case tick(now: Moment, exerciseMilliseconds: Int64?)
}

/// What the room passes to every desk after a commit.
public struct Feed: Sendable {
  /// The new entries.
  public var entries: [Entry]
  /// The situation after them.
  public var situation: Situation
  /// What the room calls now.
  public var now: Moment
  /// Milliseconds of exercise; nil outside one.
  public var exerciseMilliseconds: Int64?
  /// Why the room cannot be written; nil while it can.
  public var failure: String?

  /// A feed; see the properties.
  public init(
    entries: [Entry], situation: Situation, now: Moment, exerciseMilliseconds: Int64?,
    failure: String?
  ) {
    self.entries = entries
    self.situation = situation
    self.now = now
    self.exerciseMilliseconds = exerciseMilliseconds
    self.failure = failure
  }
}

/// What went wrong with the notes of a desk.
public enum NotesTrouble: Hashable, Sendable {
  /// They could not be written; the words say why.
  case unwritten(String)
  /// They could not be read and were set aside under this path.
  case setAside(String)
}

/// What the room says to a submission.
public enum Reply: Hashable, Sendable {
  /// On disk, as these entries.
  case accepted(first: EntryNumber, last: EntryNumber)
  /// Refused.
  case rejected(Rejection)
  /// The disk failed: it may or may not be there; the draft stays. The words say why.
  case unconfirmed(String)
  /// The room could not be written before: it is not there; the draft stays. The words say why.
  case notWritten(String)
}

/// What `update` asks the world to do. Data, so that tests compare them.
public enum Effect: Hashable, Sendable {
  /// Send commands to the room under this desk's counter.
  case submit(counter: Int64, [Command], occurred: Moment?, seen: EntryNumber?)
  /// Deliver an inject of the drill now.
  case deliver(inject: String)
  /// Keep these notes for the next time; the last ones count.
  case keep(DeskNotes)
  /// Ring once.
  case bell
  /// Draw everything anew.
  case redraw
  /// Take the mouse, or let the terminal have it.
  case setMouse(Bool)
  /// Give a text to the clipboard.
  case copy(String)
  /// Let the person write in an editor of their own, with this text to begin with; what comes of it
  /// is said by ``Input/edited(_:)``.
  case edit(String)
  /// Leave the room.
  case leave
}
