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
      let list = try listing.read().list
      let rows = list.agencies()
      listing.print(list.json(rows), Words.Listing.table(rows))
    }
  }
}

extension Words.Listing {
  static func table(_ rows: [AgencyRow]) -> TextTable {
    TextTable(
      [
        .init("Code"), .init("Agency", mayShrink: true),
        .init("Contact", mayShrink: true, leftOut: 1),
        .init("Incidents", .trailing, leftOut: 4), .init("Open", .trailing),
        .init("Overdue", .trailing),
        .init("Unanswered", .trailing), .init("Waits", .trailing),
        .init("Resources", .trailing, leftOut: 3), .init("Assigned", .trailing, leftOut: 2),
      ],
      rows: rows.map { row in
        let lane = row.lane
        return [
          lane.agency.code.text, lane.agency.name, lane.agency.contact ?? none,
          count(row.incidents.count), count(lane.tasks.count), count(lane.overdueCount),
          count(lane.unansweredCount), age(lane.longestWaitMilliseconds),
          count(lane.resourceCount), count(lane.busyCount),
        ]
      })
  }
}
