/// An entry as it stands in the journal: with its salt, body, commitment and chain.
public struct SealedEntry: Hashable, Sendable {
  /// The entry.
  public let entry: Entry
  /// 16 random bytes from the room, so that a withheld body cannot be guessed.
  public let salt: [UInt8]
  /// The canonical JSON.
  public let body: [UInt8]
  /// SHA-256 of salt and body.
  public let commitment: Digest
  /// What ties it to the entry before it; see `ChainFormat`.
  public let chain: Digest

  /// Seals an entry behind the one whose chain is `previous`, in a journal of this format.
  public init(
    _ entry: Entry, salt: [UInt8], after previous: Digest, in format: ChainFormat,
    with hasher: Hasher256
  ) {
    self.entry = entry
    self.salt = salt
    body = entry.body(in: format)
    commitment = Self.commitment(salt: salt, body: body, hasher)
    let numbers = ChainedNumbers(
      number: entry.number, occurred: entry.occurred.milliseconds,
      recorded: entry.recorded.milliseconds, officer: entry.officerNumber,
      submissionCounter: entry.submission.counter)
    chain = Self.chain(
      in: format, after: previous, numbers, entry.columnTexts, salt, commitment, hasher)
  }

  /// SHA-256(salt ‖ body).
  public static func commitment(salt: [UInt8], body: [UInt8], _ hasher: Hasher256) -> Digest {
    hasher.digest(salt, body)
  }

  /// The chain of a row of these columns behind the one whose chain is `previous`.
  public static func chain(
    in format: ChainFormat, after previous: Digest, _ columns: Columns, salt: [UInt8],
    _ commitment: Digest, _ hasher: Hasher256
  ) -> Digest {
    let numbers = ChainedNumbers(
      number: columns.number, occurred: columns.occurred, recorded: columns.recorded,
      officer: columns.officer, submissionCounter: columns.submissionCounter)
    let texts: InlineArray<5, String> = [
      columns.post, columns.account, columns.desk, columns.origin, columns.submissionDesk,
    ]
    return chain(in: format, after: previous, numbers, texts, salt, commitment, hasher)
  }

  private static func chain(
    in format: ChainFormat, after previous: Digest, _ numbers: ChainedNumbers,
    _ texts: InlineArray<5, String>, _ salt: [UInt8], _ commitment: Digest, _ hasher: Hasher256
  ) -> Digest {
    var count = 0
    for place in texts.indices { count += texts[place].utf8.count }
    return salt.withUnsafeBytes { salt in
      hasher.chain(
        in: format, after: previous, numbers, salt: salt, commitment, textBytes: count
      ) { bytes in
        for place in texts.indices { bytes.add(texts[place]) }
      }
    }
  }

  /// The columns of a row beside its salt, its body and its hashes.
  public struct Columns: Hashable, Sendable {
    /// The number.
    public var number: EntryNumber
    /// When it happened, in milliseconds of UTC.
    public var occurred: Int64
    /// When it was recorded, in milliseconds of UTC.
    public var recorded: Int64
    /// The officer's number; 0 for the room.
    public var officer: Int64
    /// The post held.
    public var post: String
    /// The system account.
    public var account: String
    /// The author's desk.
    public var desk: String
    /// The origin, as `Origin.text` spells it.
    public var origin: String
    /// The submission's desk.
    public var submissionDesk: String
    /// The submission's counter.
    public var submissionCounter: Int64

    /// The columns of an entry.
    public init(_ entry: Entry) {
      number = entry.number
      occurred = entry.occurred.milliseconds
      recorded = entry.recorded.milliseconds
      officer = entry.officerNumber
      post = entry.author.post
      account = entry.author.account
      desk = entry.author.desk
      origin = entry.origin.text
      submissionDesk = entry.submission.desk
      submissionCounter = entry.submission.counter
    }

    /// The columns as read.
    public init(
      number: EntryNumber, occurred: Int64, recorded: Int64, officer: Int64, post: String,
      account: String, desk: String, origin: String, submissionDesk: String,
      submissionCounter: Int64
    ) {
      self.number = number
      self.occurred = occurred
      self.recorded = recorded
      self.officer = officer
      self.post = post
      self.account = account
      self.desk = desk
      self.origin = origin
      self.submissionDesk = submissionDesk
      self.submissionCounter = submissionCounter
    }
  }
}

extension Entry {
  /// The officer's number; 0 for the room.
  var officerNumber: Int64 { Int64(author.officer?.number ?? 0) }

  /// The texts among the columns, in their order.
  var columnTexts: InlineArray<5, String> {
    [author.post, author.account, author.desk, origin.text, submission.desk]
  }
}
