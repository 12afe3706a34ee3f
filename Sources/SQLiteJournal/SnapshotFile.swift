import IncidentEngine
import OperationsRoom

/// What stands at the beginning of a snapshot file.
struct SnapshotHeader: Hashable, Sendable {
  let format: Int
  let number: EntryNumber
  let head: Digest
  /// When and why it was taken; format 1 does not say.
  let mark: SnapshotMark?
  fileprivate let payload: Range<Int>

  var isKeptForEver: Bool { mark?.reason.isKeptForEver ?? false }
}

/// Why a snapshot file cannot be used.
enum SnapshotFault: Error {
  case damaged
  case newerFormat(Int)
  case unreadable(JournalError)
}

/// The bytes of a snapshot file: magic, format, number, head, when and why it was taken, length,
/// payload, SHA-256 of all that, and the mark of what was read again when it was written.
///
/// Integers are big-endian. `docs/journal-format.md` describes it. Formats 1 and 2, which are still
/// read, have no such mark; 1 does not say when and why either.
enum SnapshotFile {
  static let format = 3
  static let magic = Array("TANSIQ-S".utf8)
  /// Where the head ends in each format, from 1.
  private static let headBytes = [60, 72, 72]
  /// How many bytes stand behind the payload in each format, from 1.
  private static let tailBytes = [32, 32, 64]
  static let largestHeadBytes = 72
  static let largestTailBytes = 64
  private static let digestBytes = 32
  /// What is hashed before the checksum for the mark.
  private static let readAgain = Array("TANSIQ-R".utf8)

  /// The file of a snapshot. It says that it was read again: see `readingAgain`.
  static func bytes(
    of snapshot: Snapshot, _ mark: SnapshotMark, _ hasher: Hasher256
  ) -> [UInt8] {
    let payload = snapshot.situation.packed()
    var bytes = magic
    bytes.reserveCapacity(largestHeadBytes + payload.count + 2 * digestBytes)
    bytes.append(format, bytes: 4)
    bytes.append(Int(snapshot.situation.lastNumber), bytes: 8)
    bytes.append(contentsOf: snapshot.head.bytes)
    bytes.append(Int(mark.taken.milliseconds), bytes: 8)
    bytes.append(Int(mark.reason.rawValue), bytes: 4)
    bytes.append(payload.count, bytes: 8)
    bytes.append(contentsOf: payload)
    let sum = hasher.digest(bytes).bytes
    bytes.append(contentsOf: sum)
    bytes.append(contentsOf: hasher.digest(readAgain + sum).bytes)
    return bytes
  }

  /// The version of the format, where the file is a snapshot at all.
  static func format(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 12, bytes.starts(with: magic) else { return nil }
    return Int(bytes.integer(8..<12))
  }

  /// The header of a file whose checksum fits. `sum` is the digest of all but the last 64 bytes,
  /// where it is known.
  static func header(
    _ bytes: [UInt8], sum: Digest? = nil, _ hasher: Hasher256
  ) throws(SnapshotFault) -> SnapshotHeader {
    let header = try headerOfWhole(bytes)
    guard isSound(bytes, header, sum, hasher) else { throw .damaged }
    return header
  }

  /// The header of a file that is as long as it says; its checksum was not looked at.
  private static func headerOfWhole(_ bytes: [UInt8]) throws(SnapshotFault) -> SnapshotHeader {
    guard let found = format(of: bytes) else { throw .damaged }
    if found > format { throw .newerFormat(found) }
    guard let header = uncheckedHeader(bytes),
      header.payload.upperBound == bytes.count - tailBytes[found - 1]
    else { throw .damaged }
    return header
  }

  private static func isSound(
    _ bytes: [UInt8], _ header: SnapshotHeader, _ known: Digest?, _ hasher: Hasher256
  ) -> Bool {
    let end = header.payload.upperBound
    let known = end == bytes.count - largestTailBytes ? known : nil
    let sum = (known ?? hasher.digest(bytes, in: 0..<end)).bytes
    guard sum.elementsEqual(bytes[end..<end + digestBytes]) else { return false }
    let mark = bytes[(end + digestBytes)...]
    return mark.isEmpty || hasher.digest(readAgain + sum).bytes.elementsEqual(mark)
  }

  /// What the first bytes of a file say, before its checksum was looked at.
  static func uncheckedHeader(_ bytes: [UInt8]) -> SnapshotHeader? {
    guard let found = format(of: bytes), (1...format).contains(found) else { return nil }
    let start = headBytes[found - 1]
    guard bytes.count >= start, let number = EntryNumber(exactly: bytes.integer(12..<20)),
      let head = Digest(Array(bytes[20..<52])),
      let length = Int(exactly: bytes.integer(start - 8..<start)), length < Int.max - start
    else { return nil }
    var mark: SnapshotMark?
    if found > 1 {
      let raw = UInt8(exactly: bytes.integer(60..<64))
      guard let reason = raw.flatMap(SnapshotReason.init(rawValue:)) else { return nil }
      let taken = Moment(milliseconds: Int64(bitPattern: bytes.integer(52..<60)))
      mark = SnapshotMark(reason: reason, taken: taken)
    }
    return SnapshotHeader(
      format: found, number: number, head: head, mark: mark, payload: start..<start + length)
  }

  /// The packed situation of a file whose checksum fits.
  static func payload(_ bytes: [UInt8], _ header: SnapshotHeader) -> [UInt8] {
    Array(bytes[header.payload])
  }

  /// Whether the situation of a file lacks what the first formats left out.
  static func lacksParts(_ bytes: [UInt8], _ header: SnapshotHeader) -> Bool {
    bytes[header.payload].first.map { Int($0) < Situation.wholePackedFormat } ?? false
  }

  /// How much of a file is read at once.
  enum Reading {
    /// Everything: what contradicts itself is damaged though its checksum fits.
    case whole
    /// A large one that was read again when it was written, only so far that the rest can be read
    /// when it is asked for: its checksum says that it is the same.
    case asNeeded
  }

  /// From so many bytes on, reading everything takes longer than a person should wait.
  private static let largeBytes = 1 << 18

  /// The snapshot in a file: what its checksum does not fit is damaged.
  static func snapshot(
    _ bytes: [UInt8], _ hasher: Hasher256
  ) throws(SnapshotFault) -> Snapshot {
    try contents(bytes, sum: nil, hasher, .whole).snapshot
  }

  /// The same with the header; see `header`.
  static func contents(
    _ bytes: [UInt8], sum: Digest?, _ hasher: Hasher256, _ reading: Reading
  ) throws(SnapshotFault) -> (header: SnapshotHeader, snapshot: Snapshot) {
    let header = try header(bytes, sum: sum, hasher)
    let asNeeded = reading == .asNeeded && header.format >= 3 && bytes.count >= largeBytes
    let read = Result { () throws(SnapshotError) in
      asNeeded
        ? try Situation(opening: bytes, in: header.payload)
        : try Situation(unpacking: bytes, in: header.payload)
    }
    switch read {
    case .failure(.newerFormat(let found, _)): throw .newerFormat(found)
    case .success(let situation) where situation.lastNumber == header.number:
      return (header, Snapshot(situation: situation, head: header.head))
    case .failure, .success: throw .damaged
    }
  }

  /// Reads everything in a new file again, a large one on another thread. Returns what waits for the
  /// answer whether it is the snapshot.
  static func readingAgain(_ bytes: [UInt8], _ snapshot: Snapshot) -> () -> Bool {
    let isSame: @Sendable () -> Bool = {
      guard let header = uncheckedHeader(bytes) else { return false }
      return (try? snapshot.situation.isPacked(in: bytes, header.payload)) ?? false
    }
    if bytes.count < largeBytes { return isSame }
    let beside = Beside(isSame)
    return { beside.value }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ value: Int, bytes count: Int) {
    for place in (0..<count).reversed() {
      append(UInt8(truncatingIfNeeded: value >> (8 * place)))
    }
  }

  fileprivate func integer(_ range: Range<Int>) -> UInt64 {
    self[range].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
