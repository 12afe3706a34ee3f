/// How times are written in a file: a pattern of a small language, or `iso`.
///
/// | part | means |
/// |---|---|
/// | `yyyy` | year, four digits |
/// | `MM`, `M` | month in two digits, in one or two |
/// | `MMM` | month by the first three letters of its English name, whatever the case |
/// | `dd`, `d` | day of the month |
/// | `HH`, `H` | hour, 0 to 23 |
/// | `hh`, `h` | hour, 1 to 12; needs `a` |
/// | `mm`, `ss` | minute, second |
/// | `SSS` | fraction of a second, one to nine digits |
/// | `a` | `AM` or `PM`, whatever the case |
/// | `Z` | offset from UTC: `Z`, `+02:00`, `+0200` or `+02` |
/// | `'text'` | these letters |
///
/// Anything that is no letter stands for itself. `iso` is ISO 8601: `2026-01-31T14:05`, seconds, a
/// fraction and an offset as may be, a blank instead of the `T` allowed.
public struct TimePattern: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case year
    case month(ClosedRange<Int>)
    case monthName
    case day(ClosedRange<Int>)
    case hour(ClosedRange<Int>)
    case halfDayHour(ClosedRange<Int>)
    case minute
    case second
    case fraction
    case halfDay
    case offset
    case character(UInt8)
    case isoSeparator
    case isoRest
  }

  /// The pattern as it is written.
  public let written: String
  let parts: [Part]

  /// The times of ISO 8601.
  public static let iso = TimePattern(
    written: "iso",
    parts: [
      .year, .character(UInt8(ascii: "-")), .month(2...2), .character(UInt8(ascii: "-")),
      .day(2...2), .isoSeparator, .hour(2...2), .character(UInt8(ascii: ":")), .minute, .isoRest,
    ])

  private init(written: String, parts: [Part]) {
    self.written = written
    self.parts = parts
  }

  /// The pattern in words of the language above; throws what is wrong with it.
  public init(_ written: String) throws(TimePatternMistake) {
    if written.lowercased() == "iso" {
      self = .iso
      return
    }
    let parts = try Self.parts(Array(written.unicodeScalars))
    try Self.check(parts)
    self.init(written: written, parts: parts)
  }

  private static func parts(_ scalars: [Unicode.Scalar]) throws(TimePatternMistake) -> [Part] {
    var parts: [Part] = []
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      if scalar == "'" {
        guard let end = scalars[(at + 1)...].firstIndex(of: "'") else { throw .openQuote }
        let quoted = end == at + 1 ? ["'"] : Array(scalars[(at + 1)..<end])
        parts += quoted.flatMap { String($0).utf8.map { Part.character($0) } }
        at = end + 1
      } else if isLetter(scalar) {
        let end = scalars[at...].firstIndex { $0 != scalar } ?? scalars.count
        let letters = String(String.UnicodeScalarView(scalars[at..<end]))
        guard let part = words.first(where: { $0.letters == letters })?.part else {
          throw .unknownPart(letters)
        }
        parts.append(part)
        at = end
      } else {
        parts += String(scalar).utf8.map { .character($0) }
        at += 1
      }
    }
    return parts
  }

  private static func check(_ parts: [Part]) throws(TimePatternMistake) {
    var kinds: [String] = []
    for kind in parts.compactMap(\.kind) {
      if kinds.contains(kind) { throw .partTwice(kind) }
      kinds.append(kind)
    }
    for kind in ["year", "month", "day", "hour", "minute"] where !kinds.contains(kind) {
      throw .partMissing(kind)
    }
    let isHalfDay = parts.contains {
      if case .halfDayHour = $0 { true } else { false }
    }
    if isHalfDay != parts.contains(.halfDay) { throw .halfDayUnclear }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic
  }

  private static let words: [(letters: String, part: Part)] = [
    ("yyyy", .year), ("MM", .month(2...2)), ("M", .month(1...2)), ("MMM", .monthName),
    ("dd", .day(2...2)), ("d", .day(1...2)), ("HH", .hour(2...2)), ("H", .hour(1...2)),
    ("hh", .halfDayHour(2...2)), ("h", .halfDayHour(1...2)), ("mm", .minute), ("ss", .second),
    ("SSS", .fraction), ("a", .halfDay), ("Z", .offset),
  ]

  /// The parts a pattern may hold, for a person who wrote another one.
  public static var partNames: [String] { words.map(\.letters) }
}

/// What is wrong with a pattern of times.
public enum TimePatternMistake: Error, Hashable, Sendable {
  /// These letters are no part of the language.
  case unknownPart(String)
  /// The pattern says this twice: `hour`, `month` …
  case partTwice(String)
  /// The pattern never says this, without which there is no time.
  case partMissing(String)
  /// `hh` or `h` without `a`, or `a` without them.
  case halfDayUnclear
  /// A `'` that is never closed.
  case openQuote
}

extension TimePattern.Part {
  fileprivate var kind: String? {
    switch self {
    case .year: "year"
    case .month, .monthName: "month"
    case .day: "day"
    case .hour, .halfDayHour: "hour"
    case .minute: "minute"
    case .second: "second"
    case .fraction: "fraction"
    case .halfDay: "half of the day"
    case .offset: "offset"
    case .character, .isoSeparator, .isoRest: nil
    }
  }
}
