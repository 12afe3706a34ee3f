/// What was so from a time on, with when that was recorded and by which entry.
public struct Standing<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What was so.
  public let value: Value
  /// Since when.
  public let occurred: Moment
  /// When the room recorded it.
  public let recorded: Moment
  /// The entry that says so.
  public let number: EntryNumber

  /// A standing; see the properties.
  public init(value: Value, occurred: Moment, recorded: Moment, number: EntryNumber) {
    self.value = value
    self.occurred = occurred
    self.recorded = recorded
    self.number = number
  }

  init(_ value: Value, of entry: Entry) {
    self.init(
      value: value, occurred: entry.occurred, recorded: entry.recorded, number: entry.number)
  }
}

extension Sequence {
  /// What had happened by `moment`: the standing with the latest (occurred, number) not after it.
  public func standing<Value>(by moment: Moment) -> Standing<Value>?
  where Element == Standing<Value> {
    self.filter { $0.occurred <= moment }.max {
      ($0.occurred, $0.number) < ($1.occurred, $1.number)
    }
  }
}

/// The last change of something: by which entry and by whom.
public struct Change: Hashable, Sendable {
  /// The entry that changed it.
  public var number: EntryNumber
  /// The author, as an index into `Situation.authors`.
  public var author: Int

  /// A change; see the properties.
  public init(number: EntryNumber, author: Int) {
    self.number = number
    self.author = author
  }
}
