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
  /// SHA-256 of the previous chain, every other column and the commitment.
  public let chain: Digest

  /// Seals an entry behind the one whose chain is `previous`.
  public init(_ entry: Entry, salt: [UInt8], after previous: Digest, with hasher: Hasher256) {
    self.entry = entry
    self.salt = salt
    body = entry.body
    commitment = Self.commitment(salt: salt, body: body, hasher)
    chain = Self.chain(
      previous,
      [
        entry.number, entry.occurred.milliseconds, entry.recorded.milliseconds,
        entry.officerNumber,
      ],
      entry.columnTexts, entry.submission.counter, commitment, hasher)
  }

  /// SHA-256(salt ‖ body).
  public static func commitment(salt: [UInt8], body: [UInt8], _ hasher: Hasher256) -> Digest {
    hasher.digest(salt, body)
  }

  /// SHA-256(previous ‖ columns ‖ commitment); see `ChainedBytes`.
  public static func chain(
    _ previous: Digest, _ columns: Columns, _ commitment: Digest, _ hasher: Hasher256
  ) -> Digest {
    chain(
      previous, [columns.number, columns.occurred, columns.recorded, columns.officer],
      [columns.post, columns.account, columns.desk, columns.origin, columns.submissionDesk],
      columns.submissionCounter, commitment, hasher)
  }

  private static func chain(
    _ previous: Digest, _ numbers: InlineArray<4, Int64>, _ texts: InlineArray<5, String>,
    _ counter: Int64, _ commitment: Digest, _ hasher: Hasher256
  ) -> Digest {
    var count = ChainedBytes.fixedCount
    for place in texts.indices { count += texts[place].utf8.count }
    return hasher.digest(count: count) {
      var writer = ChainedBytes($0)
      writer.add(previous)
      for place in numbers.indices { writer.add(numbers[place]) }
      for place in texts.indices { writer.add(texts[place]) }
      writer.add(counter)
      writer.add(commitment)
    }
  }

  /// The columns of a row that stay when body and salt are withheld.
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
