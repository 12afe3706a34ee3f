import Glibc
import TestSupport
import Testing

/// A folder of its own for a test: home, state and rooms of the programs it runs.
///
/// It goes with this value.
final class Sandbox {
  let path: String

  init() throws {
    let template = try #require(strdup("/tmp/tansiq-test-XXXXXX"))
    defer { free(template) }
    try #require(mkdtemp(template) != nil)
    path = String(cString: template)
    for name in ["home", "state", "tmp"] { mkdir("\(path)/\(name)", 0o700) }
  }

  deinit { Self.remove(path) }

  /// The path of something in it.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Where programs keep their own files.
  var state: String { file("state/tansiq") }

  /// What programs are given; `changes` replace it, an empty one removes.
  func environment(_ changes: [String: String] = [:]) -> [String: String] {
    let own = [
      "HOME": file("home"), "XDG_STATE_HOME": file("state"), "TMPDIR": file("tmp"), "TZ": "UTC",
    ]
    return PseudoTerminal.standardEnvironment.merging(own) { $1 }.merging(changes) { $1 }
      .filter { !$0.value.isEmpty }
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let path = name.hasPrefix("/") ? name : file(name)
    let opened = try #require(fopen(path, "w"))
    defer { fclose(opened) }
    let bytes = Array(text.utf8)
    try #require(fwrite(bytes, 1, bytes.count, opened) == bytes.count)
    return path
  }

  /// How many processes still run that were given this sandbox.
  var processes: [String] {
    let mark = Array("XDG_STATE_HOME=\(file("state"))".utf8)
    return Files.names("/proc").filter { name in
      guard Int(name) != nil, let bytes = Files.bytes("/proc/\(name)/environ") else { return false }
      return bytes.split(separator: 0).contains { Array($0) == mark }
    }
  }

  private static func remove(_ path: String) {
    for name in Files.names(path) {
      let inner = "\(path)/\(name)"
      if unlink(inner) != 0 { remove(inner) }
    }
    rmdir(path)
  }
}

/// Files as the system has them.
enum Files {
  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func names(_ path: String) -> [String] {
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

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The permission bits in octal, such as `600`.
  static func mode(_ path: String) -> String {
    var status = stat()
    return stat(path, &status) == 0 ? String(status.st_mode & 0o7777, radix: 8) : "none"
  }

  /// A file of the project.
  static func project(_ path: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/\(path)"
  }

  /// A file of the data that lies beside the project; nil where there is none.
  static func data(_ path: String) -> String? {
    let path = project("../shared/data/\(path)")
    return exists(path) ? path : nil
  }
}
