import IncidentEngine

/// Why a line or a form cannot be said so: data, with field and place, from which the catalogue says
/// the cure.
public struct LineProblem: Error, Hashable, Sendable {
  /// Which field, by its place in ``Verb/allFields``; nil where the line as a whole is wrong.
  public let field: Int?
  /// Where, in characters from 0: in the line, or in the field's value in a form. Empty where
  /// something is missing.
  public let range: Range<Int>
  /// What is wrong there.
  public let reason: Reason

  /// A problem; see the properties.
  public init(_ range: Range<Int>, _ reason: Reason, field: Int? = nil) {
    self.field = field
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
    case matterUnknown(String, nearest: String?)
    case notOfMatter(verb: String, matter: String)
    case notOfSelected(verb: String, matter: String, possible: [String], example: String)
    case noMatterSelected(verb: String, example: String)
    case moveMissing(matter: String, known: [String])
    case nothingOwed(matter: String, agency: String?)
    case surplus(String, usage: String)
    case quoteWithoutEnd
  }
}
