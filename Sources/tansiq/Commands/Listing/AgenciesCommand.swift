import ArgumentParser
import IncidentEngine
import OperatingPicture
import TerminalUI

struct AgenciesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agencies", abstract: "List the agencies of a room with what they have to do.",
    discussion: "Reads a room that a board holds, too.")

  @OptionGroup var listing: ListingOptions

  func run() throws {
    try orFail {
      let (list, zone) = try listing.read()
      let rows = list.agencies()
      listing.print(
        list.json(rows), Words.Listing.table(rows, Words.Listing.agencies, now: list.now, zone))
    }
  }
}

extension Words.Listing {
  static let agencies: [ShellColumn<AgencyRow>] = [
    ShellColumn(.code, "Code"), ShellColumn(.name, "Agency"),
    ShellColumn(.contact, "Contact", leftOut: 1),
    ShellColumn(.incidentCount, "Incidents", leftOut: 4), ShellColumn(.openTasks, "Open"),
    ShellColumn(.overdueTasks, "Overdue"), ShellColumn(.unansweredTasks, "Unanswered"),
    ShellColumn(.longestWait, "Waits"), ShellColumn(.resources, "Resources", leftOut: 3),
    ShellColumn(.assigned, "Assigned", leftOut: 2),
  ]
}
