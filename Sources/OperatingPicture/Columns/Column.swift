/// One description of a column, for the list, its order, its filter and JSON.
///
/// What a register shows is an array of them:
/// ```swift
/// let columns: [Column<Loan>] = [
///   Column("number", .number, width: .fixed(6)) { .text($0.number) },
///   Column("what", .words, width: .free(least: 8), leftOut: 2) { .text($0.what) },
///   Column("since", json: "lentAt", .moment, width: .fixed(6), leftOut: 1) { .moment($0.at) },
/// ]
/// ```
public struct Column<Row>: Sendable {
  /// The word by which a person chooses it.
  public let name: String
  /// The member of a JSON document that holds it; nil where documents have none of it.
  public let member: String?
  /// What kind of value it holds.
  public let kind: ColumnKind
  /// How wide it is on a screen.
  public let width: ColumnWidth
  /// The narrowest screen on which it is shown when nobody chose; nil when it never is.
  public let usualFrom: Int?
  /// When it is left out where there is no room: the lower, the earlier; nil for never.
  public let leftOut: Int?
  /// What it holds of a row.
  public let value: @Sendable (Row) -> ColumnValue
  /// How its cell is to be seen.
  public let tone: @Sendable (Row) -> ColumnTone
  private let orderKey: (@Sendable (Row) -> OrderKey)?

  /// A column; its member of JSON is called as it is, unless `json` says otherwise.
  public init(
    _ name: String, json member: String? = nil, _ kind: ColumnKind,
    width: ColumnWidth = .fixed(8), usualFrom: Int? = 0, leftOut: Int? = nil,
    tone: @escaping @Sendable (Row) -> ColumnTone = { _ in .plain },
    value: @escaping @Sendable (Row) -> ColumnValue
  ) {
    self.init(
      name, member: member ?? name, kind, width: width, usualFrom: usualFrom, leftOut: leftOut,
      tone: tone, orderKey: nil, value: value)
  }

  /// A column whose member of JSON may be none, and whose order may be another than its value's.
  init(
    _ name: String, member: String?, _ kind: ColumnKind, width: ColumnWidth = .fixed(8),
    usualFrom: Int? = 0, leftOut: Int? = nil,
    tone: @escaping @Sendable (Row) -> ColumnTone = { _ in .plain },
    orderKey: (@Sendable (Row) -> OrderKey)? = nil,
    value: @escaping @Sendable (Row) -> ColumnValue
  ) {
    self.name = name
    self.member = member
    self.kind = kind
    self.width = width
    self.usualFrom = usualFrom
    self.leftOut = leftOut
    self.tone = tone
    self.orderKey = orderKey
    self.value = value
  }

  /// What rows are ordered by where they are ordered by this column.
  func order(of row: Row) -> OrderKey { orderKey?(row) ?? value(row).order }

  /// Whether a row stands before another in the order of this column; nil where neither does.
  public func precedes(_ one: Row, _ other: Row) -> Bool? {
    let (first, second) = (order(of: one), order(of: other))
    return first == second ? nil : first < second
  }
}
