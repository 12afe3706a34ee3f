// Prints Sources/TerminalUI/Text/WidthTable.swift.
//
//     swiftc -O Tests/Tools/MakeWidthTable.swift -o /tmp/widths
//     /tmp/widths EastAsianWidth.txt > Sources/TerminalUI/Text/WidthTable.swift
//
// The file is Unicode's EastAsianWidth.txt; the other properties come from the standard library.
import Glibc

func lines(of path: String) -> [Substring] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { break }
    bytes += buffer[0..<count]
  }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
}

var wide = [Bool](repeating: false, count: 0x110000)
for line in lines(of: CommandLine.arguments[1]) where !line.hasPrefix("#") {
  let fields = line.split(separator: "#")[0].split(separator: ";").map {
    $0.split(separator: " ").joined()
  }
  guard fields.count == 2, fields[1] == "W" || fields[1] == "F" else { continue }
  let ends = fields[0].split(separator: ".", omittingEmptySubsequences: true).map {
    Int($0, radix: 16) ?? 0
  }
  for value in ends[0]...(ends.last ?? ends[0]) { wide[value] = true }
}

// 0 mark, 1 narrow, 2 wide, 3 placeholder, 4 dropped, 5 space
func classify(_ value: UInt32) -> UInt32 {
  guard let scalar = Unicode.Scalar(value) else { return 3 }
  let properties = scalar.properties
  switch value {
  case 0x09...0x0D: return 5
  case 0x202D, 0x202E: return 3  // an override is shown, the harmless bidi controls vanish
  case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2: return 3  // not stable in width
  case 0x1F1E6...0x1F1FF: return 3  // flags: terminals disagree
  // Narrow before Unicode 16 and wide since, or otherwise not agreed upon.
  case 0x2630...0x2637, 0x268A...0x268F, 0x1D300...0x1D376, 0x3248...0x324F: return 3
  case 0x06DE, 0x1734, 0x1171E, 0x1F93B, 0x1F946: return 3
  case 0x1F3FB...0x1F3FF: return 4  // skin tones
  case 0x20E3: return 4  // keycap
  // Vowels and finals join the jamo before.
  case 0x1160...0x11FF: return 0
  case 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return 3
  // Marks that the C library and terminals with a table of their own do not take alike.
  case 0x1885, 0x1886, 0x1A1B, 0x302A...0x302D, 0x3099, 0x309A, 0xA802: return 3
  default: break
  }
  switch properties.generalCategory {
  case .unassigned, .privateUse, .surrogate, .control: return 3
  case .lineSeparator, .paragraphSeparator: return 3
  default: break
  }
  if properties.isNoncharacterCodePoint { return 3 }
  if properties.isDefaultIgnorableCodePoint { return 4 }
  switch properties.generalCategory {
  case .format: return 4
  case .nonspacingMark, .enclosingMark:
    // Terminals of libvterm know the marks of Unicode 5.0; to them a newer one is a column.
    let age = properties.age ?? (major: 99, minor: 0)
    return (age.major, age.minor) > (5, 0) ? 3 : 0
  default: break
  }
  guard wide[Int(value)] else { return 1 }
  switch value {
  case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFD: return 2
  default: return (properties.age?.major ?? 99) <= 9 ? 2 : 3
  }
}

var entries: [UInt32] = []
var previous: UInt32 = 99
for value in UInt32(0)..<0x110000 {
  let kind = classify(value)
  if kind != previous { entries.append(value << 3 | kind) }
  previous = kind
}
print(
  """
  // swift-format-ignore-file
  // Made by Tests/Tools/MakeWidthTable.swift.

  /// Where each class of scalars begins: `scalar << 3 | class`, ascending.
  ///
  /// Classes: 0 mark, 1 narrow, 2 wide, 3 placeholder, 4 dropped, 5 space.
  /// Source: Unicode EastAsianWidth and general category; wide ones only where terminals agree.
  let widthTable: [UInt32] = [
  """)
for start in stride(from: 0, to: entries.count, by: 10) {
  let line = entries[start..<min(start + 10, entries.count)]
    .map { "0x" + String($0, radix: 16) }.joined(separator: ", ")
  print("  \(line),")
}
print("]")
