import ArgumentParser
import IncidentEngine
import OperatingPicture
import TerminalUI

struct IncidentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incidents", abstract: "List the incidents of a room, in the order of the board.",
    discussion: "Reads a room that a board holds, too.")

  @OptionGroup var listing: ListingOptions

  @Flag(help: "Only those that are not closed or cancelled.")
  var open = false

  func run() throws {
    try orFail {
      let (list, zone) = try listing.read()
      let rows = list.incidents(onlyOpen: open)
      listing.print(
        list.json(rows),
        Words.Listing.table(list.seen(rows), Words.Listing.incidents, now: list.now, zone))
    }
  }
}

extension Words.Listing {
  static let incidents: [ShellColumn<SeenIncident>] = [
    ShellColumn(.number, "Number"), ShellColumn(.priority, "P"),
    ShellColumn(.phase, "Phase", leftOut: 5), ShellColumn(.type, "Type", leftOut: 1),
    ShellColumn(.title, "Incident"), ShellColumn(.place, "Place", leftOut: 2),
    ShellColumn(.lead, "Lead", leftOut: 4), ShellColumn(.supporting, "Agencies", leftOut: 3),
    ShellColumn(.openTasks, "Open"), ShellColumn(.overdueTasks, "Overdue"),
    ShellColumn(.unansweredTasks, "Unanswered"), ShellColumn(.age, "Age"),
  ]
}
