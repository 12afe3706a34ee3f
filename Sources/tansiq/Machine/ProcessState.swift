import Glibc

/// What the system says of processes.
enum ProcessState {
  /// Whether the files of this one may grow only so far.
  static var hasFileLimit: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
      && limit.rlim_cur != rlim_t.max
  }

  /// Whether it stands still until somebody lets it go on, as after Ctrl-Z.
  static func isStopped(_ process: Int) -> Bool {
    guard let bytes = try? FileBytes.read("/proc/\(process)/stat") else { return false }
    // The name before it may have blanks and parentheses of its own.
    guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return false }
    return bytes.dropFirst(end + 2).first.map { $0 == UInt8(ascii: "T") } ?? false
  }
}
