import TerminalUI

/// The rows of a list in the order in which they are shown, each found by its identity.
public struct TableRows<ID: Hashable & Sendable>: ListSource, Hashable, Sendable {
  private let ids: [ID]
  private let places: [ID: Int]

  /// Rows in their order; of two with one identity the first counts.
  public init(_ ids: [ID] = []) {
    self.ids = ids
    places = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
  }

  /// How many there are.
  public var count: Int { ids.count }

  /// The row in a place.
  public func id(at place: Int) -> ID { ids[place] }

  /// Where a row stands.
  public func place(of id: ID) -> Int? { places[id] }
}
