import CSQLite
import OperationsRoom

/// The pages of the file that the next entry is written by: its header, and the way from the root
/// of the table to its last leaf.
///
/// SQLite believes these few bytes. With one bit of them changed, entries at the end would be gone
/// without a word, or the next one be written over them. Rows that are read are checked by their
/// chain, and the rest of the file by `verify`.
/// Source: https://sqlite.org/fileformat2.html
struct JournalPages {
  /// The table is the first one that was made in the file, and its root stays where it is.
  private static let root = 2
  private static let deepest = 20

  private let connection: Connection
  private let size: Int
  private let pageBytes: Int

  /// What is wrong with a file whose WAL was moved into it; nil when nothing is.
  static func damage(_ connection: Connection) throws(JournalError) -> String? {
    let size = connection.fileSize
    guard size >= 512 else { return "it ends within its header" }
    let header = try connection.readFile(at: 0, count: 100)
    let written = header.integer(16, bytes: 2)
    let pageBytes = written == 1 ? 65_536 : written
    guard pageBytes >= 512, pageBytes & (pageBytes - 1) == 0 else { return "its header is changed" }
    let pages = JournalPages(connection: connection, size: size, pageBytes: pageBytes)
    if let wrong = pages.damage(ofHeader: header) { return wrong }
    return try pages.damageOnTheWay()
  }

  /// Nothing is reserved in its pages, there is no map of pointers, and texts are UTF-8.
  private func damage(ofHeader header: [UInt8]) -> String? {
    let isCounted = header[24..<28] == header[92..<96]
    if size % pageBytes != 0 || isCounted && header.integer(28, bytes: 4) != size / pageBytes {
      return "it has \(size) bytes and not what its header says"
    }
    let isPlain =
      header[20] == 0 && header[52..<56].allSatisfy { $0 == 0 } && header.integer(56, bytes: 4) == 1
    return isPlain ? nil : "its header is changed"
  }

  /// Goes from the root to the last leaf.
  private func damageOnTheWay() throws(JournalError) -> String? {
    let root = try connection.integer(
      "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'", "reading the journal's format")
    guard root == Int64(Self.root) else { return "its table does not begin where it did" }
    var number = Self.root
    for _ in 0..<Self.deepest {
      guard number > 1, number <= size / pageBytes else { return "it points to page \(number)" }
      let bytes = try connection.readFile(at: (number - 1) * pageBytes, count: pageBytes)
      guard let page = TablePage(bytes), page.isFilledWithoutGap else {
        return "page \(number), where its end is, is changed"
      }
      guard let next = page.last else { return nil }
      number = next
    }
    return "its pages lead nowhere"
  }
}

/// One page of a table, and whether its parts fill it.
private struct TablePage {
  private let bytes: [UInt8]
  /// The page behind all others below this one; nil in a leaf.
  let last: Int?

  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    switch bytes[0] {
    case 13: last = nil
    case 5: last = bytes.integer(8, bytes: 4)
    default: return nil
    }
  }

  private var headBytes: Int { last == nil ? 8 : 12 }
  private var cellCount: Int { bytes.integer(3, bytes: 2) }

  /// Whether head, free room, cells, blocks that were given back and fragments are all of the page,
  /// none within another.
  var isFilledWithoutGap: Bool {
    let top = bytes.integer(5, bytes: 2)
    let start = headBytes + 2 * cellCount
    let contentStart = top == 0 ? 65_536 : top
    guard start <= contentStart, contentStart <= bytes.count, let parts else { return false }
    var end = contentStart
    var gaps = 0
    for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard part.lowerBound >= end, part.upperBound <= bytes.count else { return false }
      gaps += part.lowerBound - end
      end = part.upperBound
    }
    return gaps + bytes.count - end == Int(bytes[7])
  }

  /// Where the cells are, and the blocks that were given back; nil when they make no sense.
  private var parts: [Range<Int>]? {
    var parts: [Range<Int>] = []
    for index in 0..<cellCount {
      let place = bytes.integer(headBytes + 2 * index, bytes: 2)
      guard place > 0, let count = cellBytes(at: place) else { return nil }
      parts.append(place..<place + count)
    }
    var block = bytes.integer(1, bytes: 2)
    while block != 0 {
      guard block + 4 <= bytes.count, parts.count < bytes.count else { return nil }
      parts.append(block..<block + max(4, bytes.integer(block + 2, bytes: 2)))
      block = bytes.integer(block, bytes: 2)
    }
    return parts
  }

  private func cellBytes(at place: Int) -> Int? {
    if last != nil {
      return place + 4 < bytes.count ? number(at: place + 4).map { max(4, 4 + $0.count) } : nil
    }
    guard let payload = number(at: place), let row = number(at: place + payload.count),
      payload.value >= 0
    else { return nil }
    let kept = keptHere(payload.value)
    let pointer = kept < payload.value ? 4 : 0
    return max(4, payload.count + row.count + kept + pointer)
  }

  /// How much of so long a row is on the page itself; the rest is on pages of its own.
  private func keptHere(_ payload: Int) -> Int {
    let usable = bytes.count
    if payload <= usable - 35 { return payload }
    let least = (usable - 12) * 32 / 255 - 23
    let wanted = least + (payload - least) % (usable - 4)
    return wanted <= usable - 35 ? wanted : least
  }

  /// A number in SQLite's spelling, with the bytes it takes; nil behind the end of the page.
  private func number(at place: Int) -> (value: Int, count: Int)? {
    var value: UInt64 = 0
    for count in 0..<9 {
      guard place + count < bytes.count else { return nil }
      let byte = bytes[place + count]
      if count == 8 { return (Int(truncatingIfNeeded: value << 8 | UInt64(byte)), 9) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return (Int(truncatingIfNeeded: value), count + 1) }
    }
    return nil
  }
}

extension [UInt8] {
  /// An unsigned integer, the highest byte first.
  fileprivate func integer(_ place: Int, bytes count: Int) -> Int {
    guard place + count <= self.count else { return 0 }
    return self[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
