/// Everything a terminal shows at one moment.
public struct Frame: Hashable, Sendable {
  /// How large it is.
  public let size: Size
  /// The rows from the top; as many as the size says.
  public var rows: [Row]
  /// Where the cursor blinks; nil hides it.
  public var cursor: Position?

  /// Makes a blank frame without a cursor.
  public init(size: Size) {
    self.size = size
    rows = Array(repeating: Row(columns: size.columns), count: size.rows)
  }

  /// The frame as plain text: its rows joined by `\n`, each without its trailing blanks.
  public var text: String { rows.map { trimmed($0.text) }.joined(separator: "\n") }

  /// The roles of the frame: laid out as ``text``, one ``Role/letter`` for each cell.
  public var styles: String { rows.map { trimmed($0.styles) }.joined(separator: "\n") }

  private func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
