/// A text on its way to the clipboard of the officer's machine, by the sequence OSC 52.
///
/// Source: xterm's "ctlseqs", "Operating System Commands", 52; tmux's FAQ on `allow-passthrough`.
public struct ClipboardText: Hashable, Sendable {
  /// What is sent: one line without control characters and without controls of direction, at most
  /// ``limit`` bytes.
  public let text: String

  /// The longest text, in bytes of UTF-8: longer ones are known to be dropped by terminals.
  public static let limit = 70_000

  /// Makes a text fit to be sent; line ends and tabs become blanks, what is too long loses its end.
  public init(_ text: String) {
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      let scalar: Unicode.Scalar = scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar
      if !Self.isHarmless(scalar) { continue }
      count += UTF8.width(scalar)
      if count > Self.limit { break }
      kept.append(scalar)
    }
    self.text = String(kept)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: scalar.properties.generalCategory != .control
    }
  }

  /// The bytes for the terminal. `throughTmux` adds what tmux hands on to the terminal around it,
  /// where its user allows that; other terminals never get it.
  public func sequence(throughTmux: Bool) -> [UInt8] {
    let plain = Array("\u{1B}]52;c;".utf8) + base64 + [0x07]
    guard throughTmux else { return plain }
    return plain + Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
  }

  /// RFC 4648, chapter 4.
  private var base64: [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        let letter = letters[Int(bits >> UInt32(18 - 6 * place) & 63)]
        result.append(place <= group.count ? letter : UInt8(ascii: "="))
      }
    }
    return result
  }
}
