import Glibc

/// Where the build has put the programs.
public enum BuiltProduct {
  /// The path of a program that was built beside the tests.
  public static func path(of name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let bytes = buffer[0..<max(0, count)].map { UInt8(bitPattern: $0) }
    let folder = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[0...$0] } ?? []
    return String(decoding: folder, as: UTF8.self) + name
  }
}
