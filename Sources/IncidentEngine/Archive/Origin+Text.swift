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
    if text == "officer" {
      self = .officer
      return
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      if text != "room" { return nil }
      self = .room
      return
    }
    let value = String(text[text.utf8.index(after: colon)...])
    switch text[..<colon] {
    case "inject": self = .inject(value)
    case "simulated":
      guard let code = AgencyCode(value) else { return nil }
      self = .simulated(code)
    case "import": self = .imported(value)
    case "replay": self = .replayed(value)
    default: return nil
    }
  }
}
