import Glibc
import Drill
import IncidentEngine
import OperationsRoom

/// What the command line says, in English.
enum Words {
  static let howToStart = """
    There is no room yet.
      tansiq drill scenarios/river-flood.yaml   try a drill; nothing can be broken
      tansiq open ROOM                          open or make a live room in the folder ROOM
      tansiq --help                             everything else
    """

  static func roomGone(_ path: String) -> String {
    "The last room, \(path), is no longer there: moved, renamed, or on a disk that is not mounted. Put "
      + "it back, or say where it is now: tansiq open ROOM"
  }

  static func openIt(_ word: String) -> String {
    "A room is opened with: tansiq open \(quoted(word))"
  }

  static func noBackup(_ path: String) -> String {
    "\(path) is no backup: there is no room in it. Name the folder that tansiq backup made."
  }

  static let noFolderNamed = "Name the folder of a room, such as: tansiq open ops"

  static func notAFolder(_ path: String) -> String {
    "\(path) is a file; a room is a folder. Name another one."
  }

  static func noFolderAbove(_ path: String) -> String {
    "There is no folder \(path). Make it first, or name another place."
  }

  static func noZone(_ name: String) -> String {
    "There are no rules for the zone \(name). Install tzdata, or name an IANA zone such as "
      + "Europe/London."
  }

  static let noPlaceForDrafts = "there is no thread to write them. Leave and open the room again."

  /// The lines that go with the dashboard, so that they can be copied and said again.
  static func draftsNotKept(_ lines: [String]) -> String {
    let what =
      lines.count == 1
      ? "This line is not in the room, and could not be kept for next time:"
      : "These \(lines.count) lines are not in the room, and could not be kept for next time:"
    return ([what] + lines.map { "  \($0)" }).joined(separator: "\n")
  }

  /// What went wrong with a journal, and the cure.
  static func said(_ error: JournalError) -> String {
    switch error {
    case .notARoom(let path):
      "\(path) is no room. Check its name. Make one with: tansiq open \(quoted(path))"
    case .noPlace(let path, let problem): said(problem, path)
    case .journalMissing(let path):
      "The journal of \(path) is gone, but its snapshots are there. Keep the folder as it is and "
        + "restore a backup beside it."
    case .moved(let path):
      "The files of \(path) are not where they were when it was opened: moved, replaced or removed. "
        + "Put them back, or leave and open the room again; what was confirmed is in them."
    case .occupied(let path): "\(path) holds other things. Choose an empty or a new folder."
    case .held(let pid) where ProcessState.isStopped(pid):
      "The room is held by process \(pid), which is stopped: fg in its shell brings it back. Leave it "
        + "there, or read the room with board, incidents, timeline, journal or verify."
    case .held(let pid):
      "The room is held by process \(pid), which has it open for writing. Leave it there, or read "
        + "it with incidents, tasks, agencies, resources, board, timeline, journal or verify."
    case .notPermitted(let path):
      "\(path) may not be read or written. Ask for permission; a room that may only be read is shown "
        + "by board, incidents, timeline or journal."
    case .diskFull: "The disk is full. Make room; nothing that was confirmed is lost."
    case .failed(code: Int(ENOTSUP), _):
      "The journal is no plain file. Put journal.sqlite back into the folder, or restore a backup."
    case .failed(code: Int(EMFILE), _), .failed(code: Int(ENFILE), _):
      "Too many files are open (ulimit -n). Close something or raise the limit; nothing that was "
        + "confirmed is lost."
    case .failed(code: Int(EAGAIN), _), .failed(code: Int(ENOMEM), _):
      "The system gives no more memory or threads. Close something or raise the limit (ulimit); nothing "
        + "that was confirmed is lost."
    case .fileLimit(let doing):
      "No file may grow further while \(doing): the limit of this process is reached (ulimit -f). "
        + "Raise it; nothing that was confirmed is lost."
    case .failed(let code, let doing):
      "The disk failed while \(doing) (system error \(code)). Check the disk; nothing that was "
        + "confirmed is lost."
    case .damaged(let damage, let lastGood):
      "The journal does not fit together at entry \(damage.number): \(said(damage)). The last good "
        + "entry is \(lastGood). Run tansiq verify, and restore a backup. \(withoutBackup)"
    case .corrupt(let lastGood, let detail):
      "The journal file is damaged (\(detail)). "
        + (lastGood > 0 ? "It can be read up to entry \(lastGood). " : "")
        + "Run tansiq verify, keep the folder as it is and restore a backup. \(withoutBackup)"
    case .tailMissing(let last, let snapshot):
      "The journal ends at entry \(last), but a snapshot reaches entry \(snapshot): its tail was "
        + "cut. Keep the folder as it is and restore a backup. \(withoutBackup)"
    case .newerFormat(let found, let known):
      "The room has format \(found); this program knows up to \(known). \(installNewer)"
    case .newerFact(let number, let fact): "\(said(fact, at: number)) \(installNewer)"
    }
  }

  /// The journal of a room that is open and was opened from a snapshot does not fit together.
  static func changedBehind(_ error: JournalError) -> String {
    guard case .damaged(let damage, let lastGood) = error else { return said(error) }
    return
      "Entry \(damage.number) was changed on disk: run tansiq verify. What you do is still written. Up "
      + "to entry \(lastGood) the journal is whole; keep the folder and restore a backup beside it."
  }

  /// What can be done with a damaged room that was never copied.
  private static let withoutBackup =
    "Without one, tansiq journal ROOM prints every entry that can still be read: go on from these in "
    + "a new room, and leave this folder as it is."

  /// Why nothing can be made or written in a place, and the cure.
  private static func said(_ problem: PlaceProblem, _ path: String) -> String {
    switch problem {
    case .noFolderAbove(let above): noFolderAbove(above)
    case .belowFile(let above):
      "\(above) is a file, not a folder, or lies in one. Name another place."
    case .nameTooLong:
      "The name \(path.prefix(60))… is too long for this disk. Choose a shorter one."
    case .refused(let above):
      "The system lets no folder be made in \(above). Name another place."
    case .mountedReadOnly:
      "\(path) is on a disk that is mounted read-only. Mount it writable; until then the room can be "
        + "read with board, incidents, timeline, journal or verify."
    }
  }

  /// A snapshot was damaged, and the room was opened without it.
  static func setAside(_ name: String, of room: String) -> String {
    "Snapshot \(name) is damaged or not of this journal, and was set aside as \(name).damaged. "
      + "Nothing is lost: the journal has everything. Run tansiq verify \(room), and check the disk."
  }

  static func inputCut(_ code: Int32) -> String {
    "Standard input cannot be read on: \(String(cString: strerror(code))). What was answered is "
      + "recorded, and nothing behind it. Send the lines without an answer again."
  }
  static func counterOutside(_ range: ClosedRange<Int64>) -> String {
    "--counter is a number from \(range.lowerBound) to \(range.upperBound)."
  }
  static func notUnicode(byte: Int) -> String {
    "Byte \(byte) is not UTF-8, so nothing of the line was entered. Write it as UTF-8 and send it again."
  }
  static func argumentNotUnicode(_ number: Int, byte: Int) -> String {
    "Byte \(byte) of argument \(number) is not UTF-8, so nothing was done. Write it as UTF-8."
  }

  /// Standard output took not all that was printed.
  static func outputCut(_ code: Int32) -> String {
    "What was printed is cut short: \(String(cString: strerror(code))). "
      + "Make room on the disk, or have it written elsewhere. What a room was told is in the room."
  }

  /// Snapshots cannot be written; the room goes on without.
  static func noSnapshots(_ error: JournalError, of room: String) -> String {
    let why: String
    if case .failed(code: Int(ENOTDIR), _) = error {
      why = "\(room)/snapshots is no folder. Move it away."
    } else {
      why = said(error)
    }
    return "No snapshot can be kept: \(why) The room works on, and the journal has everything."
  }

  static func unreadableSnapshot(_ name: String) -> String {
    "Snapshot \(name) may not be read and was passed over: the journal has everything. Give the files "
      + "of the room to the account that opens it."
  }

  /// A snapshot of a newer version, which the room was opened without.
  static func inNewerFormat(_ name: String) -> String {
    "Snapshot \(name) is in a newer format and was passed over: the journal has everything. Use the "
      + "newer tansiq to open faster."
  }

  static func said(_ damage: Damage) -> String {
    switch damage {
    case .number(let found, let expected):
      "it has number \(found) where \(expected) was to come"
    case .commitment: "its words or salt are not what was committed"
    case .chain: "it does not fit the chain: a column was changed, or an entry before it"
    case .format(_, let said, let journal):
      "it says format \(said.rawValue), but its journal is marked as format \(journal.rawValue)"
    case .origin: "its origin is unknown"
    case .newer(_, let fact): "a newer Tansiq wrote it: this one does not know \(said(fact))"
    case .body(_, let error):
      "its words cannot be read (\(said(error.reason)) at byte \(error.offset))"
    case .fold: "it does not fit the situation before it"
    }
  }
}

/// What a newer program wrote.
extension Words {
  /// The cure.
  static let installNewer = "Install the newer Tansiq that wrote it."

  static func said(_ fact: NewerFact, at number: EntryNumber) -> String {
    "Entry \(number) was written by a newer Tansiq and is whole: this one does not know \(said(fact))."
  }

  fileprivate static func said(_ fact: NewerFact) -> String {
    switch fact {
    case .event(let name): "the event \(name)"
    case .member(let name, let event): "the member \(name) of the event \(event)"
    case .word(let word, let member): "the \(member) \"\(word)\""
    case .origin(let word): "the origin \(word)"
    case .format(let number): "the format \(number) that it names"
    }
  }

  fileprivate static func said(_ reason: BodyError.Reason) -> String {
    switch reason {
    case .newer(let fact): "unknown is \(said(fact))"
    case .malformed(let malformation): said(malformation)
    }
  }

  private static func said(_ malformation: Malformation) -> String {
    switch malformation {
    case .expected(let scalar): "expected \(scalar)"
    case .textBehind: "text after the object"
    case .memberMissing: "member missing"
    case .member(let name): "\(name) missing or of the wrong kind"
    case .memberOutOfPlace(let name): "\(name) doubled or out of its place"
    case .name: "not the name of an event or a member"
    case .value: "not a value"
    case .numberTooLarge: "number out of range"
    case .tooManyItems: "too many items"
    case .controlCharacter: "control character in a text"
    case .textWithoutEnd: "text without an end"
    case .notUTF8: "not UTF-8"
    case .escape: "unknown escape"
    }
  }
}

/// A command that could not do its work: what to say, and the exit status.
struct CommandFailure: Error {
  let text: String
  let status: Int32

  init(_ text: String, status: Int32 = 2) {
    self.text = text
    self.status = status
  }
}
