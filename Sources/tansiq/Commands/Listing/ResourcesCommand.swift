import ArgumentParser
import Dashboard
import IncidentEngine
import OperatingPicture
import TerminalUI

struct ResourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resources", abstract: "List the resources of a room, by agency.",
    discussion: "Reads a room that a board holds, too.")

  @OptionGroup var listing: ListingOptions

  @Option(help: "Only those of one agency, by its code.")
  var agency: String?

  @Option(
    help: "Only those that are available, assigned, out-of-service, or on-scene and the like.")
  var status: String?

  func run() throws {
    try orFail {
      let (list, zone) = try listing.read()
      let rows = list.resources(
        agency: try list.situation.agency(asked: agency), status: try choice())
      listing.print(list.json(rows), Words.Listing.table(rows, now: list.now, zone))
    }
  }

  private func choice() throws(CommandFailure) -> ResourceChoice? {
    guard let status else { return nil }
    if let choice = ResourceChoice(word: status) { return choice }
    throw CommandFailure(Words.Listing.noStatus(status))
  }
}

extension Words.Listing {
  static func table(_ rows: [ResourceRow], now: Moment, _ zone: ZoneRules) -> TextTable {
    TextTable(
      [
        .init("Resource", mayShrink: true), .init("Kind", mayShrink: true, leftOut: 2),
        .init("Agency"),
        .init("Status", mayShrink: true), .init("Incident"), .init("Lent to", leftOut: 1),
        .init("Since"),
        .init("Age", .trailing),
      ],
      rows: rows.map { row in
        [
          row.resource.name, row.resource.kind, row.resource.agency.text, status(row),
          row.incident?.description ?? none, row.lentTo?.text ?? none,
          row.since.map { Phrases.clockOrDate($0, now: now, zone) } ?? none,
          age(row.ageMilliseconds),
        ]
      })
  }

  private static func status(_ row: ResourceRow) -> String {
    switch row.state {
    case .moving(let movement): movement.word
    case .committed: ResourceChoice.assigned.word
    case .available: ResourceChoice.available.word
    case .outOfService:
      row.reason.map { "\(ResourceChoice.outOfService.word): \($0)" }
        ?? ResourceChoice.outOfService.word
    }
  }
}
