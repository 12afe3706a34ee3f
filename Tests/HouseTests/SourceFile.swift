/// A file of the house, as the rules look at it.
struct SourceFile {
  /// The path below `Sources`, such as `IncidentEngine/Words/Identities.swift`.
  let path: String
  let lines: [String]
  /// Its code, where it is Swift: without comments; a string is `""`, and what stands in it as
  /// `\(code)` follows it.
  let tokens: [SwiftToken]

  init(path: String, text: String) {
    self.path = path
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    tokens = path.hasSuffix(".swift") ? SwiftToken.all(in: text) : []
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
  static let root = "\(Tree.root)/Sources"

  /// Every file of code, in the order of paths.
  static let files = paths(below: "")
    .filter { path in [".swift", ".c", ".h"].contains { path.hasSuffix($0) } }
    .map { SourceFile(path: $0, text: Tree.text("\(root)/\($0)")) }

  private static func paths(below folder: String) -> [String] {
    var found: [String] = []
    for item in Tree.items(of: "\(root)/\(folder)") where !item.name.hasPrefix(".") {
      let path = folder.isEmpty ? item.name : "\(folder)/\(item.name)"
      found += item.isFolder ? paths(below: path) : [path]
    }
    return found.sorted()
  }
}
