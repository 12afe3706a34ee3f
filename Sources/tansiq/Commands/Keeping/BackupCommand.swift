import ArgumentParser
import IncidentEngine
import OperatingPicture
import OperationsRoom
import SQLiteJournal
import TerminalUI

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a room, also while it is in use.",
    discussion: """
      The copy has every entry that was on disk at one moment, the snapshots up to there and the \
      room's other files. It is checked from its first entry before it gets its name.
      Exit status 0 when it was made, 1 when the room or the copy is not whole, 2 when something \
      cannot be read or written or a newer Tansiq wrote the room.
      """)

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Argument(help: "A new or empty folder for the copy.", completion: .directory)
  var to: String

  func run() throws {
    try orFail {
      do {
        let made = try RoomCopy.backUp(try RoomFolder(opening: room), to: to)
        Output.print(Words.Copies.made(made))
      } catch let fault as RoomCopyFault {
        throw Words.Copies.failure(fault, target: to)
      } catch let error as JournalError {
        throw CommandFailure(Words.said(error), status: error.isDamage ? 1 : 2)
      }
    }
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of a room.",
    discussion: """
      The backup is checked from its first entry before anything is replaced. The room that was \
      there stays beside, under a name with the date. It must not be open anywhere.
      Exit status 0 when it was done, 1 when the backup is not whole, 2 when something cannot be \
      read or written or the room is open.
      """)

  @Argument(help: "The folder of the backup.", completion: .directory)
  var from: String

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  func run() throws {
    try orFail {
      do {
        let made = try RoomCopy.restore(
          try RoomFolder(opening: from), to: room, stamp: Self.stamp)
        Output.print(Words.Copies.restored(made))
      } catch let fault as RoomCopyFault {
        throw Words.Copies.failure(fault, target: room)
      } catch JournalError.notARoom(let path) {
        throw CommandFailure(Words.noBackup(path))
      } catch let error as JournalError {
        throw CommandFailure(Words.said(error), status: error.isDamage ? 1 : 2)
      }
    }
  }

  /// The time as it can stand in a name: `2026-11-23T143005Z`.
  private static var stamp: String {
    let now = SystemClock().read().wall
    return now.iso8601.prefix(19).filter { $0 != ":" } + "Z"
  }
}

extension Words {
  /// What is said of copies of rooms.
  enum Copies {
    static func made(_ made: RoomCopy.Made) -> String {
      "Copied and checked: \(made.path)\n\(head(made.report))"
    }

    static func restored(_ made: RoomCopy.Made) -> String {
      let before = made.replaced.map { "\nThe room that was there is in \($0)" } ?? ""
      return "Restored and checked: \(made.path)\n\(head(made.report))\(before)"
    }

    private static func head(_ report: VerificationReport) -> String {
      "Entry \(report.lastGood), head \(report.head.hexadecimal), "
        + "\(report.snapshotsChecked) snapshots"
    }

    static func failure(_ fault: RoomCopyFault, target: String) -> CommandFailure {
      switch fault {
      case .failed(.occupied(let path)):
        CommandFailure("\(path) holds something already. Choose a new or an empty folder.")
      case .failed(.held(let pid)):
        CommandFailure(
          "\(Text.sanitise(target)) is held by process \(pid). Leave the board there, then try "
            + "again; nothing was changed.")
      case .failed(let error):
        CommandFailure(
          "\(Words.said(error)) Nothing was replaced.", status: error.isDamage ? 1 : 2)
      case .notWhole(let report):
        CommandFailure(
          (report.findings.map { Words.said($0) } + [closing(report)]).joined(separator: "\n"),
          status: report.exitStatus)
      case .withinItself(let path):
        CommandFailure("\(path) lies in the room itself. Choose a folder outside of it.")
      }
    }

    private static func closing(_ report: VerificationReport) -> String {
      switch report.result {
      case .newer, .unreadable: notUnderstood
      case .whole, .damaged: notWhole
      }
    }

    private static let notUnderstood =
      "A copy could not be checked, so nothing was made or replaced. To keep the room as it is without "
      + "that, copy its folder with cp -a while nobody has it open."

    private static let notWhole =
      "It is not whole, so nothing was made or replaced. Run tansiq verify on it; to keep a damaged "
      + "room as it is, copy its folder with cp -a while nobody has it open."
  }
}
