struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Text of everything that can go wrong: wide, combining, invisible, directional, control.
func randomText(using generator: inout SplitMix, count: Int = 20) -> String {
  let pieces: [Unicode.Scalar] = [
    "a", "b", " ", "日", "本", "\u{301}", "\u{200D}", "\u{202E}", "👩", "ع", "\n", "\t", "\u{1B}",
    "é", "한", "\u{FE0F}", "\u{E000}",
  ]
  var text = ""
  for _ in 0..<Int.random(in: 0...count, using: &generator) {
    text.unicodeScalars.append(pieces.randomElement(using: &generator) ?? "a")
  }
  return text
}
