/// Why words name no key that can be pressed.
public enum KeyMistake: Error, Hashable, Sendable {
  /// There is no key of that name.
  case unknown
  /// A terminal cannot tell it from this key.
  case sameAs(Key)
  /// No terminal sends it.
  case notSent
}

extension Key {
  /// The key that `written` names: `g`, `F5`, `Ctrl-N`, `Alt-x`, `Shift-Tab`, `Space`, `PgDn`.
  ///
  /// A single character is its key and keeps its case; names and modifiers may be written in either.
  /// Throws where there is no such key, or no terminal can tell it.
  public init(written: some StringProtocol) throws(KeyMistake) {
    var rest = Substring(written)
    var control = false
    var alt = false
    var shift = false
    while let modifier = Self.modifiers.first(where: {
      rest.lowercased().hasPrefix($0.lowercased())
    }),
      rest.count > modifier.count
    {
      rest = rest.dropFirst(modifier.count)
      switch modifier {
      case Self.controlMark: control = true
      case Self.altMark: alt = true
      default: shift = true
      }
    }
    var code = try Self.code(named: rest)
    if shift { code = try Self.shifted(code) }
    if control { code = try Self.withControl(code, alt: alt) }
    self.init(code, control: control, alt: alt)
  }

  /// How the key is written in a file; ``init(written:)`` reads it back.
  public var word: String { modifierWords + (code.name ?? character) }

  /// How the key is shown: as it is written, but arrows as arrows.
  public var label: String {
    switch code {
    case .up: modifierWords + "↑"
    case .down: modifierWords + "↓"
    case .left: modifierWords + "←"
    case .right: modifierWords + "→"
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .home, .end,
      .pageUp, .pageDown, .function:
      word
    }
  }

  private static let controlMark = "Ctrl-"
  private static let altMark = "Alt-"
  private static let modifiers = [controlMark, altMark, "Shift-"]

  private var modifierWords: String {
    (control ? Self.controlMark : "") + (alt ? Self.altMark : "")
  }

  /// With Control, letters are written large, as they stand on the keyboard.
  private var character: String {
    guard case .character(let scalar) = code else { return "" }
    let text = String(Character(scalar))
    return control ? text.uppercased() : text
  }

  private static func code(named name: Substring) throws(KeyMistake) -> KeyCode {
    let scalars = name.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first {
      switch ScalarClass(scalar) {
      case .narrow, .wide: return .character(scalar)
      case .space, .mark, .placeholder, .dropped: throw .unknown
      }
    }
    let folded = name.lowercased()
    if folded.hasPrefix("f"), let number = Int(folded.dropFirst()), 1...63 ~= number {
      return .function(number)
    }
    guard let named = KeyCode.named.first(where: { $0.names.contains(folded) }) else {
      throw .unknown
    }
    return named.code
  }

  private static func shifted(_ code: KeyCode) throws(KeyMistake) -> KeyCode {
    switch code {
    case .tab, .backTab: return .backTab
    case .character(let scalar):
      let large = String(Character(scalar)).uppercased().unicodeScalars
      if let only = large.first, large.count == 1 { throw .sameAs(Key(.character(only))) }
      throw .notSent
    case .enter, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .function:
      throw .notSent
    }
  }

  private static func withControl(_ code: KeyCode, alt: Bool) throws(KeyMistake) -> KeyCode {
    switch code {
    case .character(let scalar):
      switch String(Character(scalar)).lowercased() {
      case "h": throw .sameAs(Key(.backspace, alt: alt))
      case "i": throw .sameAs(Key(.tab, alt: alt))
      case "j", "m": throw .sameAs(Key(.enter, alt: alt))
      case "[": throw .sameAs(Key(.escape, alt: alt))
      case let text where text.unicodeScalars.first.map { "a"..."z" ~= $0 } ?? false:
        return .character(text.unicodeScalars.first ?? scalar)
      case " ", "\\", "]", "^", "_": return code
      default: throw .notSent
      }
    case .enter, .escape, .tab, .backTab, .backspace: throw .sameAs(Key(code, alt: alt))
    case .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .function:
      return code
    }
  }
}

extension KeyCode {
  /// The names of the keys that are no characters, the usual one first.
  static let named: [(code: KeyCode, names: [String])] = [
    (.character(" "), ["space"]), (.enter, ["enter", "return"]), (.escape, ["esc", "escape"]),
    (.tab, ["tab"]), (.backTab, ["shift-tab", "backtab"]), (.backspace, ["backspace"]),
    (.delete, ["delete", "del"]), (.insert, ["insert", "ins"]), (.up, ["up"]),
    (.down, ["down"]), (.left, ["left"]), (.right, ["right"]), (.home, ["home"]),
    (.end, ["end"]), (.pageUp, ["pgup", "pageup"]), (.pageDown, ["pgdn", "pgdown", "pagedown"]),
  ]

  /// The name of a key that is no visible character; nil for characters.
  var name: String? {
    switch self {
    case .character(" "): "Space"
    case .character: nil
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}

extension KeyCode {
  /// The names by which a person may mean a key, for a hint after a mistake.
  public static let knownNames: [String] =
    named.compactMap(\.code.name) + (1...12).map { "F\($0)" }
}
