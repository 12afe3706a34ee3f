import IncidentEngine

/// Why a line cannot be said so: data, with the place, from which the catalogue says the cure.
public struct LineProblem: Error, Hashable, Sendable {
  /// Where in the line, in characters from 0.
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
    case unknownVerb(String, nearest: String?)
    case missing(field: String, usage: String)
    case unknownOption(String, known: [String])
    case doubledOption(String)
    case optionWithoutValue(String)
    case noIncidentSelected
    case incidentUnknown(String)
    case taskUnknown(String)
    case agencyUnknown(String, nearest: String?, known: [String])
    case agencyAmbiguous(String, meanings: [String])
    case resourceUnknown(String, nearest: String?)
    case wordUnknown(String, known: [String])
    case notATime(String)
    case timeDoesNotExist(String)
    case notANumber(String)
    case notCoordinates(String)
    case notASpeed(String)
    case notACode(String)
    case injectUnknown(String, waiting: [String])
    case tabUnknown(String, known: [String])
    case objectiveUnknown(String)
    case surplus(String, usage: String)
    case quoteWithoutEnd
  }
}
