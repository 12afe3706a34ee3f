/// What kind of value a column holds: its alignment and what a filter can ask follow from it.
public enum ColumnKind: Hashable, Sendable, CaseIterable {
  /// Words that somebody wrote.
  case words
  /// A code, or a word of a closed list.
  case word
  /// A spoken number, which has an order: `26-0003`.
  case number
  case count
  case moment
  case duration
  case flag
  /// Several codes or words.
  case several
  /// Values with names, for other programs.
  case record

  /// What may stand between the column and a value in a filter.
  public var operators: [ColumnOperator] {
    switch self {
    case .words, .word, .several: [.equal, .notEqual, .contains]
    case .number: ColumnOperator.allCases
    case .count: ColumnOperator.allCases.filter { $0 != .contains }
    case .moment, .duration: [.less, .lessOrEqual, .greater, .greaterOrEqual]
    case .flag: [.equal, .notEqual]
    case .record: []
    }
  }

  /// Whether its cells end where their column ends.
  public var isTrailing: Bool {
    switch self {
    case .count, .moment, .duration: true
    case .words, .word, .number, .flag, .several, .record: false
    }
  }
}

/// How a filter compares a column with a value.
public enum ColumnOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "~"
}
