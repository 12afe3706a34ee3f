extension IncidentNumber: LosslessStringConvertible, CustomStringConvertible {
  /// `26-0007`: two digits of the year, a hyphen, at least four digits of the counter; a year of
  /// another century has four digits, so that reading gives the same number again.
  public var description: String {
    let spokenYear = (2000...2099).contains(year) ? (year - 2000).padded(2) : year.padded(4)
    return "\(spokenYear)-\(counter.padded(4))"
  }

  /// Reads `26-0007` (a year of this century) or `2026-0007`; nil when it is neither.
  public init?(_ description: String) {
    self.init(spoken: description[...])
  }

  /// Reads `26-0007` or `2026-0007`; nil when it is neither.
  public init?(spoken text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 2 || parts[0].utf8.count == 4,
      let year = Int(digits: parts[0]), let counter = Int(digits: parts[1]), counter > 0
    else { return nil }
    self.init(year: parts[0].utf8.count == 2 ? 2000 + year : year, counter: counter)
  }
}

extension AssignmentNumber: LosslessStringConvertible, CustomStringConvertible {
  /// `26-0007/3`.
  public var description: String { "\(incident)/\(ordinal)" }

  /// Reads `26-0007/3`; nil when it is not that.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let incident = IncidentNumber(spoken: parts[0]),
      let ordinal = Int(digits: parts[1]), ordinal > 0
    else { return nil }
    self.init(incident: incident, ordinal: ordinal)
  }
}

extension Int {
  /// The decimal digits with zeros before them up to `width`.
  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }

  /// A number of 1 to 9 ASCII digits and nothing else.
  init?(digits text: some StringProtocol) {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    self.init(text)
  }
}
