import Glibc
import OperationsRoom
import SQLiteJournal

/// A file that could not be read or written.
struct FileError: Error {
  let path: String
  let code: Int32

  /// What the system says, and the cure.
  var text: String {
    let cure =
      switch code {
      case ENOENT: "Check the path."
      case EACCES, EPERM: "Ask for permission, or choose another path."
      case EISDIR: "Name a file, not a folder."
      case ENOSPC: "Make room on the disk."
      case ENOTSUP: "It is no plain file: put one in its place."
      default: "Check the path and the disk."
      }
    return "\(path): \(String(cString: strerror(code))). \(cure)"
  }
}

/// Whole files.
enum FileBytes {
  /// Largest file that is read, in bytes.
  static let limit = 1 << 30

  /// All bytes of a plain file, and nothing that would be waited for.
  static func readPlain(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw FileError(path: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw FileError(path: path, code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, code: EISDIR) }
    if status.st_mode & S_IFMT != S_IFREG { throw FileError(path: path, code: ENOTSUP) }
    return try readAll(descriptor, path)
  }

  /// All bytes of a file, or of a pipe that somebody named.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileError(path: path, code: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor, path)
  }

  private static func readAll(_ descriptor: Int32, _ path: String) throws(FileError) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw FileError(path: path, code: errno) }
      if count == 0 { return all }
      all.append(contentsOf: buffer[..<count])
      if all.count > limit { throw FileError(path: path, code: EFBIG) }
    }
  }

  /// All bytes of a file that a command was given.
  static func load(_ path: String) throws(CommandFailure) -> [UInt8] {
    do { return try read(path) } catch { throw CommandFailure(error.text) }
  }

  /// All bytes of a plain file that belongs to the program's own settings.
  static func loadPlain(_ path: String) throws(CommandFailure) -> [UInt8] {
    do { return try readPlain(path) } catch { throw CommandFailure(error.text) }
  }

  /// Writes a file beside and renames it over the old one, which stays where that fails.
  static func replace(_ path: String, with text: String) throws(FileError) {
    let beside = path + ".new"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw FileError(path: path, code: errno) }
    var code = Output.write(text, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    close(descriptor)
    if code == 0, rename(beside, path) != 0 { code = errno }
    if code != 0 {
      unlink(beside)
      throw FileError(path: path, code: code)
    }
  }

  /// The names in a folder, sorted; none where it cannot be listed.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let item = readdir(folder) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether something is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path from the root of the file system.
  static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    var buffer = [CChar](repeating: 0, count: 4097)
    guard getcwd(&buffer, 4096) != nil else { return path }
    let folder = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "\(folder)/\(path)"
  }

  /// Makes a folder and those above it, for nobody but their owner. What exists stays.
  static func makeFolders(_ path: String) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o700)
    }
  }
}

/// Where the program keeps its own files (XDG base directories).
enum StateFolder {
  /// `$XDG_STATE_HOME/tansiq`, by default `~/.local/state/tansiq`.
  static var path: String {
    if let state = Environment.value("XDG_STATE_HOME"), state.hasPrefix("/") {
      return "\(state)/tansiq"
    }
    return "\(Environment.value("HOME") ?? "/tmp")/.local/state/tansiq"
  }

  /// A room, and the scenario it runs where it is a drill.
  struct RememberedRoom {
    var room: String
    var scenario: String?
  }

  /// The room opened last, with its scenario if that is still there; nil when none ever was.
  static var lastRoom: RememberedRoom? {
    guard let bytes = try? FileBytes.readPlain("\(path)/last-room") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let room = lines.first else { return nil }
    let scenario = lines.dropFirst().first.flatMap { FileBytes.exists($0) ? $0 : nil }
    return RememberedRoom(room: room, scenario: scenario)
  }

  /// Refuses where the room opened last is gone.
  static func requireRoom(_ room: String) throws(CommandFailure) {
    do throws(JournalError) {
      _ = try RoomFolder(opening: room)
    } catch {
      if case .notARoom = error { throw CommandFailure(Words.roomGone(room)) }
      throw CommandFailure(Words.said(error))
    }
  }

  /// Remembers the room, so that the program without arguments opens it.
  static func remember(room: String, scenario: String? = nil) {
    let lines = [room, scenario].compactMap { $0 }.map { FileBytes.absolute($0) + "\n" }
    let text = lines.joined()
    let file = "\(path)/last-room"
    if let known = try? FileBytes.readPlain(file), known.elementsEqual(text.utf8) { return }
    FileBytes.makeFolders(path)
    try? FileBytes.replace(file, with: text)
  }

  /// A folder for a new drill, named after the scenario and the time.
  static func freshDrill(_ scenario: String, stamp: String) -> String {
    FileBytes.makeFolders("\(path)/drills")
    let words = scenario.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let stem = "\(path)/drills/\(String(words))-\(stamp)"
    var candidate = stem
    var count = 2
    while FileBytes.exists(candidate) {
      candidate = "\(stem)-\(count)"
      count += 1
    }
    return candidate
  }
}
