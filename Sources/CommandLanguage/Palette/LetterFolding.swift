/// Letters without their capitals and accents, so that neither matters to what is looked for.
enum LetterFolding {
  /// How many letters of a name are looked at.
  static let limit = 256

  /// The letters of a text, and the scalar, counted from 0, that each came from.
  @inline(__always)
  static func fold(_ text: some StringProtocol, _ take: (UInt16, Int) -> Void) {
    let isASCII = text.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      for (index, byte) in bytes.prefix(limit).enumerated() {
        take(UInt16(byte &- 65 < 26 ? byte | 32 : max(1, byte)), index)
      }
      return true
    }
    if isASCII ?? false { return }
    let table = table
    var count = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard let letter = folded(scalar.value, table) else { continue }
      if count == limit { return }
      take(letter, index)
      count += 1
    }
  }

  /// The letters of a text.
  static func letters(of text: some StringProtocol) -> [UInt16] {
    var letters: [UInt16] = []
    fold(text) { letter, _ in letters.append(letter) }
    return letters
  }

  /// What a scalar is looked for as; nil when it is an accent by itself, which nobody looks for.
  @inline(__always)
  private static func folded(_ scalar: UInt32, _ table: [UInt16]) -> UInt16? {
    if scalar < tableSize {
      let letter = table[Int(scalar)]
      return letter == 0 ? nil : letter
    }
    // Full-width Latin letters, as some input methods type them.
    if (0xFF21...0xFF3A).contains(scalar) { return UInt16(scalar - 0xFF21 + 0x61) }
    if (0xFF41...0xFF5A).contains(scalar) { return UInt16(scalar - 0xFF41 + 0x61) }
    return scalar < 0x1_0000 ? UInt16(scalar) : 0xFFFD
  }

  /// Whether a word, or a number within one, begins with this letter.
  @inline(__always)
  static func wordBegins(_ letter: UInt16, after before: UInt16) -> Bool {
    isOfWord(letter) && (!isOfWord(before) || isDigit(letter) != isDigit(before))
  }

  @inline(__always)
  static func isDigit(_ letter: UInt16) -> Bool { letter &- 0x30 < 10 }

  /// Whether a letter belongs to a word; blanks and punctuation stand between words.
  @inline(__always)
  private static func isOfWord(_ letter: UInt16) -> Bool {
    switch letter {
    case 0x30...0x39, 0x61...0x7A: true
    case 0...0xBF, 0x2000...0x206F, 0x3000...0x303F: false
    default: true
    }
  }

  /// A bit for the letter: one of its own for a Latin letter or a digit, a shared one otherwise.
  @inline(__always)
  static func bit(_ letter: UInt16) -> UInt64 {
    switch letter {
    case 0x61...0x7A: 1 << UInt64(letter - 0x61)
    case 0x30...0x39: 1 << UInt64(letter - 0x30 + 26)
    default: 1 << UInt64(36 + letter % 28)
    }
  }

  private static let tableSize: UInt32 = 0x2000

  /// For each scalar below ``tableSize`` the letter it is looked for as; 0 for combining marks.
  private static let table: [UInt16] = {
    var bare: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letter, accented) in letters {
      for scalar in accented.unicodeScalars { bare[scalar] = letter }
    }
    return (0..<tableSize).map { value in
      guard let scalar = Unicode.Scalar(value) else { return UInt16(value) }
      if scalar.properties.generalCategory == .nonspacingMark { return 0 }
      let lowered = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let letter = bare[lowered] ?? lowered
      return letter.value < 0x1_0000 ? UInt16(max(1, letter.value)) : UInt16(value)
    }
  }()

  /// Letters with the accented ones that are taken for them, by the canonical decompositions of
  /// Unicode 15 and the Latin letters with a stroke.
  private static let letters: [(Unicode.Scalar, String)] = [
    ("a", "àáâãäåæāăąǎǟǡǣǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("b", "ḃḅḇ"),
    ("c", "çćĉċčḉ"),
    ("d", "ðďđḋḍḏḑḓ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥħȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵ"),
    ("l", "ĺļľłḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňŋǹṅṇṉṋ"),
    ("o", "òóôõöøōŏőœơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "ßśŝşšſșṡṣṥṧṩẛ"),
    ("t", "ţťŧțṫṭṯṱẗ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕ"),
    ("ʒ", "ǯ"),
    ("α", "ά"),
    ("ε", "έ"),
    ("η", "ή"),
    ("ι", "ΐίϊ"),
    ("ο", "ό"),
    ("σ", "ς"),
    ("υ", "ΰϋύ"),
    ("ω", "ώ"),
    ("ϒ", "ϓϔ"),
    ("а", "ӑӓ"),
    ("г", "ѓ"),
    ("е", "ѐёӗ"),
    ("ж", "ӂӝ"),
    ("з", "ӟ"),
    ("и", "йѝӣӥ"),
    ("к", "ќ"),
    ("о", "ӧ"),
    ("у", "ўӯӱӳ"),
    ("ч", "ӵ"),
    ("ы", "ӹ"),
    ("э", "ӭ"),
    ("і", "ї"),
    ("ѵ", "ѷ"),
    ("ә", "ӛ"),
    ("ө", "ӫ"),
    ("ا", "آأإ"),
    ("و", "ؤ"),
    ("ي", "ئ"),
    ("ہ", "ۂ"),
    ("ے", "ۓ"),
    ("ە", "ۀ"),
  ]
}
