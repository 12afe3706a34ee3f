import IncidentEngine

/// What a column holds of one row: its cell, its order, its member of JSON and what a filter asks
/// are made of it.
public enum ColumnValue: Hashable, Sendable {
  /// Nothing, or nothing that is known.
  case none
  /// Words, a code, a spoken number.
  case text(String)
  case count(Int)
  /// A number as it is to be written, digits and all: `51.507222`.
  case decimal(String)
  case moment(Moment)
  /// Milliseconds.
  case duration(Int64)
  case flag(Bool)
  case list([ColumnValue])
  /// Values with a name each.
  case record([Member])

  /// A value of a record.
  public struct Member: Hashable, Sendable {
    /// How it is called.
    public let name: String
    /// What it is.
    public let value: ColumnValue
  }

  /// Words, or nothing.
  public static func text(ifAny text: String?) -> ColumnValue { text.map { .text($0) } ?? .none }
  /// A moment, or nothing.
  public static func moment(ifAny moment: Moment?) -> ColumnValue {
    moment.map { .moment($0) } ?? .none
  }
  /// Milliseconds, or nothing.
  public static func duration(ifAny milliseconds: Int64?) -> ColumnValue {
    milliseconds.map { .duration($0) } ?? .none
  }
  /// A count, or nothing.
  public static func count(ifAny count: Int?) -> ColumnValue { count.map { .count($0) } ?? .none }
  /// A list of words.
  public static func texts(_ texts: some Sequence<String>) -> ColumnValue {
    .list(texts.map { .text($0) })
  }
  /// What some columns hold of a row, by their members.
  public static func record<Row>(_ columns: [Column<Row>], of row: Row) -> ColumnValue {
    .record(
      columns.compactMap { column in
        column.member.map { Member(name: $0, value: column.value(row)) }
      })
  }
}

extension ColumnValue {
  /// As a value of a JSON document.
  public var json: JSONValue {
    switch self {
    case .none: .null
    case .text(let text): .text(text)
    case .count(let count): .count(count)
    case .decimal(let digits): .number(digits)
    case .moment(let moment): .time(moment)
    case .duration(let milliseconds): .seconds(milliseconds)
    case .flag(let flag): .flag(flag)
    case .list(let values): .list(values.map(\.json))
    case .record(let members): .object(members.map { ($0.name, $0.value.json) })
    }
  }

  /// What rows are ordered by where they are ordered by this value; what is empty stands last.
  var order: OrderKey {
    switch self {
    case .none, .record: .text("")
    case .text(let text): .text(text.lowercased())
    case .decimal: .number(number.map { Int64(($0 * 1_000).rounded()) } ?? 0)
    case .count(let count): .number(Int64(count))
    case .moment(let moment): .number(moment.milliseconds)
    case .duration(let milliseconds): .number(milliseconds)
    case .flag(let flag): .number(flag ? 0 : 1)
    case .list(let values): .number(-Int64(values.count))
    }
  }
}

extension ColumnValue {
  /// A decimal as it is written, such as `-2.5`; nil where the text is none of at most 12 digits
  /// before the point and 3 behind it.
  init?(decimal text: String) {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.map { $0.utf8.count { (48...57).contains($0) } }
    guard parts.count == 2, zip(parts, digits).allSatisfy({ $0.utf8.count == $1 }),
      (1...12).contains(digits[0]), (1...3).contains(digits[1]), Double(text) != nil
    else { return nil }
    self = .decimal(text)
  }

  /// A count or a decimal as a number to compare by, exact within 12 digits and 3 places.
  var number: Double? {
    switch self {
    case .count(let count): Double(count)
    case .decimal(let text): Double(text)
    case .none, .text, .moment, .duration, .flag, .list, .record: nil
    }
  }
}
