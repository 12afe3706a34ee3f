import ArgumentParser
import CommandLanguage
import Dashboard
import IncidentEngine
import MatterKinds
import OperatingPicture
import TerminalUI

struct MattersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matters",
    abstract: "List the matters of a room: messages, decisions, requests, powers, meetings …",
    discussion: """
      Those that wait for an answer stand first, by when it is due. A filter asks the members of the \
      document and the fields of the kinds: --filter 'reply<+1h and waiting'.
      """)

  @OptionGroup var listing: ListingOptions

  @Option(help: "Only those of one kind, by its code.")
  var kind: String?

  @Option(help: "Only those that a filter lets through.")
  var filter: String?

  @Flag(help: "Only those that still ask for something.")
  var open = false

  func run() throws {
    try orFail {
      let (list, zone) = try listing.read()
      let kind = try list.situation.kind(asked: kind)
      let kinds = RoomVerbs.kinds(in: list.situation)
      let columns = Column<MatterRow>.asked(of: kinds)
      let filter = try readFilter(columns, now: list.now, zone)
      let rows = list.matters(of: kind?.code, onlyOpen: open).filter { row in
        filter?.matches(row, columns) ?? true
      }
      listing.print(
        list.json("matters", rows, Column<MatterRow>.document),
        Words.Listing.table(rows, Words.Listing.matters, now: list.now, zone))
    }
  }

  private func readFilter(
    _ columns: [Column<MatterRow>], now: Moment, _ zone: ZoneRules
  ) throws(CommandFailure) -> ColumnFilter? {
    guard let filter else { return nil }
    do throws(ColumnFilterProblem) {
      return try ColumnFilter(
        filter, columns, moment: { TimeWords.moment($0, now: now, zone: zone) },
        duration: { TimeWords.duration($0) })
    } catch {
      throw CommandFailure(Phrases.said(error, columns.map(\.name)))
    }
  }
}

struct KindsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinds",
    abstract: "List the kinds of matters that can be used in a room, the room's own among them.",
    discussion: "With --json each kind is an object with its fields, states, parts and moves.")

  @OptionGroup var listing: ListingOptions

  func run() throws {
    try orFail {
      let (list, zone) = try listing.read()
      let kinds = RoomVerbs.kinds(in: list.situation)
      listing.print(
        list.document("kinds", kinds.map { Phrases.document(of: $0) }),
        Words.Listing.table(
          kinds.map { KindRow(kind: $0, count: list.situation.matterCount($0.code)) },
          Words.Listing.kinds, now: list.now, zone))
    }
  }
}

/// A kind in a list.
struct KindRow: Sendable {
  let kind: MatterKind
  let count: Int
}

extension Situation {
  /// The kind that is asked for; nil when none is.
  fileprivate func kind(asked text: String?) throws(CommandFailure) -> MatterKind? {
    guard let text else { return nil }
    let kinds = RoomVerbs.kinds(in: self)
    let found = kinds.first { kind in
      kind.code.text == text || kind.verb.text == text
        || kind.prefix == NumberPrefix(text)
    }
    if let found { return found }
    throw CommandFailure(Words.Listing.noKind(text, kinds.map(\.code.text)))
  }
}

extension Words.Listing {
  static let matters: [ShellColumn<MatterRow>] = [
    ShellColumn(.number, "Number"), ShellColumn(.state, "State"), ShellColumn(.title, "What"),
    ShellColumn(.owes, "Owed by"), ShellColumn(.due, "By"), ShellColumn(.late, "Late"),
    ShellColumn(.incident, "Incident", leftOut: 2), ShellColumn(.opened, "Opened", leftOut: 1),
  ]
  static let kinds: [ShellColumn<KindRow>] = [
    ShellColumn(Column("code", .word) { .text($0.kind.code.text) }, "Kind"),
    ShellColumn(Column("prefix", .word) { .text($0.kind.prefix.description) }, "Prefix"),
    ShellColumn(Column("verb", .word) { .text($0.kind.verb.text) }, "Command"),
    ShellColumn(Column("count", .count) { .count($0.count) }, "Here"),
    ShellColumn(
      Column("for", .words) { .text(Phrases.matterWords.words(of: $0.kind).summary) }, "For"),
  ]

  static func noKind(_ text: String, _ known: [String]) -> String {
    "There is no kind \(Text.sanitise(text)). Use one of \(known.joined(separator: ", "))."
  }
}
