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
      let list = try listing.read().list
      let rows = list.incidents(onlyOpen: open)
      listing.print(list.json(rows), Words.Listing.table(rows))
    }
  }
}

extension Words.Listing {
  static func table(_ rows: [IncidentRow]) -> TextTable {
    TextTable(
      [
        .init("Number"), .init("P"), .init("Phase", leftOut: 5),
        .init("Type", mayShrink: true, leftOut: 1),
        .init("Incident", mayShrink: true), .init("Place", mayShrink: true, leftOut: 2),
        .init("Lead", leftOut: 4), .init("Agencies", mayShrink: true, leftOut: 3),
        .init("Open", .trailing),
        .init("Overdue", .trailing),
        .init("Unanswered", .trailing), .init("Age", .trailing),
      ],
      rows: rows.map { row in
        [
          row.number.description, "\(row.priority.rawValue)", row.phase.word, row.type, row.title,
          row.place, row.lead?.text ?? none, others(row), count(row.openTaskCount),
          count(row.overdueCount), count(row.unansweredCount), age(row.ageMilliseconds),
        ]
      })
  }

  /// The supporting agencies.
  private static func others(_ row: IncidentRow) -> String {
    let codes = row.agencies.map(\.agency).filter { $0 != row.lead }
    return codes.isEmpty ? none : codes.map(\.text).joined(separator: ",")
  }
}
