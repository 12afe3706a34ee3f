import TerminalUI

extension Frame {
  /// Writes a title on a rule with a blank on either side, also where its end has no room.
  mutating func title(
    _ text: String, row: Int, at column: Int, width: Int, align: Alignment = .leading,
    role: Role = .title
  ) {
    guard width > 4, !text.isEmpty else { return }
    rows[row].put(
      " \(Text.truncate(text, to: width - 2)) ", at: column, width: width, align: align, role: role)
  }
}
