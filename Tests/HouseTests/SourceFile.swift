import Glibc

/// A file of the house, as the rules look at it.
struct SourceFile {
  /// The path below `Sources`, such as `IncidentEngine/Words/Identities.swift`.
  let path: String
  let lines: [String]

  init(path: String, text: String) {
    self.path = path
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  var target: String { String(path.prefix { $0 != "/" }) }
  var isSwift: Bool { path.hasSuffix(".swift") }

  /// The name without folders and extension.
  var name: String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }

  /// The modules the file imports, however it spells the import.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" })
      guard let at = words.firstIndex(of: "import"),
        words[..<at].allSatisfy({ $0.hasPrefix("@") || Self.accesses.contains(String($0)) })
      else { return nil }
      let rest = words[(at + 1)...].drop { Self.kinds.contains(String($0)) }
      return rest.first.map { String($0.prefix { $0 != "." }) }
    }
  }

  private static let accesses: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]
}

/// The folder `Sources` of the package.
enum Sources {
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/Sources"
  }()

  /// Every file of code, in the order of paths.
  static func all() -> [SourceFile] {
    paths(below: "").filter { path in
      [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
    }
    .map { SourceFile(path: $0, text: text("\(root)/\($0)")) }
  }

  private static func paths(below folder: String) -> [String] {
    guard let directory = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      if item.pointee.d_type == UInt8(DT_DIR) {
        found += paths(below: path)
      } else {
        found.append(path)
      }
    }
    return found.sorted()
  }

  private static func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
