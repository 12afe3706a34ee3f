/// A row of a journal as it was read, not yet believed.
public struct JournalRow: Hashable, Sendable {
  /// The columns that are hashed into the chain.
  public var columns: SealedEntry.Columns
  /// The salt; empty when withheld.
  public var salt: [UInt8]
  /// The body; empty when withheld.
  public var body: [UInt8]
  /// The commitment as stored.
  public var commitment: [UInt8]
  /// The chain as stored.
  public var chain: [UInt8]

  /// A row; see the properties.
  public init(
    columns: SealedEntry.Columns, salt: [UInt8], body: [UInt8], commitment: [UInt8],
    chain: [UInt8]
  ) {
    self.columns = columns
    self.salt = salt
    self.body = body
    self.commitment = commitment
    self.chain = chain
  }

  /// The row of a sealed entry.
  public init(_ sealed: SealedEntry) {
    self.init(
      columns: SealedEntry.Columns(sealed.entry), salt: sealed.salt, body: sealed.body,
      commitment: sealed.commitment.bytes, chain: sealed.chain.bytes)
  }
}

/// What does not fit about a row of a journal.
public enum Damage: Error, Hashable, Sendable {
  /// A number is missing or out of turn.
  case number(EntryNumber, expected: EntryNumber)
  /// The body does not hash to its commitment.
  case commitment(EntryNumber)
  /// The row does not hash to its chain: a column was changed, or a row before it.
  case chain(EntryNumber)
  /// The origin is none that is known.
  case origin(EntryNumber)
  /// The body cannot be read.
  case body(EntryNumber, BodyError)
  /// The entry does not fit the situation before it.
  case fold(FoldError)

  /// The entry that does not fit.
  public var number: EntryNumber {
    switch self {
    case .number(_, let expected): expected
    case .commitment(let number), .chain(let number), .origin(let number): number
    case .body(let number, _): number
    case .fold(.numberOutOfTurn(let number, _)), .fold(.unknownSubject(let number)),
      .fold(.numberNotNext(let number)):
      number
    }
  }
}

/// Checks rows one after the other and folds them: the way from a journal to a situation.
public struct Replay {
  /// The situation after the rows so far.
  public private(set) var situation: Situation
  /// The chain of the last row.
  public private(set) var head: Digest
  private let hasher: Hasher256

  /// Starts from a situation whose last entry has the chain `head`.
  public init(from situation: Situation = Situation(), head: Digest = .zero, with hasher: Hasher256)
  {
    self.situation = situation
    self.head = head
    self.hasher = hasher
  }

  /// Checks number, commitment and chain of the next row, and folds it. Returns its entry.
  @discardableResult
  public mutating func take(_ row: JournalRow) throws(Damage) -> Entry {
    let number = row.columns.number
    guard number == situation.lastNumber + 1 else {
      throw .number(number, expected: situation.lastNumber + 1)
    }
    let commitment = SealedEntry.commitment(salt: row.salt, body: row.body, hasher)
    guard commitment.bytes == row.commitment else { throw .commitment(number) }
    let chain = SealedEntry.chain(head, row.columns, commitment, hasher)
    guard chain.bytes == row.chain else { throw .chain(number) }
    let entry = try row.entry()
    do { try situation.fold(entry) } catch { throw .fold(error) }
    head = chain
    return entry
  }
}

extension JournalRow {
  /// The entry the row holds, its body read but its hashes not checked.
  public func entry() throws(Damage) -> Entry {
    guard let origin = Origin(text: columns.origin) else { throw .origin(columns.number) }
    let read: Body
    do { read = try Body(body) } catch { throw .body(columns.number, error) }
    let officer = columns.officer > 0 ? OfficerID(Int(columns.officer)) : nil
    return Entry(
      number: columns.number, occurred: Moment(milliseconds: columns.occurred),
      recorded: Moment(milliseconds: columns.recorded),
      exerciseMilliseconds: read.exerciseMilliseconds,
      author: Author(
        officer: officer, post: columns.post, account: columns.account, desk: columns.desk),
      origin: origin,
      submission: SubmissionID(
        desk: columns.submissionDesk, counter: columns.submissionCounter),
      event: read.event)
  }
}
