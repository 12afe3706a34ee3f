import CPlatform
import Glibc
import OperationsRoom

/// Whole folders: copied, removed, put in one another's place.
extension Files {
  /// Folders in folders that are followed at most.
  private static let deepest = 8

  /// Copies a file into a new one of mode 0600 and waits until it is on disk.
  static func copyDurably(_ source: String, to target: String) throws(JournalError) {
    try copy(source, to: target)
    try syncFile(target)
  }

  /// Waits until what was written into a file is on disk.
  static func syncFile(_ path: String) throws(JournalError) {
    let descriptor = try open(path, O_RDONLY, "syncing a file")
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw error(path, "syncing a file") }
  }

  /// Copies the files in a folder, and those in its folders, but for the names in `except`.
  /// What is neither file nor folder is passed over, symbolic links too.
  static func copyFiles(
    in source: String, to target: String, except: (String) -> Bool = { _ in false },
    depth: Int = 0
  ) throws(JournalError) {
    for name in try names(in: source) where !except(name) {
      let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
      switch try kind(of: from) {
      case S_IFREG: try copyDurably(from, to: to)
      case S_IFDIR where depth < deepest:
        try makeFolder(to)
        try copyFiles(in: from, to: to, depth: depth + 1)
      default: continue
      }
    }
    try syncFolder(target)
  }

  /// Removes a folder with all that is in it; nothing where there is none.
  static func removeFolder(_ path: String) throws(JournalError) {
    guard try kind(of: path) == S_IFDIR else { return }
    for name in try names(in: path) {
      let inner = "\(path)/\(name)"
      if try kind(of: inner) == S_IFDIR {
        try removeFolder(inner)
      } else if unlink(inner) != 0 {
        throw error(inner, "removing a file")
      }
    }
    if rmdir(path) != 0 { throw error(path, "removing a folder") }
  }

  /// The kind of a file (`S_IFREG`, `S_IFDIR`…), links not followed; nil when there is none.
  static func kind(of path: String) throws(JournalError) -> mode_t? {
    var status = stat()
    if lstat(path, &status) == 0 { return status.st_mode & S_IFMT }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw error(path, "looking for a file")
  }

  /// Whether there is a folder, also behind a link.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Refuses with `.diskFull`, or what else is wrong, where a folder has no room for so many bytes.
  static func requireSpace(_ bytes: Int, in folder: String) throws(JournalError) {
    let doing = "trying whether the disk can be written"
    let descriptor = cp_nameless_file(folder)
    if descriptor < 0 { throw error(folder, doing) }
    defer { close(descriptor) }
    let code = posix_fallocate(descriptor, 0, off_t(bytes))
    if code != 0 { throw error(code, folder, doing) }
  }

  /// Puts two folders in one another's place in one step, so that neither is ever missing; false
  /// where the file system cannot.
  static func exchange(_ one: String, _ other: String) throws(JournalError) -> Bool {
    if cp_exchange(one, other) == 0 { return true }
    if [EINVAL, ENOSYS, ENOTSUP].contains(errno) { return false }
    throw error(one, "putting a room in its place")
  }

  /// The path without links and needless parts, where it exists; else as given without a slash at
  /// its end.
  static func resolved(_ path: String) -> String {
    if let found = realpath(path, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    var kept = path[...]
    while kept.count > 1, kept.hasSuffix("/") { kept = kept.dropLast() }
    guard let slash = kept.lastIndex(of: "/") else { return "\(resolved("."))/\(kept)" }
    let parent = kept[..<slash]
    guard !parent.isEmpty, let found = realpath(String(parent), nil) else { return String(kept) }
    defer { free(found) }
    return "\(String(cString: found))\(kept[slash...])"
  }
}
