/// Reads the entries of rows. What they say of their author, origin and desk is kept, since it is
/// mostly the same from row to row.
struct EntryReader {
  /// What the last row said; nil before the first.
  private var shape: RowShape?
  private var bytes: [UInt8] = []
  private var author = Author(officer: nil, post: "", account: "", desk: "")
  private var origin = Origin.room
  private var desk = ""

  /// The entry a row holds, its body read but its hashes not checked.
  mutating func entry(_ row: RowShape, in bytes: [UInt8]) throws(Damage) -> Entry {
    if !isKnown(row, bytes) { try readSource(of: row, bytes) }
    let read: Body
    do { read = try Body(bytes, in: row.range(.body)) } catch {
      throw Damage(error, at: row.number)
    }
    return Entry(
      number: row.number, occurred: Moment(milliseconds: row.occurred),
      recorded: Moment(milliseconds: row.recorded),
      exerciseMilliseconds: read.exerciseMilliseconds, author: author, origin: origin,
      submission: SubmissionID(desk: desk, counter: row.submissionCounter), event: read.event)
  }

  private func isKnown(_ row: RowShape, _ otherBytes: [UInt8]) -> Bool {
    guard let shape, shape.officer == row.officer, shape.hasSourceShaped(as: row) else {
      return false
    }
    let one = shape.range(.post, through: .submissionDesk)
    let two = row.range(.post, through: .submissionDesk)
    return bytes.withUnsafeBytes { bytes in
      otherBytes.withUnsafeBytes { otherBytes in
        UnsafeRawBufferPointer(rebasing: bytes[one])
          .isSame(as: UnsafeRawBufferPointer(rebasing: otherBytes[two]))
      }
    }
  }

  private mutating func readSource(of row: RowShape, _ bytes: [UInt8]) throws(Damage) {
    shape = nil
    let text = try row.text(.origin, in: bytes)
    guard let origin = Origin(text: text) else {
      guard let word = Origin.unknownWord(text) else { throw .origin(row.number) }
      throw .newer(row.number, .origin(word))
    }
    self.origin = origin
    author = Author(
      officer: row.officer > 0 ? OfficerID(Int(row.officer)) : nil,
      post: try row.text(.post, in: bytes), account: try row.text(.account, in: bytes),
      desk: try row.text(.desk, in: bytes))
    desk = try row.text(.submissionDesk, in: bytes)
    self.bytes = bytes
    shape = row
  }
}

extension RowShape {
  /// A text as it was written; what is no UTF-8 was never written.
  fileprivate func text(_ field: Field, in bytes: [UInt8]) throws(Damage) -> String {
    guard let text = String(validating: bytes[range(field)], as: UTF8.self) else {
      throw .chain(number)
    }
    return text
  }
}

extension JournalRow {
  /// The entry the row holds, its body read but its hashes not checked: whether one that is `.newer` is
  /// not damaged, only these tell.
  public func entry() throws(Damage) -> Entry {
    var reader = EntryReader()
    return try reader.entry(shape, in: bytes)
  }

  /// The entry the row holds; where it cannot be read, its hashes are checked, so that what is `.newer`
  /// is whole.
  public func entry(
    after previous: Digest, in format: ChainFormat, with hasher: Hasher256
  ) throws(Damage) -> Entry {
    do { return try entry() } catch {
      var checker = RowChecker(after: number - 1, head: previous, in: format, with: hasher)
      try checker.check(self)
      throw error
    }
  }
}

extension RowBatch {
  /// How many rows fit, and what is wrong with the one behind them.
  public func check(with checker: inout RowChecker) -> (good: Int, damage: Damage?) {
    for place in shapes.indices {
      do { try checker.check(shapes[place], in: bytes) } catch { return (place, error) }
    }
    return (count, nil)
  }

  /// Adds the entries the rows hold; where one cannot be read those before it, and says why.
  public func read(into entries: inout [Entry]) -> Damage? {
    entries.reserveCapacity(entries.count + count)
    var reader = EntryReader()
    do throws(Damage) {
      for shape in shapes { entries.append(try reader.entry(shape, in: bytes)) }
      return nil
    } catch {
      return error
    }
  }
}

/// Checks rows one after the other and folds them: the way from a journal to a situation.
public struct Replay {
  /// The situation after the rows so far.
  public private(set) var situation: Situation
  /// The chain of the last row.
  public var head: Digest { checker.head }
  private var checker: RowChecker
  private var reader = EntryReader()

  /// Starts from a situation whose last entry has the chain `head`, in a journal of this format.
  public init(
    from situation: Situation = Situation(), head: Digest = .zero, in format: ChainFormat,
    with hasher: Hasher256
  ) {
    self.situation = situation
    checker = RowChecker(after: situation.lastNumber, head: head, in: format, with: hasher)
  }

  /// Checks number, commitment and chain of the next row, and folds it. Returns its entry.
  @discardableResult
  public mutating func take(_ row: JournalRow) throws(Damage) -> Entry {
    var checked = checker
    try checked.check(row)
    let entry = try reader.entry(row.shape, in: row.bytes)
    do { try situation.fold(entry) } catch { throw .fold(error) }
    checker = checked
    return entry
  }
}
