import IncidentEngine

/// Which rows of a list with columns are shown: `with=fire and days>3`.
public struct ColumnFilter: Hashable, Sendable {
  /// As it was written.
  public let text: String
  let condition: Condition

  indirect enum Condition: Hashable, Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case column(String, ColumnOperator, ColumnValue)
    /// A column that says yes or no.
    case flag(String)
    /// Words anywhere in a row.
    case anywhere(String)
  }

  /// Whether a row of a list with these columns is shown.
  public func matches<Row>(_ row: Row, _ columns: [Column<Row>]) -> Bool {
    condition.holds(for: row, columns)
  }
}

extension ColumnFilter.Condition {
  func holds<Row>(for row: Row, _ columns: [Column<Row>]) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(for: row, columns) }
    case .any(let parts): parts.contains { $0.holds(for: row, columns) }
    case .not(let part): !part.holds(for: row, columns)
    case .flag(let name): columns.value(name, of: row) == .flag(true)
    case .column(let name, let sign, let operand):
      columns.value(name, of: row).holds(sign, operand)
    case .anywhere(let words):
      columns.contains { $0.value(row).holds(.contains, .text(words)) }
    }
  }
}

extension Array {
  /// What the column of a name holds of a row.
  fileprivate func value<Row>(_ name: String, of row: Row) -> ColumnValue
  where Element == Column<Row> {
    first { $0.name == name }.map { $0.value(row) } ?? .none
  }
}

extension ColumnValue {
  /// Whether it compares with another value as a filter asks; what is unknown is nothing but
  /// different.
  func holds(_ sign: ColumnOperator, _ other: ColumnValue) -> Bool {
    switch sign {
    case .equal: isSaid(by: other)
    case .notEqual: !isSaid(by: other)
    case .contains: texts.contains { text in other.texts.contains { text.contains($0) } }
    case .less: comparison(other).map { $0 < 0 } ?? false
    case .lessOrEqual: comparison(other).map { $0 <= 0 } ?? false
    case .greater: comparison(other).map { $0 > 0 } ?? false
    case .greaterOrEqual: comparison(other).map { $0 >= 0 } ?? false
    }
  }

  private func isSaid(by other: ColumnValue) -> Bool {
    switch self {
    case .list(let values): values.contains { $0.isSaid(by: other) }
    case .text: texts == other.texts
    case .none: other == .none
    case .count, .decimal: self == other || comparison(other) == 0
    case .moment, .duration, .flag, .record: self == other
    }
  }

  /// -1, 0 or 1; nil where the two are not of a kind.
  private func comparison(_ other: ColumnValue) -> Int? {
    func sign<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
      one < other ? -1 : one == other ? 0 : 1
    }
    switch (self, other) {
    case (.count(let one), .count(let other)): return sign(one, other)
    case (.count, .decimal), (.decimal, .count), (.decimal, .decimal):
      guard let one = number, let other = other.number else { return nil }
      return sign(one, other)
    case (.moment(let one), .moment(let other)): return sign(one, other)
    case (.duration(let one), .duration(let other)): return sign(one, other)
    case (.text(let one), .text(let other)): return sign(one.lowercased(), other.lowercased())
    case (.none, _), (.text, _), (.count, _), (.decimal, _), (.moment, _), (.duration, _),
      (.flag, _), (.list, _), (.record, _):
      return nil
    }
  }

  /// The words in it, in small letters.
  private var texts: [String] {
    switch self {
    case .text(let text), .decimal(let text): [text.lowercased()]
    case .list(let values): values.flatMap(\.texts)
    case .record(let members): members.flatMap(\.value.texts)
    case .count(let count): ["\(count)"]
    case .none, .moment, .duration, .flag: []
    }
  }
}
