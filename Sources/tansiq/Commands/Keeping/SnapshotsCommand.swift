import ArgumentParser
import IncidentEngine
import OperatingPicture
import OperationsRoom
import SQLiteJournal
import TerminalUI

struct SnapshotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshots", abstract: "List the snapshots of a room, each checked.",
    discussion: """
      Each is compared with what the entries up to its number come to. Nothing is changed.
      Exit status 0 when all of them fit, 1 when something is damaged, 2 when the room cannot be read or \
      a newer Tansiq wrote it.
      """)

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Flag(help: "One JSON document; docs/shell.md names its members.")
  var json = false

  func run() throws {
    try orFail {
      let list = try SnapshotList(room)
      if json {
        for finding in list.report.newer { Output.complain(Words.said(finding)) }
        Output.printExactly(list.json)
      } else {
        list.print()
      }
      if list.report.exitStatus != 0 { throw ExitCode(list.report.exitStatus) }
    }
  }
}

/// The snapshots of a room after a check.
struct SnapshotList {
  let report: VerificationReport
  private let setAside: [String]
  private let zone: ZoneRules

  init(_ path: String) throws(CommandFailure) {
    do throws(JournalError) {
      let folder = try RoomFolder(opening: path)
      report = verify(folder)
      setAside = try SnapshotFiles(folder).leftovers()
      zone = Self.zone(of: folder)
    } catch {
      throw CommandFailure(Words.said(error), status: error.isDamage ? 1 : 2)
    }
    if report.result == .unreadable {
      throw CommandFailure(report.findings.map { Words.said($0) }.joined(separator: "\n"))
    }
  }

  /// The zone of the room; UTC where that cannot be read.
  private static func zone(of folder: RoomFolder) -> ZoneRules {
    var found: ZoneRules?
    try? JournalReader(folder).read(after: 0) { row throws(Damage) in
      if found != nil { return }
      found = .utc
      guard case .roomOpened(let charter) = try row.entry().event else { return }
      found = (try? SystemZones.rules(charter.zone)) ?? .utc
    }
    return found ?? .utc
  }

  func print() {
    if report.snapshots.isEmpty { Output.print(Words.Snapshots.none) }
    for finding in report.findings { Output.complain(Words.said(finding)) }
    if !report.snapshots.isEmpty {
      let table = TextTable(
        Words.Snapshots.columns,
        rows: report.snapshots.map { snapshot in
          [
            snapshot.number.map { "\($0)" } ?? snapshot.name, time(snapshot),
            Words.Snapshots.bytes(snapshot.bytes), snapshot.format.map { "\($0)" } ?? "-",
            Words.Snapshots.kept(snapshot.mark?.reason),
            Words.Snapshots.said(report.standing(of: snapshot)),
          ]
        })
      for line in table.lines(width: Output.columns) { Output.print(Output.drawable(line)) }
    }
    for name in setAside { Output.print(Words.Snapshots.leftover(name)) }
  }

  private func time(_ snapshot: SnapshotFiles.Listed) -> String {
    guard let taken = snapshot.mark?.taken ?? snapshot.lastRecorded else { return "-" }
    return "\(zone.civil(at: taken.milliseconds))"
  }

  var json: String {
    JSONValue.object([
      ("format", .count(1)),
      ("lastEntry", .integer(report.lastGood)),
      ("head", .text(report.head.hexadecimal)),
      (
        "snapshots",
        .list(
          report.snapshots.map { snapshot in
            let standing = report.standing(of: snapshot)
            return .object([
              ("number", snapshot.number.map { .integer($0) } ?? .null),
              ("name", .text(snapshot.name)),
              ("taken", .time(snapshot.mark?.taken)),
              ("lastRecorded", .time(snapshot.lastRecorded)),
              ("bytes", .count(snapshot.bytes)),
              ("format", .count(ifAny: snapshot.format)),
              ("reason", .text(ifAny: snapshot.mark.map { Words.Snapshots.word($0.reason) })),
              ("keptForEver", .flag(snapshot.mark?.reason.isKeptForEver ?? false)),
              ("verifies", .flag(standing == .whole)),
              ("said", .text(Words.Snapshots.said(standing))),
            ])
          })
      ),
      ("setAside", .list(setAside.map { .text($0) })),
    ]).line
  }
}

extension SnapshotFiles.Listed {
  /// The number of its last entry; nil where it cannot be read.
  var number: EntryNumber? {
    switch content {
    case .valid(let number, _): number
    case .damaged, .newerFormat: nil
    }
  }
}

extension Words {
  /// What the list of snapshots says.
  enum Snapshots {
    static let none = "There is no snapshot yet. One is taken on leaving, at the latest."
    static let columns: [TextTable.Column] = [
      .init("Entry", .trailing), .init("When"), .init("Bytes", .trailing, leftOut: 2),
      .init("Format", .trailing, leftOut: 1), .init("Taken", leftOut: 3), .init("Check"),
    ]

    static func word(_ reason: SnapshotReason) -> String {
      switch reason {
      case .count: "entries"
      case .time: "time"
      case .shift: "shift"
      case .leaving: "leaving"
      }
    }

    static func kept(_ reason: SnapshotReason?) -> String {
      switch reason {
      case .count:
        "after \(SnapshotSchedule.entries) entries; one of the last \(SnapshotFiles.kept)"
      case .time:
        "after \(SnapshotSchedule.milliseconds / 60_000) minutes; one of the last "
          + "\(SnapshotFiles.kept)"
      case .shift: "at a change of shift; kept for ever"
      case .leaving: "on leaving; one of the last \(SnapshotFiles.kept)"
      case nil: "one of the last \(SnapshotFiles.kept)"
      }
    }

    static func bytes(_ count: Int) -> String {
      count < 100_000 ? "\(count)" : "\(count / 1000)k"
    }

    static func said(_ standing: SnapshotStanding) -> String {
      switch standing {
      case .whole: "whole"
      case .damaged: "damaged"
      case .otherHead: "does not fit the entry at its number"
      case .otherContent(let part): "does not fit the entries, first in \(Words.part(part))"
      case .ahead: "ahead of the journal, whose tail was cut"
      case .newerFormat: "in a newer format, not checked"
      case .notUnderstood: "fits the chain; a newer Tansiq wrote what it holds"
      case .unchecked: "not checked, the journal is damaged before it"
      }
    }

    static func leftover(_ name: String) -> String {
      name.hasSuffix(".new")
        ? "\(name) was never finished and is never read."
        : "\(name) was set aside as damaged. It may be removed."
    }
  }

  /// The words of a part of a situation; the bytes themselves where no part differs.
  static func part(_ part: SituationPart?) -> String { part?.rawValue ?? "its bytes" }
}
