import Glibc

/// Texts that are written to hurt programs and terminals.
public enum HostileTexts {
  /// The lines of the collection that lies beside the project, each as text; empty where there is none.
  ///
  /// Files of strings are read as their strings, files of escapes also with their names of control
  /// characters, such as `<ESC>`, as those characters. Bytes that are not UTF-8 are repaired.
  public static let collected: [String] = {
    var texts: [String] = []
    for name in [
      "geoffmcl__UTF-8-test.txt", "mmastrac__escapes.txt", "mmastrac__result.md",
      "alacritty__alt_reset.recording", "alacritty__colored_underline.recording",
      "alacritty__hyperlinks.recording", "alacritty__zerowidth.recording",
    ] {
      let lines = (bytes(of: name) ?? []).split(separator: 10).map {
        String(decoding: $0, as: UTF8.self)
      }
      texts += lines + lines.map(withControls)
    }
    texts += strings(
      inJSON: String(decoding: bytes(of: "minimaxir__blns.json") ?? [], as: UTF8.self))
    let blocks = String(decoding: bytes(of: "minimaxir__blns.base64.txt") ?? [], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for block in blocks.split(whereSeparator: { $0.isEmpty || $0.hasPrefix("#") }) {
      texts.append(String(decoding: base64(block.joined()), as: UTF8.self))
    }
    return distinct(texts)
  }()

  /// The collection and our own.
  public static let all = distinct(own + collected)

  /// Compared by their scalars: equality of strings takes different ones for the same.
  private static func distinct(_ texts: [String]) -> [String] {
    var known: Set<[UInt8]> = []
    return texts.filter { !$0.isEmpty && known.insert(Array($0.utf8)).inserted }
  }

  private static func bytes(of name: String) -> [UInt8]? {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let file = fopen("/\(root)/../shared/data/i18n/hostile/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  private static let controls = [
    "<ESC>": "\u{1B}", "<BEL>": "\u{7}", "<CR>": "\r", "<LF>": "\n", "<TAB>": "\t", "<BS>": "\u{8}",
    "<FF>": "\u{C}", "<VT>": "\u{B}", "<DEL>": "\u{7F}", "<SUB>": "\u{1A}", "<CAN>": "\u{18}",
    "\\x1b": "\u{1B}", "\\e": "\u{1B}", "^[": "\u{1B}",
  ]

  private static func withControls(_ text: String) -> String {
    controls.sorted { $0.key < $1.key }.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  private static func base64(_ text: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      guard let value = letters.firstIndex(of: byte) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count < 8 { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return result
  }
}
