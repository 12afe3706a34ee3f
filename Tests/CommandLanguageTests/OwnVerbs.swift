import CommandLanguage
import IncidentEngine

/// Verbs as a room may bring them: messages with a prefix M, decisions with a prefix JD.
enum OwnVerbs {
  static let table = VerbTable(VerbTable.standard.rows + rows)

  static let rows = [
    Verb(
      "message", "send a formal message",
      fields: [Field("agencies", .agencies), Field("text", .text, takes: .rest)],
      options: [Field("reply", .due, required: false, label: "Reply by")],
      example: "message fire,police road closure reply=+2h",
      reads: .command { said throws(LineProblem) in
        let agencies = try said.agencies(try said.required("agencies"))
        let reply = try said.read("reply", as: said.future)
        return .writeLog(
          LogDraft(
            kind: .messageOut, text: try said.requiredText("text"), incident: nil,
            to: agencies.map(\.text).joined(separator: " "),
            method: reply.map { "\($0.milliseconds)" }))
      }),
    move("ack", of: .matter), move("answer", of: .matterOf(prefix: "M")),
    move("sign", of: .matterOf(prefix: "JD"), "JD-2"),
    move("answer", of: .matterOf(prefix: "JD"), "JD-2"),
  ]

  /// M-1 to M-14, of which the even ones can be answered, and two decisions.
  static let matters = KnownMatters(
    ((1...14).map { "M-\($0)" } + ["JD-1", "JD-2"]).compactMap { text in
      MatterReference(text).map { ($0, "Matter \(text)") }
    })

  static func context(selected: IncidentNumber? = OfficersRoom.selected) throws -> LineContext {
    try OfficersRoom.usual().context(selected: selected, verbs: table, matters: matters)
  }

  /// A move that tells of itself: its object, the verb, its words.
  private static func move(
    _ name: String, of object: VerbObject, _ number: String = "M-14"
  ) -> Verb {
    Verb(
      name, "\(name) a matter", of: object,
      fields: [Field("text", .text, required: false, takes: .rest)],
      suits: Suiting(matters: { matter, _ in name != "answer" || matter.ordinal % 2 == 0 }),
      example: "\(name) \(number) in order",
      reads: .command { said throws(LineProblem) in
        let words = [try said.matter().description, name, said.text("text")].compactMap { $0 }
        return .writeLog(
          LogDraft(kind: .observation, text: words.joined(separator: " "), incident: nil))
      })
  }
}
