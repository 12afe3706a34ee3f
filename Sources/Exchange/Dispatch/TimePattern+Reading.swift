import IncidentEngine

/// A time as it is written: what the clock showed, and its offset from UTC where that is given.
public struct WrittenMoment: Hashable, Sendable {
  /// What the clock showed.
  public let civil: CivilTime
  /// Seconds ahead of UTC; nil where the text does not say.
  public let offsetSeconds: Int?
}

extension WrittenMoment {
  /// The instant, by the rules of a zone where the text gives no offset.
  ///
  /// What clocks put back show twice is the first of the two, unless that is before `earliest`
  /// and the second is not. What clocks put forward never show counts on from the change: 02:30
  /// is 03:30.
  public func moment(in zone: ZoneRules, notBefore earliest: Moment?) -> Moment {
    if let offsetSeconds {
      let local = civil.millisecondsSince1970
      return Moment(milliseconds: local - Int64(offsetSeconds) * 1000)
    }
    switch zone.utcMilliseconds(of: civil) {
    case .unique(let instant): return Moment(milliseconds: instant)
    case .gap(_, let shifted): return Moment(milliseconds: shifted)
    case .ambiguous(let first, let second):
      let isLater = earliest.map { first < $0.milliseconds && second >= $0.milliseconds } ?? false
      return Moment(milliseconds: isLater ? second : first)
    }
  }
}

extension TimePattern {
  /// The time in a text that is written by this pattern from end to end; nil when it is not.
  public func read(_ text: String) -> WrittenMoment? {
    var scanner = TimeScanner(bytes: Array(text.utf8))
    for part in parts {
      guard scanner.take(part) else { return nil }
    }
    return scanner.moment
  }
}

/// Reads the parts of a written time one after another.
private struct TimeScanner {
  let bytes: [UInt8]
  private var at = 0
  private var year = 0
  private var month = 0
  private var day = 0
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var millisecond = 0
  private var isAfternoon: Bool?
  private var offsetSeconds: Int?

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The time, when everything was read and is a real one.
  var moment: WrittenMoment? {
    guard at == bytes.count else { return nil }
    var hour = hour
    if let isAfternoon {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    let civil = CivilTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      millisecond: millisecond)
    return civil.map { WrittenMoment(civil: $0, offsetSeconds: offsetSeconds) }
  }

  mutating func take(_ part: TimePattern.Part) -> Bool {
    switch part {
    case .year: return number(4...4) { $0.year = $1 }
    case .month(let digits): return number(digits) { $0.month = $1 }
    case .monthName: return takeMonthName()
    case .day(let digits): return number(digits) { $0.day = $1 }
    case .hour(let digits), .halfDayHour(let digits): return number(digits) { $0.hour = $1 }
    case .minute: return number(2...2) { $0.minute = $1 }
    case .second: return number(2...2) { $0.second = $1 }
    case .fraction: return takeFraction()
    case .halfDay: return takeHalfDay()
    case .offset: return takeOffset()
    case .character(let byte): return take(byte)
    case .isoSeparator: return take(UInt8(ascii: "T")) || take(UInt8(ascii: " "))
    case .isoRest: return takeISORest()
    }
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private mutating func number(
    _ digits: ClosedRange<Int>, _ keep: (inout TimeScanner, Int) -> Void
  ) -> Bool {
    guard let (value, _) = number(digits) else { return false }
    keep(&self, value)
    return true
  }

  private mutating func number(_ digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
    let start = at
    var value = 0
    while let byte = peek, (0x30...0x39).contains(byte), at - start < digits.upperBound {
      value = value * 10 + Int(byte - 0x30)
      at += 1
    }
    return digits.contains(at - start) ? (value, at - start) : nil
  }

  private mutating func takeFraction() -> Bool {
    guard let (value, digits) = number(1...9) else { return false }
    var scaled = value
    for _ in 0..<9 - digits { scaled *= 10 }
    millisecond = scaled / 1_000_000
    return true
  }

  private mutating func takeHalfDay() -> Bool {
    guard at + 2 <= bytes.count, bytes[at + 1] & 0xDF == UInt8(ascii: "M") else { return false }
    switch bytes[at] & 0xDF {
    case UInt8(ascii: "A"): isAfternoon = false
    case UInt8(ascii: "P"): isAfternoon = true
    default: return false
    }
    at += 2
    return true
  }

  private mutating func takeMonthName() -> Bool {
    guard at + 3 <= bytes.count else { return false }
    let letters = bytes[at..<at + 3].map { $0 & 0xDF }
    let name = String(decoding: letters, as: UTF8.self)
    guard let found = Self.months.firstIndex(of: name) else { return false }
    month = found + 1
    at += 3
    return true
  }

  private mutating func takeOffset() -> Bool {
    if take(UInt8(ascii: "Z")) {
      offsetSeconds = 0
      return true
    }
    let isWest = take(UInt8(ascii: "-"))
    guard isWest || take(UInt8(ascii: "+")), let hours = number(2...2)?.value, hours <= 18 else {
      return false
    }
    var seconds = hours * 3600
    let hasColon = take(UInt8(ascii: ":"))
    if let minutes = number(2...2)?.value {
      guard minutes < 60 else { return false }
      seconds += minutes * 60
    } else if hasColon {
      return false
    }
    offsetSeconds = isWest ? -seconds : seconds
    return true
  }

  private mutating func takeISORest() -> Bool {
    if take(UInt8(ascii: ":")) {
      guard take(.second) else { return false }
      if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) {
        guard takeFraction() else { return false }
      }
    }
    return at == bytes.count || takeOffset()
  }

  private static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
}
