import Glibc

/// Files under `Golden/` beside the tests, against which formats are compared.
public struct Golden {
  private let folder: String

  /// The folder `Golden` in the one of a test target. `file` is the caller's `#filePath`; `levels`
  /// says how many folders to go up.
  public init(beside file: String, levels: Int) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(1 + levels)
    folder = parts.joined(separator: "/") + "/Golden"
  }

  /// Whether this run writes the files instead of comparing: then it fails by itself.
  public static var isRecording: Bool { getenv("TANSIQ_RECORD") != nil }

  /// The text of a file; nil when there is none.
  public func text(_ name: String) -> String? {
    guard let file = fopen("\(folder)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What differs between a file and `text`; nil when nothing does. Records first when asked to.
  public func difference(_ name: String, _ text: String) -> String? {
    if Self.isRecording {
      guard let file = fopen("\(folder)/\(name)", "w") else { return "cannot write \(name)" }
      defer { fclose(file) }
      fputs(text, file)
      return "\(name) was recorded: read the difference before committing it"
    }
    guard let golden = self.text(name) else { return "\(name) is missing" }
    if golden == text { return nil }
    let pairs = zip(golden.split(separator: "\n"), text.split(separator: "\n"))
    let line = pairs.first { $0 != $1 }
    return "\(name) differs: \(line.map { "\($0.0) is now \($0.1)" } ?? "in length")"
  }

  /// Bytes as lines of 64 hexadecimal digits.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      if index % 32 == 31 { text.append(10) }
    }
    if text.last != 10 { text.append(10) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `hexadecimal` wrote; nil when the text is something else.
  public static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.filter { $0 != "\n" }.compactMap(\.hexDigitValue)
    guard digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}
