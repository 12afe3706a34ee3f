import CCrypto

/// 32 bytes of SHA-256.
public struct Digest: Hashable, Sendable {
  private typealias Words = (UInt64, UInt64, UInt64, UInt64)

  private let first, second, third, fourth: UInt64

  /// All zeros: what the first entry is chained to.
  public static let zero = Digest((0, 0, 0, 0))

  private init(_ words: Words) { (first, second, third, fourth) = words }

  /// A digest that `write` writes into 32 bytes.
  init(writing write: (UnsafeMutableRawBufferPointer) -> Void) {
    var words: Words = (0, 0, 0, 0)
    Swift.withUnsafeMutableBytes(of: &words) { write($0) }
    self.init(words)
  }

  /// A digest of exactly 32 bytes; nil for any other count.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.init { $0.copyBytes(from: bytes) }
  }

  /// The bytes, 32 of them.
  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Swift.withUnsafeBytes(of: (first, second, third, fourth) as Words) { body($0) }
  }

  /// Whether these are its bytes.
  func isSame(as bytes: UnsafeRawBufferPointer) -> Bool {
    withUnsafeBytes { $0.isSame(as: bytes) }
  }

  /// 64 hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// SHA-256 with one context for many digests; belongs to one thread.
public final class Hasher256 {
  private let context: OpaquePointer
  /// What is put together before it is hashed.
  private var gathered: [UInt8] = []

  /// A context; nil when libcrypto has none to give.
  public init?() {
    guard let context = cc_sha256_new() else { return nil }
    self.context = context
  }

  deinit { cc_sha256_free(context) }

  private func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { cc_sha256_update(context, $0.baseAddress, $0.count) }
  }

  private func finish() -> Digest {
    Digest { cc_sha256_finish(context, $0.baseAddress) }
  }

  /// The digest of some bytes.
  public func digest(_ bytes: [UInt8]) -> Digest {
    cc_sha256_begin(context)
    add(bytes)
    return finish()
  }

  /// The digest of some bytes and more behind them.
  func digest(_ bytes: [UInt8], _ more: [UInt8]) -> Digest {
    cc_sha256_begin(context)
    add(bytes)
    add(more)
    return finish()
  }

  /// The digest of a part of some bytes.
  public func digest(_ bytes: [UInt8], in range: Range<Int>) -> Digest {
    cc_sha256_begin(context)
    bytes.withUnsafeBytes {
      let part = UnsafeRawBufferPointer(rebasing: $0[range])
      cc_sha256_update(context, part.baseAddress, part.count)
    }
    return finish()
  }

  /// The digest of bytes where they lie.
  func digest(_ bytes: UnsafeRawBufferPointer) -> Digest {
    cc_sha256_begin(context)
    cc_sha256_update(context, bytes.baseAddress, bytes.count)
    return finish()
  }

  /// The digest of so many bytes, which `write` writes.
  func digest(count: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void) -> Digest {
    while gathered.count < count { gathered.append(0) }
    cc_sha256_begin(context)
    gathered.withUnsafeMutableBytes { buffer in
      write(UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
      cc_sha256_update(context, buffer.baseAddress, count)
    }
    return finish()
  }
}

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

/// Writes bytes one behind the other, as they are hashed into the chain: integers as eight bytes, the
/// highest first; texts as their length in such, then UTF-8.
struct ChainedBytes {
  /// The bytes of all but the texts: two digests, five integers, five lengths.
  static let fixedCount = 2 * 32 + 10 * 8

  private let target: UnsafeMutableRawBufferPointer
  private var at = 0

  init(_ target: UnsafeMutableRawBufferPointer) { self.target = target }

  mutating func add(_ value: Int64) {
    target.storeBytes(of: value.bigEndian, toByteOffset: at, as: Int64.self)
    at += 8
  }

  mutating func add(_ digest: Digest) { digest.withUnsafeBytes { add(bytes: $0) } }

  mutating func add(text: UnsafeRawBufferPointer) {
    add(Int64(text.count))
    add(bytes: text)
  }

  mutating func add(_ text: String) {
    add(Int64(text.utf8.count))
    add(bytesOf: text)
  }

  mutating func add(bytesOf text: String) {
    var text = text
    text.withUTF8 { add(bytes: UnsafeRawBufferPointer($0)) }
  }

  mutating func add(bytes: UnsafeRawBufferPointer) {
    UnsafeMutableRawBufferPointer(rebasing: target[at...]).copyMemory(from: bytes)
    at += bytes.count
  }
}
