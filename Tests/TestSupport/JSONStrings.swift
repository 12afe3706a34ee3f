/// All strings of a JSON text in their order, unescaped; enough for files of strings and bodies.
public func strings(inJSON text: String) -> [String] {
  var found: [String] = []
  var units: [UInt16] = []
  var inside = false
  var rest = Substring(text).unicodeScalars
  while let scalar = rest.popFirst() {
    if scalar == "\"" {
      if inside { found.append(String(decoding: units, as: UTF16.self)) }
      units = []
      inside.toggle()
    } else if inside {
      if scalar == "\\" {
        units += unescaped(&rest)
      } else {
        units += Array(String(Character(scalar)).utf16)
      }
    }
  }
  return found
}

private func unescaped(_ rest: inout Substring.UnicodeScalarView) -> [UInt16] {
  guard let scalar = rest.popFirst() else { return [] }
  switch scalar {
  case "n": return [10]
  case "t": return [9]
  case "r": return [13]
  case "b": return [8]
  case "f": return [12]
  case "u":
    let digits = String(rest.prefix(4))
    rest.removeFirst(4)
    return UInt16(digits, radix: 16).map { [$0] } ?? []
  default: return Array(String(Character(scalar)).utf16)
  }
}
