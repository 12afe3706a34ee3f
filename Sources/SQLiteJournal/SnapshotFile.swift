import IncidentEngine
import OperationsRoom

/// What stands at the beginning of a snapshot file.
struct SnapshotHeader: Hashable, Sendable {
  let number: EntryNumber
  let head: Digest
}

/// Why a snapshot file cannot be used.
enum SnapshotFault: Error {
  case damaged
  case newerFormat(Int)
  case unreadable(JournalError)
}

/// The bytes of a snapshot file: magic, format, number, head, length, payload, SHA-256 of all that.
///
/// Integers are big-endian. `docs/journal-format.md` describes it.
enum SnapshotFile {
  static let format = 1
  static let magic = Array("TANSIQ-S".utf8)
  private static let headBytes = 8 + 4 + 8 + 32 + 8
  private static let digestBytes = 32

  static func bytes(of snapshot: Snapshot, _ hasher: Hasher256) -> [UInt8] {
    let payload = snapshot.situation.packed()
    var bytes = magic
    bytes.reserveCapacity(headBytes + payload.count + digestBytes)
    bytes.append(format, bytes: 4)
    bytes.append(Int(snapshot.situation.lastNumber), bytes: 8)
    bytes.append(contentsOf: snapshot.head.bytes)
    bytes.append(payload.count, bytes: 8)
    bytes.append(contentsOf: payload)
    bytes.append(contentsOf: hasher.digest(bytes).bytes)
    return bytes
  }

  /// The version of the format, where the file is a snapshot at all.
  static func format(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 12, bytes.starts(with: magic) else { return nil }
    return Int(bytes.integer(8..<12))
  }

  /// The header of a file whose checksum fits.
  static func header(
    _ bytes: [UInt8], _ hasher: Hasher256
  ) throws(SnapshotFault) -> SnapshotHeader {
    guard let found = format(of: bytes) else { throw .damaged }
    if found > format { throw .newerFormat(found) }
    let end = bytes.count - digestBytes
    guard found == format, end >= headBytes,
      bytes.integer(52..<60) == UInt64(end - headBytes),
      hasher.digest(Array(bytes[..<end])).bytes == Array(bytes[end...]),
      let number = EntryNumber(exactly: bytes.integer(12..<20)),
      let head = Digest(Array(bytes[20..<52]))
    else { throw .damaged }
    return SnapshotHeader(number: number, head: head)
  }

  static func snapshot(_ bytes: [UInt8], _ hasher: Hasher256) throws(SnapshotFault) -> Snapshot {
    let header = try header(bytes, hasher)
    let payload = Array(bytes[headBytes..<bytes.count - digestBytes])
    let situation: Situation
    do { situation = try Situation(unpacking: payload) } catch {
      switch error {
      case .newerFormat(let found, _): throw .newerFormat(found)
      case .malformed: throw .damaged
      }
    }
    guard situation.lastNumber == header.number else { throw .damaged }
    return Snapshot(situation: situation, head: header.head)
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
