import OperationsRoom

/// The WAL that a crash left, held against what was certainly in it.
///
/// SQLite takes the first frame that does not fit for the end, as it must after a power cut. Yet
/// each commit is synced before it counts: in the index beside the WAL, and before the next one is
/// written. So where the index counts more frames, or two commits stand behind a frame that does
/// not fit, what was confirmed is damaged. Where only the last commit does not fit and there is no
/// index, nothing tells it from one that was never finished.
/// Source: https://sqlite.org/fileformat2.html#the_write_ahead_log, https://sqlite.org/walformat.html
struct WALFile {
  private static let headBytes = 32
  private static let frameHeadBytes = 24
  private static let largestBytes = 1 << 32

  private let bytes: [UInt8]
  private let isBigEndian: Bool
  private let pageBytes: Int

  /// What is wrong with a WAL, given the index that stood beside it; nil when nothing is.
  static func damage(_ wal: [UInt8], index: [UInt8]) -> String? {
    guard wal.count >= headBytes, wal.contains(where: { $0 != 0 }) else { return nil }
    guard let file = WALFile(wal) else { return "the header of its WAL is changed" }
    let found = file.frames()
    let counted = IndexHeader(index).flatMap { $0.salts == wal[16..<24] ? $0.frames : nil } ?? 0
    if counted > found.good {
      return "its WAL ends at frame \(found.good) of \(counted)"
    }
    if found.commitsBehind > 1 { return "frame \(found.good + 1) of its WAL is changed" }
    return nil
  }

  /// The same of a room that nobody has open.
  static func damage(in folder: RoomFolder) throws(JournalError) -> String? {
    guard let print = try Files.print(of: folder.walPath), print.size > 0 else { return nil }
    let index = try? Files.readStart(folder.walIndexPath, count: IndexHeader.bothBytes)
    return damage(try Files.read(folder.walPath, limit: largestBytes), index: index ?? [])
  }

  private init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    isBigEndian = bytes[3] & 1 == 1
    pageBytes = Int(bytes.word(8, bigEndian: true))
    guard bytes.word(0, bigEndian: true) & ~1 == 0x377F_0682,
      bytes.word(4, bigEndian: true) == 3_007_000,
      pageBytes >= 512, pageBytes <= 65_536, pageBytes & (pageBytes - 1) == 0,
      checksum(0..<24, (0, 0)) == stored(at: 24)
    else { return nil }
  }

  /// How many frames fit up to the last commit, and how many commits bear the marks of this WAL
  /// behind the first frame that does not.
  private func frames() -> (good: Int, commitsBehind: Int) {
    var sum = stored(at: 24)
    var good = 0
    var commitsBehind = 0
    var isBroken = false
    let step = Self.frameHeadBytes + pageBytes
    for index in 0..<max(0, (bytes.count - Self.headBytes) / step) {
      let place = Self.headBytes + index * step
      let strange = strangeBits(at: place + 8)
      let page = bytes.word(place, bigEndian: true)
      let isCommit = strange <= 1 && page > 0 && bytes.word(place + 4, bigEndian: true) > 0
      if !isBroken {
        sum = checksum(place..<place + 8, sum)
        sum = checksum(place + Self.frameHeadBytes..<place + step, sum)
        isBroken = strange > 0 || page == 0 || sum != stored(at: place + 16)
      }
      if isBroken {
        commitsBehind += isCommit ? 1 : 0
      } else if isCommit {
        good = index + 1
      }
    }
    return (good, commitsBehind)
  }

  /// How many bits of a frame's marks are others than the header's: one of a frame that is changed,
  /// many of one from before the WAL was begun anew.
  private func strangeBits(at place: Int) -> Int {
    zip(bytes[place..<place + 8], bytes[16..<24]).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
  }

  private func stored(at place: Int) -> (UInt32, UInt32) {
    (bytes.word(place, bigEndian: true), bytes.word(place + 4, bigEndian: true))
  }

  private func checksum(_ range: Range<Int>, _ start: (UInt32, UInt32)) -> (UInt32, UInt32) {
    bytes.walChecksum(range, start, bigEndian: isBigEndian)
  }
}

/// What the index beside a WAL counts; nil when it is not whole, as in the middle of being written.
private struct IndexHeader {
  private static let bytes = 48
  /// It is there twice.
  static let bothBytes = 2 * bytes

  /// The last frame of the last commit.
  let frames: Int
  let salts: ArraySlice<UInt8>

  init?(_ index: [UInt8]) {
    guard index.count >= Self.bothBytes,
      index[..<Self.bytes] == index[Self.bytes..<Self.bothBytes],
      index.word(0) == 3_007_000, index[12] == 1,
      index.walChecksum(0..<40, (0, 0), bigEndian: Int(1).bigEndian == 1)
        == (index.word(40), index.word(44))
    else { return nil }
    frames = Int(index.word(16))
    salts = index[32..<40]
  }
}

extension [UInt8] {
  /// An integer of four bytes; in the machine's own order unless `bigEndian`.
  fileprivate func word(_ place: Int, bigEndian: Bool = Int(1).bigEndian == 1) -> UInt32 {
    guard place + 4 <= count else { return 0 }
    return withUnsafeBytes {
      let word = $0.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      return bigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }
  }

  /// The sum that SQLite guards frames with, going on from `start`; of whole pairs of words.
  fileprivate func walChecksum(
    _ range: Range<Int>, _ start: (UInt32, UInt32), bigEndian: Bool
  ) -> (UInt32, UInt32) {
    var sum = start
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      sum.0 &+= word(place, bigEndian: bigEndian) &+ sum.1
      sum.1 &+= word(place + 4, bigEndian: bigEndian) &+ sum.0
    }
    return sum
  }
}
