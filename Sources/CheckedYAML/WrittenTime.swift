/// Times as a person writes them in a file: moments from the start, and lengths.
///
/// Both are whole milliseconds. Hours are at most 9,999.
public enum WrittenTime {
  private static let mostHours = 9999

  /// The milliseconds of `T+HH:MM` or `T+HH:MM:SS`, or nil for anything else.
  public static func parseMoment(_ text: String) -> Int? {
    guard text.hasPrefix("T+") else { return nil }
    let parts = text.dropFirst(2).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, (1...4).contains(parts[0].utf8.count),
      let hours = digits(parts[0]), hours <= mostHours
    else { return nil }
    var seconds = hours * 3600
    for (part, weight) in zip(parts.dropFirst(), [60, 1]) {
      guard part.utf8.count == 2, let value = digits(part), value < 60 else { return nil }
      seconds += value * weight
    }
    return seconds * 1000
  }

  /// The milliseconds of `90s`, `10m`, `2h`, `1h30m`, `1h30m20s`, or nil for anything else.
  ///
  /// Each unit at most once, the larger before the smaller.
  public static func parseDuration(_ text: String) -> Int? {
    var seconds = 0
    var number: Int?
    var last = Int.max
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        let next = (number ?? 0) * 10 + digit
        guard next <= mostHours * 3600 else { return nil }
        number = next
        continue
      }
      guard let count = number, let unit = unitSeconds(scalar), unit < last else { return nil }
      seconds += count * unit
      guard seconds <= mostHours * 3600 else { return nil }
      (number, last) = (nil, unit)
    }
    return number == nil && last != Int.max ? seconds * 1000 : nil
  }

  /// A moment as it is written: `T+01:05`, with seconds only when there are some.
  public static func moment(_ milliseconds: Int) -> String {
    let seconds = max(0, milliseconds / 1000)
    let base = "T+\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60))"
    return seconds % 60 == 0 ? base : "\(base):\(twoDigits(seconds % 60))"
  }

  /// A length as it is written: `90s` is `1m30s`, an hour and a half `1h30m`, nothing `0s`.
  public static func duration(_ milliseconds: Int) -> String {
    let seconds = max(0, milliseconds / 1000)
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
    let written = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    return written.isEmpty ? "0s" : written
  }

  private static func unitSeconds(_ letter: Unicode.Scalar) -> Int? {
    switch letter {
    case "h": 3600
    case "m": 60
    case "s": 1
    default: nil
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value - 48) : nil
  }

  private static func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty else { return nil }
    var value = 0
    for scalar in text.unicodeScalars {
      guard let digit = digit(scalar), value <= mostHours else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
