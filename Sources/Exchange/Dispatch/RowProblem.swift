import IncidentEngine

/// What is wrong with one row of a dispatch log; the rest is imported.
public struct RowProblem: Hashable, Sendable {
  /// The line of the file at which the row begins, from 1.
  public let line: Int
  /// What is wrong.
  public let reason: Reason

  /// A problem of the row that begins on a line, from 1.
  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// What may be wrong with a row. Columns are named as in the file's header.
  public enum Reason: Hashable, Sendable {
    /// The row cannot be told from its neighbours.
    case unreadable(DelimitedProblem)
    /// The row has more or fewer fields than the header; it is read as far as it goes.
    case fieldCount(found: Int, expected: Int)
    /// The row is too short to hold what it needs, or long enough that its fields may have moved.
    case misshapen(found: Int, expected: Int)
    /// The field that names the call or the unit is unknown.
    case unknown(column: String)
    /// A text that names something is longer than `limit` bytes.
    case tooLong(column: String, limit: Int)
    /// A text for reading was cut at `limit` bytes.
    case cut(Text, limit: Int)
    /// The identity of the row was on an earlier line already.
    case repeated(id: String, firstLine: Int)
    /// The map does not say whose units of this type are; nil when the type is unknown.
    case unitTypeUnlisted(String?)
    /// A time is written in no way the map knows; it counts as unknown.
    case timeUnreadable(column: String, written: String, patterns: [String])
    /// The priority is none the map knows; the usual one is taken.
    case priorityUnlisted(column: String, written: String)
    /// The coordinates are none; they count as unknown.
    case coordinatesUnreadable(column: String, written: String)
  }

  /// The texts of a call that are cut when too long.
  public enum Text: Hashable, Sendable {
    case type, title, place, unitType
  }
}

/// A row whose times are out of order; they are kept as they are.
public struct FlaggedRow: Hashable, Sendable {
  /// The line of the file at which the row begins, from 1.
  public let line: Int
  /// The identity of the row.
  public let id: String
  /// The column of a step that comes later, but carries the earlier time.
  public let column: String
  /// The column of the step it should not be before.
  public let follows: String
}
