import Glibc

/// The tree of the project: what lies in it, and what files say.
enum Tree {
  /// Where `Package.swift` stands.
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")

  /// What lies in a folder, in no order.
  static func items(of folder: String) -> [(name: String, isFolder: Bool)] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [(name: String, isFolder: Bool)] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      found.append((name, item.pointee.d_type == UInt8(DT_DIR)))
    }
    return found
  }

  static func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands at the top and has no place there, or is missing.
  static func breaches(ofTop names: [String]) -> [String] {
    let needed = ["Package.swift", "Sources", "Tests", "scenarios", "README.md"]
    let beside = ["docs", "Makefile", "CONTRIBUTING.md", "CHANGELOG.md"]
    // The build writes it; no clone has it.
    let ignored = ["Package.resolved"]
    let strangers = names.filter {
      !$0.hasPrefix(".") && !(needed + beside + ignored).contains($0)
    }
    return needed.filter { !names.contains($0) }.map { "\($0) is missing" }
      + strangers.sorted().map { "\($0) belongs into Tests, docs or Sources" }
  }
}
