/// What is wrong with a filter of columns, and where.
public struct ColumnFilterProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public let reason: Reason
  /// The characters of the filter that are meant.
  public let range: Range<Int>

  /// What can be wrong.
  public enum Reason: Hashable, Sendable {
    /// Nothing stands where a condition must.
    case conditionMissing
    /// No column has this name.
    case unknownColumn(String)
    /// The column cannot be asked like that, but by these.
    case wrongOperator(String, [ColumnOperator])
    /// Nothing stands behind the sign.
    case valueMissing(String)
    /// A column of this kind has no such value.
    case wrongValue(String, ColumnKind)
    /// A parenthesis or a quote without its other.
    case unpaired(Character)
    /// Deeper than so many parentheses.
    case tooDeep(Int)
  }

  init(_ range: Range<Int>, _ reason: Reason) {
    self.range = range
    self.reason = reason
  }
}
