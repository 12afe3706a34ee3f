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
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count == 2 ? String(parts[1]) : nil
    switch (parts.first, value) {
    case ("room", nil): self = .room
    case ("officer", nil): self = .officer
    case ("inject", let id?): self = .inject(id)
    case ("simulated", let code?):
      guard let agency = AgencyCode(code) else { return nil }
      self = .simulated(agency)
    case ("import", let source?): self = .imported(source)
    case ("replay", let source?): self = .replayed(source)
    default: return nil
    }
  }
}
