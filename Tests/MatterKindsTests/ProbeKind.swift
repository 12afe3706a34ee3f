import EngineTesting
import IncidentEngine

/// A kind with a field of every type, whose rules a test chooses.
enum Probe {
  static func kind(
    _ rules: [MatterRuling] = [], checks: [MatterRuling] = [], follows: [MatterFollow] = [],
    version: Int = 1
  ) -> MatterKind {
    MatterKind(
      code: "probe", version: version, prefix: "PRB", parties: ["agencies"], fields: fields,
      states: [MatterState("open", .good), MatterState("closed", open: false)],
      parts: [
        MatterParts(
          "asked", of: "agencies",
          states: [MatterState("waiting", .waits), MatterState("done", open: false, .good)])
      ],
      moves: [
        MatterMove("tick", from: ["waiting"], to: .part("done"), of: .part("asked"), by: [.part]),
        MatterMove("check", from: ["open"], to: .stays, rules: checks),
        MatterMove("close", from: ["open"], to: .state("closed"), follows: follows, final: true),
        MatterMove(
          "enter", from: ["open"], to: .stays, of: .row("ledger"),
          takes: [MatterField("amount", .money, required: true)], rules: checks),
      ],
      awaits: [
        Await("tick", in: ["waiting"], of: .part("asked"), from: .part, within: .field("end"))
      ],
      rules: rules, follows: [], books: [Booking("officer", from: "start", until: "end")])
  }

  static let fields: [MatterField] = [
    MatterField("title", .line, required: true, .rest, shows: .title),
    MatterField("text", .text), MatterField("flag", .flag), MatterField("money", .money),
    MatterField("past", .past), MatterField("start", .due), MatterField("end", .due),
    MatterField("day", .day), MatterField("span", .span), MatterField("point", .point),
    MatterField("place", .place), MatterField("key", .key), MatterField("agency", .agency),
    MatterField("agencies", .agencies), MatterField("post", .post),
    MatterField("officer", .officer), MatterField("incident", .incident),
    MatterField("task", .task), MatterField("resource", .resource),
    MatterField("marking", .marking), MatterField("measures", .measures),
    MatterField("file", .file), MatterField("count", .count(1...9)),
    MatterField("decimal", .decimal), MatterField("choice", .choice(["red", "blue"])),
    MatterField("choices", .choices(["red", "blue"])), MatterField("power", .matter("power")),
    MatterField("any", .matters(nil)),
    MatterField(
      "ledger",
      .rows([MatterField("amount", .money, required: true), MatterField("what", .line)])),
  ]

  /// Opens one with a title and more.
  static func opening(
    _ values: FieldValues = FieldValues(), rows: [FieldValues] = [], marking: Marking? = nil,
    saying: Saying = Saying()
  ) -> MatterCommand {
    var all: FieldValues = ["title": .text("Probe")]
    for entry in values.entries { all[entry.code] = entry.value }
    return .open(
      MatterDraft(
        kind: "probe", incident: Story.flood, values: all,
        rows: rows.map { MatterDraft.Row("ledger", $0) }, marking: marking, saying: saying))
  }
}
