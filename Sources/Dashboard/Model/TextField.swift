/// A line of text being typed, with its cursor between characters.
struct TextField: Hashable, Sendable {
  private(set) var characters: [Character]
  private(set) var cursor: Int

  /// Longest text that can be typed, in characters.
  static let limit = 4000

  init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var textToCursor: String { String(characters[..<cursor]) }

  mutating func insert(_ text: String) {
    let room = max(0, Self.limit - characters.count)
    // A tab parts words, as a blank does.
    let added = Array(text.lazy.filter { !$0.isNewline }.map { $0 == "\t" ? " " : $0 }.prefix(room))
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
    regroup()
  }

  /// Joins what is one character to a reader, such as a letter and its accent typed after it.
  private mutating func regroup() {
    let before = textToCursor.count
    characters = Array(text)
    cursor = min(before, characters.count)
  }

  mutating func replace(_ range: Range<Int>, with text: String) {
    let bounded = range.clamped(to: 0..<characters.count)
    characters.replaceSubrange(bounded, with: Array(text))
    cursor = bounded.lowerBound + text.count
    regroup()
  }

  mutating func set(_ text: String) { self = TextField(text) }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
    regroup()
  }

  mutating func deleteForward() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
    regroup()
  }

  mutating func deleteWordBackward() {
    while cursor > 0, characters[cursor - 1].isWhitespace { deleteBackward() }
    while cursor > 0, !characters[cursor - 1].isWhitespace { deleteBackward() }
  }

  mutating func deleteToStart() {
    characters.removeFirst(cursor)
    cursor = 0
  }

  mutating func deleteToEnd() { characters.removeLast(characters.count - cursor) }

  mutating func move(by characters: Int) {
    cursor = min(max(0, cursor + characters), self.characters.count)
  }

  mutating func moveToStart() { cursor = 0 }
  mutating func moveToEnd() { cursor = characters.count }
}
