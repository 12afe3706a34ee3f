import EngineSamples
import Glibc

/// Single bits of a file that are changed, one at a time.
///
/// Every byte comes; of its bits a seeded one, or with `TANSIQ_FAULTS` all eight.
struct FlippedBits {
  /// Whether every bit is tried (`make faults`).
  static let triesAll = getenv("TANSIQ_FAULTS") != nil
  static let seed = getenv("TANSIQ_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_26

  /// The first bytes of a page, which say where everything is in it: all eight bits of them come.
  private static let structure = 16

  /// The places and masks in a file of so many bytes and in pages of 4 KiB; beside the structure of
  /// its pages, of about every `stride`th byte where not all come.
  static func all(_ count: Int, every stride: Int = 1) -> [(place: Int, mask: UInt8)] {
    bits(count, every: stride) { $0 >= 4_096 && $0 % 4_096 < structure }
  }

  /// The same of a file that is no journal.
  static func all(of bytes: [UInt8], every stride: Int = 1) -> [(place: Int, mask: UInt8)] {
    bits(bytes.count, every: stride) { _ in false }
  }

  private static func bits(
    _ count: Int, every stride: Int, _ isStructure: (Int) -> Bool
  ) -> [(place: Int, mask: UInt8)] {
    var random = SampleRandom(seed: seed)
    return (0..<count).flatMap { place -> [(Int, UInt8)] in
      if triesAll || isStructure(place) { return (0..<8).map { (place, 1 << $0) } }
      guard Int.random(in: 0..<stride, using: &random) == 0 else { return [] }
      return [(place, 1 << UInt8.random(in: 0..<8, using: &random))]
    }
  }

  /// Changes a bit of a file, lets `body` look, and puts it back.
  static func flipping<Result>(
    _ path: String, _ flip: (place: Int, mask: UInt8), _ bytes: [UInt8], _ body: () throws -> Result
  ) throws -> Result {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var changed = bytes[flip.place] ^ flip.mask
    pwrite(descriptor, &changed, 1, off_t(flip.place))
    defer {
      changed = bytes[flip.place]
      pwrite(descriptor, &changed, 1, off_t(flip.place))
    }
    return try body()
  }
}
