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
