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
    case .notARoom(let path): "\(path) is no room. Make one with: tansiq open \(path)"
    case .journalMissing(let path):
      "The journal of \(path) is gone, but its snapshots are there. Keep the folder as it is and "
        + "restore a backup beside it."
    case .moved(let path):
      "The files of \(path) are not where they were when it was opened: moved, replaced or removed. "
        + "Put them back, or leave and open the room again; what was confirmed is in them."
    case .occupied(let path): "\(path) holds other things. Choose an empty or a new folder."
    case .held(let pid):
      "The room is held by process \(pid), which has it open for writing. Leave it there, or read "
        + "it with incidents, tasks, agencies, resources, board, timeline, journal or verify."
    case .notPermitted(let path): "\(path) may not be read or written. Ask for permission."
    case .diskFull: "The disk is full. Make room; nothing that was confirmed is lost."
    case .failed(let code, let doing):
      "The disk failed while \(doing) (system error \(code)). Check the disk; nothing that was "
        + "confirmed is lost."
    case .damaged(let damage, let lastGood):
      "The journal does not fit together at entry \(damage.number): \(said(damage)). The last good "
        + "entry is \(lastGood). Run tansiq verify, and restore a backup."
    case .corrupt(let lastGood, let detail):
      "The journal file is damaged (\(detail)). "
        + (lastGood > 0 ? "It can be read up to entry \(lastGood). " : "")
        + "Run tansiq verify, keep the folder as it is and restore a backup."
    case .tailMissing(let last, let snapshot):
      "The journal ends at entry \(last), but a snapshot reaches entry \(snapshot): its tail was "
        + "cut. Keep the folder as it is and restore a backup."
    case .newerFormat(let found, let known):
      "The room has format \(found); this program knows up to \(known). Use a newer tansiq."
    }
  }

  /// A snapshot was damaged, and the room was opened without it.
  static func setAside(_ name: String, of room: String) -> String {
    "Snapshot \(name) is damaged or not of this journal, and was set aside as \(name).damaged. "
      + "Nothing is lost: the journal has everything. Run tansiq verify \(room), and check the disk."
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
    case .origin: "its origin is unknown"
    case .body(_, let error): "its words cannot be read (\(error.reason) at byte \(error.offset))"
    case .fold: "it does not fit the situation before it"
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
