/// A row of a journal as it was read, not yet believed.
///
/// Its texts and blobs lie one behind the other in one piece of memory, since a million are read.
public struct JournalRow: Hashable, Sendable {
  let shape: RowShape
  let bytes: [UInt8]

  /// A row of its numbers and fields: post, account, desk, origin, the submission's desk, salt,
  /// body, commitment and chain.
  ///
  /// - Precondition: there are nine fields, together of less than 2 GiB.
  public init(
    number: EntryNumber, occurred: Int64, recorded: Int64, officer: Int64,
    submissionCounter: Int64, fields: UnsafeBufferPointer<UnsafeRawBufferPointer>
  ) {
    var shape = RowShape(
      number: number, occurred: occurred, recorded: recorded, officer: officer,
      submissionCounter: submissionCounter)
    let length = shape.lay(fields.lazy.map(\.count))
    bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      let target = UnsafeMutableRawBufferPointer(buffer)
      for field in fields {
        UnsafeMutableRawBufferPointer(rebasing: target[count...]).copyMemory(from: field)
        count += field.count
      }
    }
    self.shape = shape
  }

  /// A row of its columns and what else stands in it.
  public init(
    columns: SealedEntry.Columns, salt: [UInt8], body: [UInt8], commitment: [UInt8],
    chain: [UInt8]
  ) {
    self.init(
      RowShape(
        number: columns.number, occurred: columns.occurred, recorded: columns.recorded,
        officer: columns.officer, submissionCounter: columns.submissionCounter),
      [columns.post, columns.account, columns.desk, columns.origin, columns.submissionDesk],
      [salt, body, commitment, chain])
  }

  /// The row of a sealed entry.
  public init(_ sealed: SealedEntry) {
    self.init(
      RowShape(
        number: sealed.entry.number, occurred: sealed.entry.occurred.milliseconds,
        recorded: sealed.entry.recorded.milliseconds, officer: sealed.entry.officerNumber,
        submissionCounter: sealed.entry.submission.counter),
      sealed.entry.columnTexts,
      [sealed.salt, sealed.body, sealed.commitment.bytes, sealed.chain.bytes])
  }

  private init(
    _ shape: RowShape, _ texts: InlineArray<5, String>, _ blobs: InlineArray<4, [UInt8]>
  ) {
    var shape = shape
    let length = shape.lay(
      (0..<9).lazy.map { $0 < 5 ? texts[$0].utf8.count : blobs[$0 - 5].count })
    bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      var writer = ChainedBytes(UnsafeMutableRawBufferPointer(buffer))
      for place in texts.indices { writer.add(bytesOf: texts[place]) }
      for place in blobs.indices { blobs[place].withUnsafeBytes { writer.add(bytes: $0) } }
      count = length
    }
    self.shape = shape
  }

  /// Its numbers and fields, in the order in which a row is made of them.
  public func withColumns<Result>(
    _ body: (
      _ numbers: InlineArray<5, Int64>, _ fields: InlineArray<9, UnsafeRawBufferPointer>
    ) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { bytes in
      body(
        [number, shape.occurred, shape.recorded, shape.officer, shape.submissionCounter],
        InlineArray { place in
          UnsafeRawBufferPointer(rebasing: bytes[shape.range(at: place)])
        })
    }
  }

  private func text(_ field: RowShape.Field) -> String {
    String(decoding: bytes[shape.range(field)], as: UTF8.self)
  }

  /// The number.
  public var number: EntryNumber { shape.number }
  /// The columns that are hashed into the chain.
  public var columns: SealedEntry.Columns {
    SealedEntry.Columns(
      number: number, occurred: shape.occurred, recorded: shape.recorded, officer: shape.officer,
      post: text(.post), account: text(.account), desk: text(.desk), origin: text(.origin),
      submissionDesk: text(.submissionDesk), submissionCounter: shape.submissionCounter)
  }
  /// The salt; empty when withheld.
  public var salt: [UInt8] { Array(bytes[shape.range(.salt)]) }
  /// The body; empty when withheld.
  public var body: [UInt8] { Array(bytes[shape.range(.body)]) }
  /// The commitment as stored.
  public var commitment: [UInt8] { Array(bytes[shape.range(.commitment)]) }
  /// The chain as stored.
  public var chain: [UInt8] { Array(bytes[shape.range(.chain)]) }
}

/// The numbers of a row, and where its texts and blobs lie in a piece of memory.
struct RowShape: Hashable, Sendable {
  /// The columns that are texts or blobs, in the order in which they lie.
  enum Field: Int, CaseIterable {
    case post, account, desk, origin, submissionDesk, salt, body, commitment, chain
  }

  let number: EntryNumber
  let occurred: Int64
  let recorded: Int64
  let officer: Int64
  let submissionCounter: Int64
  private var start = 0
  /// Where each field ends, from the start.
  private var ends = SIMD16<Int32>(repeating: 0)

  init(
    number: EntryNumber, occurred: Int64, recorded: Int64, officer: Int64, submissionCounter: Int64
  ) {
    self.number = number
    self.occurred = occurred
    self.recorded = recorded
    self.officer = officer
    self.submissionCounter = submissionCounter
  }

  /// Lays fields of these lengths one behind the other; returns the length of all.
  mutating func lay(_ lengths: some Sequence<Int>) -> Int {
    var (place, end) = (0, 0)
    for length in lengths {
      end += length
      ends[place] = Int32(end)
      place += 1
    }
    precondition(place == Field.allCases.count)
    return end
  }

  /// The same row where its bytes begin at `start`.
  func moved(to start: Int) -> RowShape {
    var moved = self
    moved.start = start
    return moved
  }

  /// Where some fields lie.
  func range(_ first: Field, through last: Field) -> Range<Int> {
    range(at: first.rawValue).lowerBound..<start + Int(ends[last.rawValue])
  }

  /// Where the field of this place lies.
  fileprivate func range(at place: Int) -> Range<Int> {
    start + (place == 0 ? 0 : Int(ends[place - 1]))..<start + Int(ends[place])
  }

  /// Where a field lies.
  func range(_ field: Field) -> Range<Int> { range(field, through: field) }

  /// Whether the fields that say where a row comes from are as long as in another row.
  func hasSourceShaped(as other: RowShape) -> Bool {
    (0...Field.submissionDesk.rawValue).allSatisfy { ends[$0] == other.ends[$0] }
  }
}

/// Rows, not yet believed, in two pieces of memory.
public struct RowBatch: Sendable {
  var shapes: [RowShape] = []
  var bytes: [UInt8] = []

  /// How many rows there are.
  public var count: Int { shapes.count }

  /// How many bytes their texts and blobs have.
  public var byteCount: Int { bytes.count }

  /// No rows.
  public init() {}

  /// Makes room for others in the same memory.
  public mutating func removeAll() {
    shapes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds a row.
  public mutating func append(_ row: JournalRow) {
    shapes.append(row.shape.moved(to: bytes.count))
    row.bytes.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }
}
