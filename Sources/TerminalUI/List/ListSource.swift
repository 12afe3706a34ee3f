/// The rows of a list, each known by an identity, wherever they are kept.
///
/// A list asks for what it shows and never goes through all of it:
/// ```swift
/// struct Numbers: ListSource {
///   let count: Int
///   func id(at place: Int) -> Int { place + 1 }
///   func place(of id: Int) -> Int? { (1...count).contains(id) ? id - 1 : nil }
/// }
/// ```
public protocol ListSource<ID> {
  /// What a row is known by.
  associatedtype ID: Hashable
  /// How many rows there are.
  var count: Int { get }
  /// The row in a place, 0..<count.
  func id(at place: Int) -> ID
  /// Where a row stands; nil when it is not in the list.
  func place(of id: ID) -> Int?
  /// Up to `count` rows from a place on.
  func ids(from place: Int, count: Int) -> [ID]
}

extension ListSource {
  /// Up to `count` rows from a place on, each asked for by itself.
  public func ids(from place: Int, count: Int) -> [ID] {
    let first = max(0, place)
    return (first..<max(first, min(self.count, first + count))).map { id(at: $0) }
  }
}

extension Array: ListSource where Element: Hashable {
  /// The element in a place.
  public func id(at place: Int) -> Element { self[place] }

  /// The first place of an element. O(n).
  public func place(of id: Element) -> Int? { firstIndex(of: id) }
}
