import CCrypto

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
