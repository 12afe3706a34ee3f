import CPlatform

/// Salts of entries: 16 random bytes each, fetched from the kernel a page at a time. Belongs to
/// one thread.
public final class Salts {
  private var page: [UInt8] = []
  private var used = 0

  /// An empty store; the first salt fetches a page.
  public init() {}

  /// The next salt; no byte is given twice.
  public func next() -> [UInt8] {
    if used + 16 > page.count { fetch() }
    defer { used += 16 }
    return page.withUnsafeBytes { [UInt8](UnsafeRawBufferPointer(rebasing: $0[used..<used + 16])) }
  }

  private func fetch() {
    page = [UInt8](repeating: 0, count: 4096)
    used = 0
    let fetched = page.withUnsafeMutableBytes { cp_random($0.baseAddress, Int32($0.count)) }
    precondition(fetched == 0, "the kernel gave no random bytes")
  }
}
