extension Situation {
  /// Two reports further apart than this are not taken for one: two hours.
  static let duplicateMilliseconds: Int64 = 2 * 3_600_000
  /// So many of the incidents opened last are looked at.
  private static let duplicatesLookedAt = 2_000
  /// Open incidents that a new report may be about: of the same type, opened within two hours, and
  /// at the same place.
  ///
  /// The place is the same when both have points within 500 m; otherwise when at least half of the
  /// words of the shorter place stand in the other; where one has no place, when two words or more,
  /// and more than two thirds of those of the shorter title, stand in the other. Words of fewer than
  /// three letters do not count.
  public func likelyDuplicates(of draft: IncidentDraft, at moment: Moment) -> [IncidentNumber] {
    let wanted = Report(draft)
    var found: [IncidentNumber] = []
    for place in firstLookedAtForDuplicates..<incidents.count {
      let head = incidentHead(at: place)
      if head.phase.isOpen, Self.isNear(head.opened, moment),
        wanted.isAlike(incidentReport(at: place).details)
      {
        found.append(head.number)
      }
    }
    return found
  }

  private static func isNear(_ opened: Moment, _ moment: Moment) -> Bool {
    abs(opened.milliseconds(since: moment)) <= duplicateMilliseconds
  }

  /// The place of the first incident that is looked at.
  var firstLookedAtForDuplicates: Int { max(0, incidents.count - Self.duplicatesLookedAt) }

  /// A report as others are held against it: its words taken apart once.
  struct Report {
    private let draft: IncidentDraft
    private let type: String
    private let placeWords: Words
    private let titleWords: Words

    init(_ draft: IncidentDraft) {
      self.draft = draft
      type = draft.type.trimmed.lowercased()
      placeWords = Words(draft.place)
      titleWords = Words(draft.title)
    }

    func isAlike(_ known: IncidentDraft) -> Bool { hasType(known.type) && hasPlace(of: known) }

    private func hasType(_ known: String) -> Bool {
      if known == type { return true }
      // In ASCII, small letters are as long as large ones.
      let isPlain = known.utf8.count == type.utf8.count || !known.utf8.allSatisfy { $0 < 0x80 }
      return isPlain && known.lowercased() == type
    }

    func hasPlace(of known: IncidentDraft) -> Bool {
      if let here = known.coordinates, let there = draft.coordinates {
        return here.metres(to: there) <= Situation.duplicateMetres
      }
      if known.place.isEmpty || draft.place.isEmpty {
        let (common, shorter) = titleWords.common(with: known.title)
        return common >= 2 && common * 3 > shorter * 2
      }
      let (common, shorter) = placeWords.common(with: known.place)
      return shorter > 0 && common * 2 >= shorter
    }
  }

  /// The words of a text that count, lower-cased, each once.
  private struct Words {
    private let text: String
    /// The words as bytes; nil where there are letters beyond ASCII.
    private let plain: [ArraySlice<UInt8>]?

    init(_ text: String) {
      self.text = text
      guard text.utf8.allSatisfy({ $0 < 128 }) else {
        plain = nil
        return
      }
      let lowered = text.utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }
      let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
      var words: [ArraySlice<UInt8>] = []
      for word in lowered.split(whereSeparator: { !(97...122).contains($0) && !isDigit($0) })
      where word.count >= 3 || word.contains(where: isDigit) {
        if !words.contains(word) { words.append(word) }
      }
      plain = words
    }

    private var spelled: Set<Substring> {
      Set(
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
          .filter { $0.count >= 3 || $0.contains(where: \.isNumber) })
    }

    /// How many words both have, and how many the shorter one has.
    func common(with text: String) -> (words: Int, shorter: Int) {
      plain.flatMap { Self.common($0, text) } ?? common(with: Words(text))
    }

    private static let mostOthers = 24

    /// The same without taking the other text apart; nil where it is not plain or has many words.
    private static func common(
      _ mine: [ArraySlice<UInt8>], _ text: String
    ) -> (words: Int, shorter: Int)? {
      guard mine.count < UInt64.bitWidth else { return nil }
      var text = text
      return text.withUTF8 { bytes in
        var shared: UInt64 = 0
        var others = InlineArray<24, Range<Int>>(repeating: 0..<0)
        var otherCount = 0
        var start = 0
        for end in 0...bytes.count {
          if end < bytes.count, bytes[end] >= 0x80 { return nil }
          if end < bytes.count, bytes[end].isPlainWord { continue }
          let word = start..<end
          start = end + 1
          guard word.count >= 3 || word.contains(where: { bytes[$0].isPlainDigit }) else {
            continue
          }
          if let place = mine.firstIndex(where: { isSame($0, bytes, word) }) {
            shared |= 1 << UInt64(place)
            continue
          }
          let isKnown = (0..<otherCount).contains { place in
            let other = others[place]
            return other.count == word.count
              && zip(other, word).allSatisfy { bytes[$0].small == bytes[$1].small }
          }
          if isKnown { continue }
          guard otherCount < mostOthers else { return nil }
          others[otherCount] = word
          otherCount += 1
        }
        let words = shared.nonzeroBitCount
        return (words, min(mine.count, words + otherCount))
      }
    }

    private static func isSame(
      _ mine: ArraySlice<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>
    ) -> Bool {
      mine.count == word.count && zip(mine, word).allSatisfy { $0 == bytes[$1].small }
    }

    private func common(with other: Words) -> (words: Int, shorter: Int) {
      guard let mine = plain, let theirs = other.plain else {
        let (mine, theirs) = (spelled, other.spelled)
        return (mine.intersection(theirs).count, min(mine.count, theirs.count))
      }
      return (mine.count { theirs.contains($0) }, min(mine.count, theirs.count))
    }
  }

  /// Points nearer than this are one place, in metres.
  private static let duplicateMetres = 500.0
}

/// What was reported of an incident.
public struct IncidentReport: Sendable {
  /// Its spoken number.
  public let number: IncidentNumber
  /// What was said.
  public let details: IncidentDraft

  /// The report of an incident.
  public init(_ incident: borrowing Incident) {
    number = incident.number
    details = incident.details
  }

  /// As it stands at the first byte of a packed incident.
  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    number = try reader.incident()
    let _: IncidentPhase = try reader.value()
    _ = try reader.moment()
    details = try IncidentDraft(&reader)
  }
}

extension Incident {
  /// Whether it was said of either of two incidents that the other is another.
  public func isDistinct(from other: IncidentReport) -> Bool {
    details.distinctFrom.contains(other.number) || other.details.distinctFrom.contains(number)
  }
}

extension UInt8 {
  fileprivate var isPlainDigit: Bool { (48...57).contains(self) }
  fileprivate var small: UInt8 { (65...90).contains(self) ? self | 32 : self }
  fileprivate var isPlainWord: Bool { (97...122).contains(small) || isPlainDigit }
}

extension Coordinates {
  /// The distance on a round earth, in metres, exact enough for a town: the difference of longitude
  /// shrinks with the cosine of the latitude, here by a polynomial good to a thousandth.
  func metres(to other: Coordinates) -> Double {
    let metresPerDegree = 111_195.0
    let middle =
      Double(latitudeMicrodegrees + other.latitudeMicrodegrees) / 2e6 * 0.017_453_292_519_943_295
    let square = middle * middle
    let cosine = 1 - square / 2 + square * square / 24 - square * square * square / 720
    let north = Double(latitudeMicrodegrees - other.latitudeMicrodegrees) / 1e6
    var east = Double(longitudeMicrodegrees - other.longitudeMicrodegrees) / 1e6
    if east > 180 { east -= 360 }
    if east < -180 { east += 360 }
    let (dy, dx) = (north * metresPerDegree, east * metresPerDegree * cosine)
    return (dx * dx + dy * dy).squareRoot()
  }
}
