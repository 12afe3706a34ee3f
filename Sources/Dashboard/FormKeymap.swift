import TerminalUI

/// What a key does in a form.
enum FormAction: Hashable, Sendable {
  case next, previous, goOn, complete, send, toLine, editor, leave
  case nextDraft, previousDraft, throwAway
}

/// One row of the table of a form's keys: help, the manual page and the hint line are made of it.
public struct FormKey: Hashable, Sendable {
  /// The keys.
  public let keys: [Key]
  /// How the keys are written.
  public let label: String
  /// What it does, in a word or two for the hint line.
  public let hint: String
  /// What it does, for help.
  public let summary: String
  let action: FormAction
  /// Its place in the hint line, the smallest first; nil when it is not shown there.
  let hintRank: Int?

  init(
    _ keys: [Key], _ label: String, _ hint: String, _ summary: String, _ action: FormAction,
    rank: Int? = nil
  ) {
    self.keys = keys
    self.label = label
    self.hint = hint
    self.summary = summary
    self.action = action
    hintRank = rank
  }
}

/// The keys of a form, in one table. All others edit the field.
public enum FormKeymap {
  /// Every key, in the order in which help shows them.
  public static let bindings: [FormKey] = [
    FormKey([Key(.tab), Key(.down)], "Tab ↓", "next", "to the next field", .next, rank: 3),
    FormKey(
      [Key(.backTab), Key(.up)], "Shift-Tab ↑", "previous", "to the previous field", .previous),
    FormKey(
      [Key(.enter)], "Enter", "go on", "to the next field; on the last one it sends", .goOn, rank: 0
    ),
    FormKey(
      [Key(.right), Key(.character(" "), control: true)], "→ Ctrl-Space", "complete",
      "at the end of a field: take what is offered, again for the next offer", .complete, rank: 4),
    FormKey(
      [Key(.character("s"), control: true), Key(.enter, alt: true)], "Ctrl-S", "send",
      "send from any field; Alt-Enter too", .send, rank: 1),
    FormKey(
      [Key(.function(2))], "F2", "line", "from a form to the line, and from the line to its form",
      .toLine, rank: 5),
    FormKey(
      [Key(.character("e"), alt: true)], "Alt-e", "editor",
      "write the field in your editor ($VISUAL, $EDITOR)", .editor),
    FormKey(
      [Key(.pageDown)], "PgDn", "next draft", "to the next draft; what was typed is kept",
      .nextDraft, rank: 6),
    FormKey([Key(.pageUp)], "PgUp", "draft before", "to the draft before", .previousDraft),
    FormKey(
      [Key(.function(8))], "F8", "throw away", "throw away what is in the form, and its draft",
      .throwAway),
    FormKey(
      [Key(.escape), Key(.character("c"), control: true)], "Esc Ctrl-C", "leave",
      "leave the form; what was typed is kept", .leave, rank: 2),
  ]

  /// What a key does; → completes only at the end of a field, elsewhere it edits.
  static func action(of key: Key, atEnd: Bool) -> FormAction? {
    if key == Key(.right), !atEnd { return nil }
    return bindings.first { $0.keys.contains(key) }?.action
  }
}
