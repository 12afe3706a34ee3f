import CheckedYAML
import OperatingPicture

/// What is said of lists whose rows have columns.
extension Phrases {
  static let listIsEmpty = "Nothing here yet."
  static let noRowMatches = "Nothing matches the filter. Esc shows all again."

  static func listFilterHint(_ columns: [String]) -> String {
    "such as \(columns.first ?? "")=… and not \(columns.last ?? "")=…; by "
      + columns.joined(separator: ", ")
  }

  /// What is wrong with a filter of columns, and the cure.
  public static func said(_ problem: ColumnFilterProblem, _ columns: [String]) -> String {
    switch problem.reason {
    case .conditionMissing:
      "A condition is missing here, such as \(columns.first ?? "")=…."
    case .unknownColumn(let text):
      "There is no column \(text)." + cure(for: text, columns)
    case .wrongOperator(let column, let operators):
      "\(column) is asked by \(operators.map(\.rawValue).joined(separator: " "))."
    case .valueMissing(let column): "Say what \(column) is to be compared with."
    case .wrongValue(let column, let kind): "\(column) \(needs(kind))"
    case .unpaired(let character): "The \(character) has no other. Type it, or leave this one out."
    case .tooDeep(let limit): "Parentheses go at most \(limit) deep. Leave some out."
    }
  }

  private static func cure(for text: String, _ columns: [String]) -> String {
    nearest(to: text, among: columns).map { " Did you mean \($0)?" }
      ?? " Use one of \(columns.joined(separator: ", "))."
  }

  private static func needs(_ kind: ColumnKind) -> String {
    switch kind {
    case .count: "is a number. Type one such as 3."
    case .moment: "is a time. Type 14:30, -5m or @23:50."
    case .duration: "is how long. Type 45m, 2h or 1d."
    case .flag: "is yes or no."
    case .words, .word, .number, .several, .record: "is words."
    }
  }
}
