import Glibc
import Testing

/// A mount of a test: gone with this value.
final class Mounting {
  let path: String

  /// Whether this process may mount at all.
  static let isAllowed: Bool = {
    guard getuid() == 0, let sandbox = try? Sandbox() else { return false }
    return (try? Mounting(megabytes: 1, at: sandbox.file("try"))) != nil
  }()

  /// A small disk in memory.
  init(megabytes: Int, at path: String) throws {
    self.path = path
    mkdir(path, 0o700)
    let code = mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m,mode=0700")
    try #require(code == 0)
  }

  /// A folder once more, in which nothing can be written.
  init(readOnly folder: String, at path: String) throws {
    self.path = path
    mkdir(path, 0o700)
    let code = mount(folder, path, nil, UInt(MS_BIND), nil)
    try #require(code == 0)
    guard
      mount(
        folder, path, nil, UInt(MS_BIND | MS_REMOUNT | MS_RDONLY), nil)
        == 0
    else {
      umount2(path, 2)
      throw Failure()
    }
  }

  private struct Failure: Error {}

  deinit { umount2(path, 2) }
}
