/// Where a table of entities lies in a packed situation.
///
/// So many elements of any length, behind them the place of each in four bytes: an element is found
/// without reading those before it.
struct PackedSection: Sendable {
  static let placeBytes = 4

  /// Reads the bytes, wherever it stands.
  let reader: SnapshotReader
  /// How many elements there are.
  let count: Int
  /// Where the elements lie.
  let elements: Range<Int>

  /// Where all of it ends.
  var end: Int { elements.upperBound + count * Self.placeBytes }

  /// Puts a reader of the same bytes before an element, 0..<count. A place beyond the elements
  /// leads to their end, where nothing can be read.
  func move(_ reader: inout SnapshotReader, to index: Int) {
    let place = reader.fixed32(at: elements.upperBound + index * Self.placeBytes)
    reader.move(to: min(elements.lowerBound + place, elements.upperBound))
  }
}

/// Entities as a snapshot packed them: one is read when it is asked for, each time.
///
/// Only for bytes that were read whole once, when they were written: what cannot be read ends the
/// program, because nothing else in its place would be true.
@usableFromInline final class PackedTable<Element>: Sendable {
  typealias Unpack = @Sendable (inout SnapshotReader, Int) throws(SnapshotError) -> Element

  let section: PackedSection
  private let unpack: Unpack

  init(_ section: PackedSection, _ unpack: @escaping Unpack) {
    self.section = section
    self.unpack = unpack
  }

  var count: Int { section.count }

  /// The element at `index`, 0..<count.
  subscript(index: Int) -> Element {
    do { return try read(index) } catch {
      preconditionFailure("a snapshot with the right checksum cannot be read: \(error)")
    }
  }

  /// The element at `index`, 0..<count, or what is wrong with its bytes.
  func read(_ index: Int) throws(SnapshotError) -> Element {
    precondition((0..<count).contains(index), "no element \(index)")
    var reader = section.reader
    section.move(&reader, to: index)
    return try unpack(&reader, index)
  }
}
