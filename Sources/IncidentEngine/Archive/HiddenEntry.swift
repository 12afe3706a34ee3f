/// An entry of which no more is shown than that it is there and when it was recorded.
///
/// Who may not see an entry is given this in its place, and can check the chain over it all the same.
/// Salt, body and the other columns are withheld together: who has the salt can try what else was hashed
/// with it.
///
///     var checker = RowChecker(after: 0, head: .zero, in: .two, with: hasher)
///     try checker.check(row)
///     if let hidden = HiddenEntry(hiding: next, with: hasher) { try checker.check(hidden) }
public struct HiddenEntry: Hashable, Sendable {
  /// The number.
  public let number: EntryNumber
  /// When it was recorded.
  public let recorded: Moment
  /// SHA-256 of the salt and the columns but number and recorded.
  public let columns: Digest
  /// SHA-256 of salt and body.
  public let commitment: Digest
  /// What ties it to the entry before it.
  public let chain: Digest

  /// A hidden entry as it was received; `RowChecker` says whether it fits.
  public init(
    number: EntryNumber, recorded: Moment, columns: Digest, commitment: Digest, chain: Digest
  ) {
    self.number = number
    self.recorded = recorded
    self.columns = columns
    self.commitment = commitment
    self.chain = chain
  }

  /// Hides a row of a journal of format 2; nil where a hash of it has not 32 bytes. Whether the row fits
  /// is not looked at.
  public init?(hiding row: JournalRow, with hasher: Hasher256) {
    guard let commitment = Digest(row.commitment), let chain = Digest(row.chain) else { return nil }
    let shape = row.shape
    let columns = row.bytes.withUnsafeBytes { bytes in
      hasher.columns(
        shape.numbers, salt: bytes.part(shape.range(.salt)), textBytes: shape.textBytes
      ) { shape.addTexts(of: bytes, to: &$0) }
    }
    self.init(
      number: row.number, recorded: Moment(milliseconds: shape.recorded), columns: columns,
      commitment: commitment, chain: chain)
  }
}

extension RowChecker {
  /// Checks the next row where it is hidden: number and chain.
  ///
  /// In format 1 none fits, as no entry can be hidden there.
  public mutating func check(_ hidden: HiddenEntry) throws(Damage) {
    guard hidden.number == lastNumber + 1 else {
      throw .number(hidden.number, expected: lastNumber + 1)
    }
    let chain = hasher.link(
      hidden.number, hidden.recorded.milliseconds, after: head, hidden.columns, hidden.commitment)
    guard format.hidesAuthors, chain == hidden.chain else { throw .chain(hidden.number) }
    follow(hidden.number, chain)
  }
}
