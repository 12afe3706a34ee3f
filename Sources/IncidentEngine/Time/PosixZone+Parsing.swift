extension PosixZone {
  /// Reads a POSIX `TZ` string; nil when it is none.
  init?(_ text: String) {
    var scanner = PosixZoneScanner(bytes: Array(text.utf8))
    guard let name = scanner.name(), let west = scanner.signedTime(mostHours: 24) else {
      return nil
    }
    standard = ZonePeriod(offsetSeconds: -west, abbreviation: name)
    guard !scanner.isAtEnd else {
      daylight = nil
      return
    }
    guard let daylight = scanner.daylight(after: standard), scanner.isAtEnd else { return nil }
    self.daylight = daylight
  }
}

/// Reads the parts of a POSIX `TZ` string one after another.
struct PosixZoneScanner {
  private let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func daylight(after standard: ZonePeriod) -> PosixZone.Daylight? {
    guard let name = name() else { return nil }
    var offset = standard.offsetSeconds + 3600
    if !isAtEnd, peek != UInt8(ascii: ",") {
      guard let west = signedTime(mostHours: 24) else { return nil }
      offset = -west
    }
    let period = ZonePeriod(offsetSeconds: offset, abbreviation: name)
    if isAtEnd {
      // POSIX leaves the rule to the system; this is what tzcode takes.
      return PosixZone.Daylight(
        period: period,
        start: YearlyChange(day: .weekday(month: 3, week: 2, day: 0), secondsOfDay: 7200),
        end: YearlyChange(day: .weekday(month: 11, week: 1, day: 0), secondsOfDay: 7200))
    }
    guard let start = change(), let end = change() else { return nil }
    return PosixZone.Daylight(period: period, start: start, end: end)
  }

  mutating func name() -> String? {
    let isQuoted = take(UInt8(ascii: "<"))
    let start = at
    while let byte = peek, isQuoted ? byte != UInt8(ascii: ">") : Self.isLetter(byte) { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    if isQuoted, !take(UInt8(ascii: ">")) { return nil }
    return name.utf8.count >= 3 && name.utf8.count <= 16 ? name : nil
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func signedTime(mostHours: Int) -> Int? {
    let isNegative = take(UInt8(ascii: "-"))
    if !isNegative { _ = take(UInt8(ascii: "+")) }
    guard let hours = number(in: 0...mostHours) else { return nil }
    var seconds = hours * 3600
    for weight in [60, 1] where take(UInt8(ascii: ":")) {
      guard let part = number(in: 0...59) else { return nil }
      seconds += part * weight
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func change() -> YearlyChange? {
    guard take(UInt8(ascii: ",")), let day = day() else { return nil }
    guard take(UInt8(ascii: "/")) else { return YearlyChange(day: day, secondsOfDay: 7200) }
    guard let seconds = signedTime(mostHours: 167) else { return nil }
    return YearlyChange(day: day, secondsOfDay: seconds)
  }

  private mutating func day() -> YearlyChange.Day? {
    if take(UInt8(ascii: "J")) { return number(in: 1...365).map { .julian($0) } }
    guard take(UInt8(ascii: "M")) else { return number(in: 0...365).map { .ordinal($0) } }
    guard let month = number(in: 1...12), take(UInt8(ascii: ".")),
      let week = number(in: 1...5), take(UInt8(ascii: ".")), let day = number(in: 0...6)
    else { return nil }
    return .weekday(month: month, week: week, day: day)
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int? {
    var value: Int?
    while let byte = peek, (0x30...0x39).contains(byte), (value ?? 0) < 1000 {
      value = (value ?? 0) * 10 + Int(byte - 0x30)
      at += 1
    }
    guard let value, range.contains(value) else { return nil }
    return value
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF)
  }
}
