import IncidentEngine

/// A number of an incident or a task, or the beginning of one, as it is spoken: `7`, `0007`,
/// `26-7`, `26-0003/4`, `3/4`, `/4`.
struct NumberPattern: Hashable, Sendable {
  /// The year as typed, with two or four digits; nil where none was typed.
  private let year: Int?
  private let counter: Digits?
  private let ordinal: Digits?
  private let namesTask: Bool

  /// Digits as they were typed: an exact number, and the beginning of longer ones.
  private struct Digits: Hashable, Sendable {
    let value: Int
    /// How many digits a number has that begins so; nil where any length may follow.
    let paddedWidth: Int?
    let count: Int

    init?(_ text: some StringProtocol, width: Int) {
      guard let value = number(ofDigits: text) else { return nil }
      self.value = value
      count = text.utf8.count
      paddedWidth = text.first == "0" ? width : nil
    }

    /// Whether a number is this one, or begins with these digits.
    func fit(_ number: Int) -> Fit? {
      if number == value { return .exact }
      var rest = number
      if let paddedWidth {
        // 000 begins 0007: as many digits as it is written with, less those that were typed.
        guard count < paddedWidth, number < Self.power(paddedWidth) else { return nil }
        rest /= Self.power(paddedWidth - count)
        return rest == value ? .begun : nil
      }
      while rest > value { rest /= 10 }
      return rest == value && value > 0 ? .begun : nil
    }

    private static func power(_ exponent: Int) -> Int {
      (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
  }

  /// How well a number fits.
  enum Fit {
    case exact, begun
  }

  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first, text.utf8.count <= 24 else { return nil }
    namesTask = parts.count == 2
    let tail = parts.count == 2 ? parts[1] : ""
    ordinal = tail.isEmpty ? nil : Digits(tail, width: 1)
    if !tail.isEmpty, ordinal == nil { return nil }
    if head.isEmpty {
      guard ordinal != nil else { return nil }
      year = nil
      counter = nil
      return
    }
    let pieces = head.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    if pieces.count == 1 {
      year = nil
      counter = Digits(head, width: 4)
      if counter == nil { return nil }
    } else {
      guard let typed = number(ofDigits: pieces[0]) else { return nil }
      year = typed
      counter = pieces[1].isEmpty ? nil : Digits(pieces[1], width: 4)
      if !pieces[1].isEmpty, counter == nil { return nil }
    }
  }

  /// How well it fits an incident; nil when it names another, or a task.
  func score(_ number: IncidentNumber) -> Int32? {
    score(year: number.year, counter: number.counter)
  }

  /// How well it fits a task; one of the incident that is meant comes before others.
  func score(_ number: AssignmentNumber, isMeant: Bool) -> Int32? {
    let incident = number.incident
    return score(
      year: incident.year, counter: incident.counter, ordinal: number.ordinal, isMeant: isMeant)
  }

  /// The same for a row of a table.
  @inline(__always)
  func score(_ number: NameTable.Number, _ meant: IncidentNumber?) -> Int32? {
    let (year, counter) = (Int(number.year), Int(number.counter))
    if number.ordinal == 0 { return score(year: year, counter: counter) }
    let isMeant = meant?.counter == counter && meant?.year == year
    return score(year: year, counter: counter, ordinal: Int(number.ordinal), isMeant: isMeant)
  }

  private func score(year: Int, counter: Int) -> Int32? {
    if namesTask { return nil }
    switch fit(year, counter) {
    case .exact: return 400
    case .begun: return 60
    case nil: return nil
    }
  }

  private func score(year: Int, counter: Int, ordinal: Int, isMeant: Bool) -> Int32? {
    let own: Int32 = isMeant ? 50 : 0
    guard let wanted = self.ordinal else {
      switch fit(year, counter) {
      case .exact: return namesTask ? 300 : 200
      case .begun: return 30
      case nil: return nil
      }
    }
    guard let ordinalFit = wanted.fit(ordinal) else { return nil }
    let isShort = self.year == nil && self.counter == nil
    switch (isShort ? .begun : fit(year, counter), ordinalFit) {
    case (.exact, .exact): return 400
    case (.exact, .begun): return 250
    case (.begun, .exact): return 100 + own
    case (.begun, .begun): return 20 + own
    case (nil, _): return nil
    }
  }

  private func fit(_ year: Int, _ counter: Int) -> Fit? {
    if let typed = self.year, typed != year, typed != year - 2000 { return nil }
    return self.counter.map { $0.fit(counter) } ?? .begun
  }
}

/// A number of 1 to 9 ASCII digits and nothing else.
private func number(ofDigits text: some StringProtocol) -> Int? {
  guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
  else { return nil }
  return Int(text)
}
