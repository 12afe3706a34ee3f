import IncidentEngine

/// Which matter the selected row is, where a line names none.
public enum MatterSelection: Hashable, Sendable {
  /// Rows are no matters here: a word means what it means first.
  case notShown
  /// Matters are shown, and the selected row is none.
  case nothing
  /// This one.
  case matter(MatterReference)

  /// The matter; nil for none.
  public var matter: MatterReference? {
    switch self {
    case .notShown, .nothing: nil
    case .matter(let matter): matter
    }
  }
}

/// The line with the number of the selected matter, where it is said of that and does not name it:
/// so it means the same whatever is selected later.
public func spellingOutMatter(of line: String, in context: LineContext) -> String {
  let head = LineHead(line: line, in: context.verbs, context.matterSelection)
  guard let matter = head.meant, let word = head.verbWord else { return line }
  let end = line.index(line.startIndex, offsetBy: word.range.upperBound)
  return "\(line[..<end]) \(matter)\(line[end...])"
}
