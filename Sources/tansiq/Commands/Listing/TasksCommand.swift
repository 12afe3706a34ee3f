import ArgumentParser
import Dashboard
import IncidentEngine
import OperatingPicture
import TerminalUI

struct TasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "List the tasks of a room, those that need somebody first.",
    discussion: "Reads a room that a board holds, too.")

  @OptionGroup var listing: ListingOptions

  @Flag(help: "Only those that are not done, refused or cancelled.")
  var open = false

  @Option(help: "Only those of one agency, by its code.")
  var agency: String?

  @Option(help: "Only those of one incident, by its number.")
  var incident: String?

  func run() throws {
    try orFail {
      let (list, zone) = try listing.read()
      let rows = list.tasks(
        onlyOpen: open, agency: try list.situation.agency(asked: agency),
        incident: try list.situation.incident(asked: incident))
      listing.print(list.json(rows), Words.Listing.table(rows, now: list.now, zone))
    }
  }
}

extension Words.Listing {
  static func table(_ rows: [AssignmentRow], now: Moment, _ zone: ZoneRules) -> TextTable {
    TextTable(
      [
        .init("Number"), .init("Agency"), .init("Status"), .init("Task", mayShrink: true),
        .init("Issued", leftOut: 1), .init("Due"), .init("Age", .trailing),
        .init("Late", .trailing),
      ],
      rows: rows.map { row in
        let time = { (moment: Moment?) in
          moment.map { Phrases.clockOrDate($0, now: now, zone) } ?? none
        }
        return [
          row.task.number.description, row.task.agency.text, row.task.status.word, row.task.title,
          time(row.task.issued), time(row.task.due), age(row.ageMilliseconds),
          age(row.lateMilliseconds),
        ]
      })
  }
}
