import CPlatform
import Glibc
import OperationsRoom

/// The right to write a room: whoever holds its lock file is the single writer.
///
/// The kernel frees the lock when the holder dies, however it dies.
public final class RoomLock: Sendable {
  private let descriptor: Int32
  private let identity: FileIdentity

  /// Takes the lock and writes this process's id into the file.
  ///
  /// - Throws: `.held` with the id of the process that has it.
  public init(_ folder: RoomFolder) throws(JournalError) {
    let path = folder.lockPath
    let descriptor = try Files.open(path, O_RDWR | O_CREAT, "locking the room")
    guard cp_lock(descriptor) == 0 else {
      let code = errno
      let holder = Self.readHolder(descriptor)
      close(descriptor)
      if code == EAGAIN || code == EACCES { throw .held(pid: holder) }
      throw Files.error(code, path, "locking the room")
    }
    // A room may be replaced by a restored one between opening and locking.
    guard let identity = FileIdentity(descriptor), identity == FileIdentity(path) else {
      close(descriptor)
      throw .held(pid: 0)
    }
    self.descriptor = descriptor
    self.identity = identity
    // Always the same length, so that a full disk does not matter; and only the lock counts.
    var text = Array("\(getpid())".utf8)
    text.append(contentsOf: [UInt8](repeating: 32, count: max(0, 11 - text.count)))
    text.append(10)
    fchmod(descriptor, 0o600)
    _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// Whether the lock is that of the room that has this place now.
  func isStill(of folder: RoomFolder) -> Bool {
    FileIdentity(folder.lockPath) == identity
  }

  /// A process that is just being started shares the file for a moment; it must not keep the lock.
  deinit {
    cp_unlock(descriptor)
    close(descriptor)
  }

  /// The process that has the room open for writing, 0 where its id is not known; nil when none
  /// has. Nothing is written.
  public static func holder(of folder: RoomFolder) -> Int? {
    guard let descriptor = try? Files.open(folder.lockPath, O_RDONLY, "reading the lock") else {
      return nil
    }
    defer { close(descriptor) }
    return cp_lock_held(descriptor) == 1 ? readHolder(descriptor) : nil
  }

  /// Whether some process has the room open for writing. Nothing is written.
  public static func isHeld(_ folder: RoomFolder) -> Bool {
    guard let descriptor = try? Files.open(folder.lockPath, O_RDONLY, "reading the lock") else {
      return false
    }
    defer { close(descriptor) }
    return cp_lock_held(descriptor) == 1
  }

  /// The id in the file: written just after the lock is taken, so it may take a moment.
  private static func readHolder(_ descriptor: Int32) -> Int {
    for _ in 0..<20 {
      var bytes = [UInt8](repeating: 0, count: 24)
      let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, 24, 0) }
      let digits = bytes.prefix(max(0, count)).prefix { (48...57).contains($0) }
      if let holder = Int(String(decoding: digits, as: UTF8.self)) { return holder }
      usleep(5_000)
    }
    return 0
  }
}
