extension Origin {
  /// How the journal spells the origin: `room`, `officer`, `inject:I-04`, `simulated:fire`,
  /// `import:sf-fire-calls`, `replay:sf-fire-calls`.
  public var text: String {
    switch self {
    case .room: "room"
    case .officer: "officer"
    case .inject(let id): "inject:\(id)"
    case .simulated(let agency): "simulated:\(agency.text)"
    case .imported(let source): "import:\(source)"
    case .replayed(let source): "replay:\(source)"
    }
  }

  /// Reads the journal's spelling; nil when it is none.
  public init?(text: String) {
    let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
    guard let word = OriginWord(rawValue: String(text[..<(colon ?? text.endIndex)])) else {
      return nil
    }
    let value = colon.map { String(text[text.utf8.index(after: $0)...]) }
    switch (word, value) {
    case (.room, nil): self = .room
    case (.officer, nil): self = .officer
    case (.inject, let value?): self = .inject(value)
    case (.simulated, let value?):
      guard let code = AgencyCode(value) else { return nil }
      self = .simulated(code)
    case (.imported, let value?): self = .imported(value)
    case (.replayed, let value?): self = .replayed(value)
    case (.room, _?), (.officer, _?), (.inject, nil), (.simulated, nil), (.imported, nil),
      (.replayed, nil):
      return nil
    }
  }

  /// The word with which a spelling begins, where it is none that this program knows, though it has the
  /// form of one; nil for any other text.
  static func unknownWord(_ text: String) -> String? {
    let word = String(text.prefix { $0 != ":" })
    return NewerFact.isWord(word) && OriginWord(rawValue: word) == nil ? word : nil
  }
}

/// The words with which the journal spells origins.
private enum OriginWord: String {
  case room, officer, inject, simulated
  case imported = "import"
  case replayed = "replay"
}
