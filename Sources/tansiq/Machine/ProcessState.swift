/// What the system says of another process.
enum ProcessState {
  /// Whether it stands still until somebody lets it go on, as after Ctrl-Z.
  static func isStopped(_ process: Int) -> Bool {
    guard let bytes = try? FileBytes.read("/proc/\(process)/stat") else { return false }
    // The name before it may have blanks and parentheses of its own.
    guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return false }
    return bytes.dropFirst(end + 2).first.map { $0 == UInt8(ascii: "T") } ?? false
  }
}
