import CheckedYAML

/// Why nothing of a dispatch log can be read by a map.
public enum ImportRefusal: Error, Hashable, Sendable {
  /// The file has no row at all.
  case fileEmpty
  /// The first row, which names the columns, cannot be read.
  case headerUnreadable(DelimitedProblem)
  /// The map names columns that the file does not have; `header` is what it has.
  case columnsMissing([MissingColumn], header: [String])
  /// The file has two columns of a name that the map uses.
  case columnTwice(String)

  /// A column that the map names and the file does not have.
  public struct MissingColumn: Hashable, Sendable {
    /// The name in the map.
    public let name: String
    /// Where the map names it.
    public let place: YAMLPlace
    /// The column of the file that was probably meant.
    public let nearest: String?
  }
}

extension ImportRefusal {
  /// What is wrong, a sentence or one for each column.
  public var what: String {
    switch self {
    case .fileEmpty: "The file is empty."
    case .headerUnreadable(let problem): problem.what
    case .columnsMissing(let missing, _):
      missing.map { column in
        let near = column.nearest.map { " Did you mean `\(YAMLFields.shown($0))`?" } ?? ""
        return "The file has no column `\(YAMLFields.shown(column.name))`, which line "
          + "\(column.place.line) of the map names.\(near)"
      }.joined(separator: " ")
    case .columnTwice(let name): "The file has two columns `\(YAMLFields.shown(name))`."
    }
  }

  /// What to do about it.
  public var cure: String {
    switch self {
    case .fileEmpty: return "Look whether this is the right file."
    case .headerUnreadable(let problem): return problem.cure
    case .columnsMissing(_, let header):
      let shown = header.prefix(100).map { "`\(YAMLFields.shown($0))`" }.joined(separator: ", ")
      return "Its columns are \(shown)\(header.count > 100 ? ", …" : ""). "
        + "Name these in the map, and see that `delimiter` is right."
    case .columnTwice: return "Rename one of the two in the first line of the file."
    }
  }
}
