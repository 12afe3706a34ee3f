/// Checks that rows follow one another: number, commitment and chain.
public struct RowChecker {
  /// The number of the last row.
  public private(set) var lastNumber: EntryNumber
  /// The chain of the last row.
  public private(set) var head: Digest
  private let hasher: Hasher256

  /// Starts behind the entry `lastNumber`, whose chain is `head`.
  public init(after lastNumber: EntryNumber, head: Digest, with hasher: Hasher256) {
    self.lastNumber = lastNumber
    self.head = head
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
      let chain = hasher.digest(count: shape.chainedCount) {
        shape.writeChained(bytes, behind: head, commitment, into: $0)
      }
      return (true, chain.isSame(as: bytes.part(shape.range(.chain))) ? chain : nil)
    }
    guard isCommitted else { throw .commitment(shape.number) }
    guard let chain else { throw .chain(shape.number) }
    lastNumber = shape.number
    head = chain
  }
}

extension RowShape {
  private static let texts: [Field] = [.post, .account, .desk, .origin, .submissionDesk]

  /// How many bytes are hashed into the chain.
  fileprivate var chainedCount: Int {
    ChainedBytes.fixedCount + range(.post, through: .submissionDesk).count
  }

  /// Writes what is hashed into the chain.
  fileprivate func writeChained(
    _ bytes: UnsafeRawBufferPointer, behind head: Digest, _ commitment: Digest,
    into target: UnsafeMutableRawBufferPointer
  ) {
    var writer = ChainedBytes(target)
    writer.add(head)
    for value in [number, occurred, recorded, officer] { writer.add(value) }
    for field in Self.texts { writer.add(text: bytes.part(range(field))) }
    writer.add(submissionCounter)
    writer.add(commitment)
  }
}
