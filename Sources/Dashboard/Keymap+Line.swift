/// A key of the command line, for help and the manual.
public struct LineKey: Hashable, Sendable {
  /// How it is written.
  public let label: String
  /// What it does.
  public let summary: String
}

extension Keymap {
  /// What keys do while a line is written after `:`.
  public static let lineKeys: [LineKey] = [
    LineKey(label: "Enter", summary: "send the line"),
    LineKey(label: "Tab", summary: "complete the word"),
    LineKey(label: "↑ ↓", summary: "the lines before"),
    LineKey(
      label: "Alt-e",
      summary: "write the line in your editor ($VISUAL, $EDITOR); also Ctrl-X Ctrl-E"),
    LineKey(label: "Ctrl-P", summary: "find any action, command, incident, task …"),
    LineKey(label: "Ctrl-A E", summary: "to the beginning, to the end"),
    LineKey(label: "Ctrl-W U K", summary: "delete the word, all before, all behind"),
    LineKey(label: "PgDn PgUp", summary: "to the next draft, to the one before"),
    LineKey(label: "F8", summary: "throw the line away, and its draft"),
    LineKey(label: "Esc", summary: "leave; F2 or ↑ brings the line back"),
  ]
}
