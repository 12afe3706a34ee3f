import IncidentEngine

/// The names of many things of one kind, flat in memory, so that hundreds of thousands are looked
/// through between two keys.
struct NameTable: Sendable {
  /// The spoken number of a row; an ordinal of 0 stands for an incident.
  struct Number: Sendable {
    var year: Int16
    var counter: Int32
    var ordinal: Int32
  }

  fileprivate struct Span: Sendable {
    var start: Int32
    var nameEnd: Int32
    var besideEnd: Int32
  }

  private var spans: [Span] = []
  private var letters: [UInt16] = []
  /// Which letters a name holds; a bit each, see ``LetterFolding/bit(_:)``.
  private(set) var nameMasks: [UInt64] = []
  /// The same of what is said beside the name.
  private(set) var besideMasks: [UInt64] = []
  private(set) var numbers: [Number] = []
  private(set) var isOpen: [Bool] = []

  /// How many rows there are.
  var count: Int { spans.count }

  /// Adds a row, or says anew what one of them is called.
  mutating func set(
    _ row: Int, number: Number, name: String, beside: String, isOpen open: Bool
  ) {
    let start = letters.count
    let nameMask = append(name)
    let nameEnd = letters.count
    let besideMask = append(beside)
    let span = Span(
      start: Int32(start), nameEnd: Int32(nameEnd), besideEnd: Int32(letters.count))
    if row == spans.count {
      spans.append(span)
      nameMasks.append(nameMask)
      besideMasks.append(besideMask)
      numbers.append(number)
      isOpen.append(open)
      return
    }
    isOpen[row] = open
    if isSame(span, spans[row]) {
      letters.removeLast(letters.count - start)
      return
    }
    spans[row] = span
    nameMasks[row] = nameMask
    besideMasks[row] = besideMask
  }

  private mutating func append(_ text: String) -> UInt64 {
    let start = letters.count
    let most = min(text.utf8.count, LetterFolding.limit)
    letters.append(contentsOf: repeatElement(0, count: most))
    var (mask, end): (UInt64, Int) = (0, start)
    letters.withUnsafeMutableBufferPointer { letters in
      LetterFolding.fold(text) { letter, _ in
        letters[end] = letter
        end += 1
        mask |= LetterFolding.bit(letter)
      }
    }
    letters.removeLast(start + most - end)
    return mask
  }

  private func isSame(_ one: Span, _ other: Span) -> Bool {
    let range = Int(one.start)..<Int(one.besideEnd)
    let before = Int(other.start)..<Int(other.besideEnd)
    return one.nameEnd - one.start == other.nameEnd - other.start
      && letters[range].elementsEqual(letters[before])
  }

  /// Calls `body` with all letters of all rows, and how to find those of one.
  @inline(__always)
  func withLetters(_ body: (Reader) -> Void) {
    letters.withUnsafeBufferPointer { letters in
      spans.withUnsafeBufferPointer { spans in
        body(Reader(letters: letters, spans: spans))
      }
    }
  }

  /// The letters of rows, while the table stands still.
  struct Reader {
    fileprivate let letters: UnsafeBufferPointer<UInt16>
    fileprivate let spans: UnsafeBufferPointer<Span>

    @inline(__always)
    func name(_ row: Int) -> FuzzyMatcher.Letters {
      part(Int(spans[row].start), Int(spans[row].nameEnd))
    }

    @inline(__always)
    func beside(_ row: Int) -> FuzzyMatcher.Letters {
      part(Int(spans[row].nameEnd), Int(spans[row].besideEnd))
    }

    @inline(__always)
    private func part(_ start: Int, _ end: Int) -> FuzzyMatcher.Letters {
      FuzzyMatcher.Letters(rebasing: letters[start..<end])
    }
  }
}
