import IncidentEngine
import MatterKinds
import OperatingPicture

extension Phrases {
  /// A kind as an object of a JSON document; docs/shell.md names its members.
  public static func document(of kind: MatterKind) -> JSONValue {
    let words = matterWords.words(of: kind)
    func said(_ code: String) -> JSONValue { .text(matterWords.said(code, of: kind)) }
    func field(_ field: MatterField) -> JSONValue {
      .object([
        ("code", .text(field.code.text)), ("name", said(field.code.text)),
        ("type", .text(field.type.notation)), ("required", .flag(field.isRequired)),
        ("place", .text(field.place.word)),
        ("columns", .list(field.type.columns.map { column($0) })),
      ])
    }
    func column(_ column: MatterField) -> JSONValue {
      .object([
        ("code", .text(column.code.text)), ("name", said(column.code.text)),
        ("type", .text(column.type.notation)), ("required", .flag(column.isRequired)),
      ])
    }
    func state(_ state: MatterState) -> JSONValue {
      .object([
        ("code", .text(state.code.text)), ("name", said(state.code.text)),
        ("open", .flag(state.isOpen)), ("tone", .text(state.tone.word)),
      ])
    }
    return .object([
      ("code", .text(kind.code.text)), ("prefix", .text(kind.prefix.description)),
      ("verb", .text(kind.verb.text)), ("version", .count(kind.version)),
      ("own", .flag(kind.words != nil)), ("noun", .text(words.noun)),
      ("plural", .text(words.plural)), ("for", .text(words.summary)),
      ("lasting", .text(kind.lasting.word)), ("marking", .text(kind.marking.word)),
      ("fields", .list(kind.fields.map(field))), ("states", .list(kind.states.map(state))),
      (
        "parts",
        .list(
          kind.parts.map { parts in
            .object([
              ("code", .text(parts.code.text)), ("of", .text(parts.field.text)),
              ("key", .text(parts.key.word)), ("states", .list(parts.states.map(state))),
            ])
          })
      ),
      ("moves", .list(kind.moves.map { move(of: $0, kind) })),
    ])
  }

  private static func move(of move: MatterMove, _ kind: MatterKind) -> JSONValue {
    .object([
      ("code", .text(move.code.text)), ("name", .text(matterWords.said(move.code.text, of: kind))),
      ("of", .text(ifAny: move.scope.parts?.text)),
      ("from", .list(move.from.map { .text($0.text) })),
      ("to", .text(move.outcome.notation)),
      ("by", .list(move.by.map { .text($0.notation) })),
      ("takes", .list(move.takes.map { .text($0.code.text) })),
      ("needs", .list(needed(by: move).map { .text($0.text) })),
    ])
  }

  /// The fields that have to be said with a move, each once.
  private static func needed(by move: MatterMove) -> [FieldCode] {
    move.needs
      + move.takes.filter { $0.isRequired && !move.needs.contains($0.code) }.map(\.code)
  }
}
