/// Looks for the letters of a word in a name, in their order, and says how well they stand there.
///
/// A letter counts 16, 14 more at the beginning of the name, 10 more at the beginning of a word, 12
/// more right behind the letter before it; a gap costs 3 and 1 for each further letter left out.
/// Of all ways to find the word the best counts. Capitals and accents do not matter. Only the first
/// 256 letters of a name are looked at.
struct FuzzyMatcher {
  static let letter: Int32 = 16
  static let atStart: Int32 = 14
  static let atWord: Int32 = 10
  static let following: Int32 = 12
  static let gap: Int32 = 3
  /// Added where the word is the whole name.
  static let whole: Int32 = 24
  /// Added where a word of digits stands as a number of its own.
  static let wholeNumber: Int32 = 20

  private static let never = Int32.min / 2

  typealias Letters = UnsafeBufferPointer<UInt16>

  private var standing: [Int32] = []
  /// The best score of each letter of the word at each place of the name, row by row.
  private var scores: [Int32] = []

  /// The most the word can count in the name; only looks at the first letter and the lengths.
  @inline(__always)
  static func mostScore(of word: PaletteWord, in letters: Letters) -> Int32 {
    let count = Int32(truncatingIfNeeded: word.letters.count)
    let begins = letters.first == word.letters[0]
    return letter * count + following * (count - 1) + (begins ? atStart : atWord)
      + (letters.count == word.letters.count ? whole : 0) + (word.isNumber ? wholeNumber : 0)
  }

  /// Whether the word stands in the name at all.
  @inline(__always)
  static func stands(_ word: PaletteWord, in letters: Letters) -> Bool {
    word.letters.withUnsafeBufferPointer { wanted in
      var next = 0
      for letter in letters where letter == wanted[next] {
        next += 1
        if next == wanted.count { return true }
      }
      return false
    }
  }

  /// Whether a word of the text begins with the word.
  static func begins(_ word: PaletteWord, in letters: Letters) -> Bool {
    let (wanted, count) = (word.letters, letters.count)
    guard wanted.count <= count else { return false }
    var before: UInt16 = 0x20
    for start in 0...count - wanted.count {
      let letter = letters[start]
      if letter == wanted[0], LetterFolding.wordBegins(letter, after: before),
        letters[start..<start + wanted.count].elementsEqual(wanted)
      {
        return true
      }
      before = letter
    }
    return false
  }

  /// How well the word stands in the name; nil when it does not.
  mutating func score(_ word: PaletteWord, in letters: Letters) -> Int32? {
    guard Self.stands(word, in: letters) else { return nil }
    return best(word, letters)?.score
  }

  /// The letters of the name, counted from 0, that are those of the word; empty when it does not
  /// stand there.
  mutating func marks(_ word: PaletteWord, in letters: Letters) -> [Int] {
    guard let (_, end) = best(word, letters) else { return [] }
    var places = [end]
    var place = end
    for row in stride(from: word.letters.count - 1, to: 0, by: -1) {
      guard let before = placeBefore(place, row: row, count: letters.count) else { return [] }
      place = before
      places.append(place)
    }
    return places.reversed()
  }

  /// Where the letter of the row before stands on the best way to this place.
  private func placeBefore(_ place: Int, row: Int, count: Int) -> Int? {
    let wanted = scores[row * count + place] - Self.letter
    let before = (row - 1) * count
    if place > 0, scores[before + place - 1] + Self.following == wanted { return place - 1 }
    return (0..<max(0, place - 1)).last { start in
      let skipped = Int32(place - start - 2)
      return scores[before + start] - Self.gap - skipped + standing[place] == wanted
    }
  }

  /// The best score, and where its last letter stands.
  private mutating func best(
    _ word: PaletteWord, _ letters: Letters
  ) -> (score: Int32, end: Int)? {
    let (rows, count) = (word.letters.count, letters.count)
    if rows > count { return nil }
    setStanding(letters)
    if scores.count < rows * count {
      scores.append(contentsOf: repeatElement(0, count: rows * count - scores.count))
    }
    var found: (score: Int32, end: Int)?
    for row in 0..<rows {
      found = fillRow(row, word.letters[row], letters)
      if found == nil { return nil }
    }
    guard var found else { return nil }
    if rows == count { found.score += Self.whole }
    if word.isNumber, Self.hasNumber(word, letters) { found.score += Self.wholeNumber }
    return found
  }

  /// One letter of the word at every place; returns the best of them.
  private mutating func fillRow(
    _ row: Int, _ wanted: UInt16, _ letters: Letters
  ) -> (score: Int32, end: Int)? {
    let count = letters.count
    var (most, end) = (Self.never, -1)
    // The best way to a place with at least one letter left out before it.
    var open = Self.never
    standing.withUnsafeBufferPointer { standing in
      scores.withUnsafeMutableBufferPointer { scores in
        let (here, above) = (row * count, (row - 1) * count)
        for place in 0..<count {
          if row > 0, place >= 2 {
            open = max(open &- 1, scores[above + place - 2] &- Self.gap)
          }
          var score = Self.never
          if letters[place] == wanted {
            if row == 0 {
              score = Self.letter &+ standing[place]
            } else if place > 0 {
              let joined = scores[above + place - 1] &+ Self.following
              score = Self.letter &+ max(joined, open &+ standing[place])
            }
          }
          if score < Self.never / 2 { score = Self.never }
          scores[here + place] = score
          if score > most { (most, end) = (score, place) }
        }
      }
    }
    return end < 0 ? nil : (most, end)
  }

  private mutating func setStanding(_ letters: Letters) {
    standing.removeAll(keepingCapacity: true)
    var before: UInt16 = 0x20
    for letter in letters {
      let isFirst = standing.isEmpty
      let begins = LetterFolding.wordBegins(letter, after: before)
      standing.append(isFirst ? Self.atStart : begins ? Self.atWord : 0)
      before = letter
    }
  }

  /// Whether the digits stand in the name as a number of their own.
  private static func hasNumber(_ word: PaletteWord, _ letters: Letters) -> Bool {
    let (wanted, count) = (word.letters, letters.count)
    return (0...count - wanted.count).contains { start in
      let end = start + wanted.count
      return letters[start..<end].elementsEqual(wanted)
        && (start == 0 || !LetterFolding.isDigit(letters[start - 1]))
        && (end == count || !LetterFolding.isDigit(letters[end]))
    }
  }
}
