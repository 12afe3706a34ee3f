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
      listing.print(
        list.json(rows), Words.Listing.table(rows, Words.Listing.tasks, now: list.now, zone))
    }
  }
}

extension Words.Listing {
  static let tasks: [ShellColumn<AssignmentRow>] = [
    ShellColumn(.number, "Number"), ShellColumn(.agency, "Agency"),
    ShellColumn(.status, "Status"), ShellColumn(.title, "Task"),
    ShellColumn(.issued, "Issued", leftOut: 1), ShellColumn(.due, "Due"),
    ShellColumn(.age, "Age"), ShellColumn(.late, "Late"),
  ]
}
