/// Why a filter cannot be read: data, with the place, from which the catalogue says the cure.
public struct FilterProblem: Error, Hashable, Sendable {
  /// Where in the filter, in characters from 0; empty where something is missing.
  public let range: Range<Int>
  /// What is wrong there.
  public let reason: Reason

  init(_ range: Range<Int>, _ reason: Reason) {
    self.range = range
    self.reason = reason
  }

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case quoteWithoutEnd
    case parenthesisWithoutEnd
    case parenthesisWithoutStart
    case conditionMissing(after: String?)
    case unknownWord(String, nearest: String?)
    case unknownField(String, nearest: String?, known: [String])
    case unknownOperator(String, meant: String?)
    case operatorWithoutField(String)
    case operatorMissing(field: String, known: [String])
    case operatorUnfit(String, field: String, known: [String])
    case wordWithOperator(String)
    case valueMissing(after: String)
    case valueUnknown(String, field: String, known: [String])
    case agencyUnknown(String, nearest: String?, known: [String])
    case agencyAmbiguous(String, meanings: [String])
    case durationMissing(after: String)
    case notADuration(String)
    case notATime(String)
    case timeDoesNotExist(String)
    case notACount(String)
    case notAnIncidentNumber(String)
  }
}
