/// Writes bytes one behind the other, as they are hashed into the chain: integers as eight bytes, the
/// highest first; texts as their length in such, then UTF-8.
struct ChainedBytes {
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
