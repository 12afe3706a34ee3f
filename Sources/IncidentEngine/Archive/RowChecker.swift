/// Checks that rows follow one another: number, commitment and chain, and that the first says the
/// format in which they are chained.
public struct RowChecker {
  /// The number of the last row.
  public private(set) var lastNumber: EntryNumber
  /// The chain of the last row.
  public private(set) var head: Digest
  let format: ChainFormat
  let hasher: Hasher256

  /// Starts behind the entry `lastNumber`, whose chain is `head`, in a journal of this format.
  public init(
    after lastNumber: EntryNumber, head: Digest, in format: ChainFormat, with hasher: Hasher256
  ) {
    self.lastNumber = lastNumber
    self.head = head
    self.format = format
    self.hasher = hasher
  }

  /// Checks the next row.
  public mutating func check(_ row: JournalRow) throws(Damage) {
    try check(row.shape, in: row.bytes)
  }

  mutating func check(_ shape: RowShape, in bytes: [UInt8]) throws(Damage) {
    guard shape.number == lastNumber + 1 else {
      throw .number(shape.number, expected: lastNumber + 1)
    }
    let (isCommitted, chain) = bytes.withUnsafeBytes { bytes -> (Bool, Digest?) in
      let commitment = hasher.digest(bytes.part(shape.range(.salt, through: .body)))
      guard commitment.isSame(as: bytes.part(shape.range(.commitment))) else {
        return (false, nil)
      }
      let chain = hasher.chain(
        in: format, after: head, shape.numbers, salt: bytes.part(shape.range(.salt)), commitment,
        textBytes: shape.textBytes
      ) { shape.addTexts(of: bytes, to: &$0) }
      return (true, chain.isSame(as: bytes.part(shape.range(.chain))) ? chain : nil)
    }
    guard isCommitted else { throw .commitment(shape.number) }
    guard let chain else { throw .chain(shape.number) }
    if shape.number == 1, let said = shape.saidFormat(in: bytes), said != format {
      throw .format(1, said: said, journal: format)
    }
    follow(shape.number, chain)
  }

  /// Goes on behind a row that fits.
  mutating func follow(_ number: EntryNumber, _ chain: Digest) {
    lastNumber = number
    head = chain
  }
}

extension RowShape {
  private static let texts: [Field] = [.post, .account, .desk, .origin, .submissionDesk]

  /// The numbers that are hashed into the chain.
  var numbers: ChainedNumbers {
    ChainedNumbers(
      number: number, occurred: occurred, recorded: recorded, officer: officer,
      submissionCounter: submissionCounter)
  }

  /// How many bytes the texts have that are hashed into the chain.
  var textBytes: Int { range(.post, through: .submissionDesk).count }

  /// Writes the texts that are hashed into the chain.
  func addTexts(of bytes: UnsafeRawBufferPointer, to writer: inout ChainedBytes) {
    for field in Self.texts { writer.add(text: bytes.part(range(field))) }
  }

  /// The format that the entry says which opens the room; nil for any other entry.
  fileprivate func saidFormat(in bytes: [UInt8]) -> ChainFormat? {
    Body.saidFormat(in: bytes[range(.body)])
  }
}

extension JournalRow {
  /// The format that the entry says which opens the room; nil for any other entry. Not checked.
  public var saidFormat: ChainFormat? { shape.saidFormat(in: bytes) }
}
