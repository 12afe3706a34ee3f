import CCrypto
import CPlatform
import Glibc
import IncidentEngine
import OperationsRoom

/// Files and folders by the system's own calls: private, synced, errors as `JournalError`.
enum Files {
  /// The error of the last system call.
  static func error(_ path: String, _ doing: String) -> JournalError {
    error(errno, path, doing)
  }

  static func error(_ code: Int32, _ path: String, _ doing: String) -> JournalError {
    switch code {
    case EACCES, EPERM: .notPermitted(path: path)
    case EROFS: .noPlace(path: path, .mountedReadOnly)
    case ENAMETOOLONG: .noPlace(path: path, .nameTooLong)
    case ENOSPC, EDQUOT: .diskFull
    default: .failed(code: Int(code), doing: doing)
    }
  }

  /// Opens a file, close-on-exec.
  static func open(
    _ path: String, _ flags: Int32, _ doing: String
  ) throws(JournalError) -> Int32 {
    // Nothing that is no plain file may be waited for.
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
    if descriptor < 0 { throw error(path, doing) }
    return descriptor
  }

  /// Makes a folder of mode 0700 whatever the umask, unless there is one.
  static func makeFolder(_ path: String) throws(JournalError) {
    let made = mkdir(path, 0o700) == 0
    if made, chmod(path, 0o700) == 0 { return }
    switch errno {
    case EEXIST where !made: return
    case ENOENT where try kind(of: folder(above: path)) == nil:
      throw .noPlace(path: path, .noFolderAbove(folder(above: path)))
    case ENOENT: throw .noPlace(path: path, .refused(in: folder(above: path)))
    case ENOTDIR: throw .noPlace(path: path, .belowFile(folder(above: path)))
    default: throw error(path, "making a folder")
    }
  }

  private static func folder(above path: String) -> String {
    let above = path.split(separator: "/").dropLast().joined(separator: "/")
    return path.hasPrefix("/") ? "/\(above)" : above.isEmpty ? "." : above
  }

  /// Makes an empty file of mode 0600 whatever the umask; it must not exist.
  static func makePrivateFile(_ path: String) throws(JournalError) {
    let descriptor = try open(path, O_RDWR | O_CREAT | O_EXCL, "making a file")
    defer { close(descriptor) }
    if fchmod(descriptor, 0o600) != 0 { throw error(path, "making a file") }
  }

  /// Writes a new file of mode 0600 and waits until it is on disk; it must not exist.
  static func write(_ bytes: [UInt8], to path: String) throws(JournalError) {
    try makePrivateFile(path)
    let descriptor = try open(path, O_WRONLY, "writing a file")
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw error(path, "writing a file") }
      written += count
    }
    if fsync(descriptor) != 0 { throw error(path, "syncing a file") }
  }

  /// The bytes of a file, at most `limit`.
  static func read(_ path: String, limit: Int) throws(JournalError) -> [UInt8] {
    let (descriptor, size) = try openWhole(path, limit: limit)
    defer { close(descriptor) }
    return try read(descriptor, count: size, path)
  }

  /// The bytes of a file, at most `limit`, and the digest of all but the last `rest` of them, which
  /// another thread works out while this one reads. nil for the digest of a file that is shorter.
  static func readSummed(
    _ path: String, limit: Int, allBut rest: Int
  ) throws(JournalError) -> (bytes: [UInt8], sum: Digest?) {
    let (descriptor, size) = try openWhole(path, limit: limit)
    defer { close(descriptor) }
    guard size >= rest, let context = cc_sha256_new() else {
      return (try read(descriptor, count: size, path), nil)
    }
    defer { cc_sha256_free(context) }
    cc_sha256_begin(context)
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, total in
      let count = cp_read_telling(
        descriptor, buffer.baseAddress, Int64(size), Int64(rest),
        { cc_sha256_update($0.map { OpaquePointer($0) }, $1, Int($2)) },
        UnsafeMutableRawPointer(context))
      if count < 0 { failure = errno }
      total = max(0, Int(count))
    }
    if failure != 0 { throw error(failure, path, "reading a file") }
    var digest = [UInt8](repeating: 0, count: 32)
    cc_sha256_finish(context, &digest)
    return (bytes, bytes.count == size ? Digest(digest) : nil)
  }

  private static func openWhole(
    _ path: String, limit: Int
  ) throws(JournalError) -> (descriptor: Int32, size: Int) {
    let descriptor = try open(path, O_RDONLY, "reading a file")
    var status = stat()
    if fstat(descriptor, &status) != 0 {
      defer { close(descriptor) }
      throw error(path, "reading a file")
    }
    guard (status.st_mode & S_IFMT) == S_IFREG, status.st_size <= limit else {
      close(descriptor)
      throw error(EFBIG, path, "reading a file")
    }
    return (descriptor, Int(status.st_size))
  }

  /// The first bytes of a file, at most `count`.
  static func readStart(_ path: String, count: Int) throws(JournalError) -> [UInt8] {
    let descriptor = try open(path, O_RDONLY, "reading a file")
    defer { close(descriptor) }
    return try read(descriptor, count: count, path)
  }

  private static func read(
    _ descriptor: Int32, count wanted: Int, _ path: String
  ) throws(JournalError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, total in
      while total < wanted {
        let start = buffer.baseAddress.map { $0 + total }
        let count = Glibc.read(descriptor, start, wanted - total)
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = errno }
        if count <= 0 { break }
        total += count
      }
    }
    if failure != 0 { throw error(failure, path, "reading a file") }
    return bytes
  }

  /// Copies a file into a new one of mode 0600.
  static func copy(_ source: String, to target: String) throws(JournalError) {
    try makePrivateFile(target)
    let from = try open(source, O_RDONLY, "copying a file")
    defer { close(from) }
    let to = try open(target, O_WRONLY, "copying a file")
    defer { close(to) }
    while true {
      let count = sendfile(to, from, nil, 1 << 30)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw error(target, "copying a file") }
      if count == 0 { return }
    }
  }

  /// Makes what was created, renamed or removed in a folder durable.
  static func syncFolder(_ path: String) throws(JournalError) {
    let descriptor = try open(path, O_RDONLY | O_DIRECTORY, "syncing a folder")
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw error(path, "syncing a folder") }
  }

  static func rename(_ old: String, to new: String) throws(JournalError) {
    if Glibc.rename(old, new) != 0 { throw error(new, "renaming a file") }
  }

  /// The names in a folder, sorted.
  static func names(in path: String) throws(JournalError) -> [String] {
    guard let folder = opendir(path) else { throw error(path, "listing a folder") }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let item = readdir(folder) else {
        if errno != 0 { throw error(path, "listing a folder") }
        break
      }
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What tells whether a file was changed: nil when there is none.
  static func print(of path: String) throws(JournalError) -> FilePrint? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw error(path, "looking for a file")
    }
    return FilePrint(
      inode: UInt64(status.st_ino), size: Int64(status.st_size),
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }
}

/// What the system says of a file; two that differ mean that the file was changed.
struct FilePrint: Equatable {
  let inode: UInt64
  let size: Int64
  let seconds: Int
  let nanoseconds: Int
}
