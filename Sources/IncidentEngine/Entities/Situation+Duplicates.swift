extension Situation {
  /// Two reports further apart than this are not taken for one: two hours.
  private static let duplicateMilliseconds: Int64 = 2 * 3_600_000
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
    let first = max(0, incidents.count - Self.duplicatesLookedAt)
    let wanted = Report(draft)
    var found: [IncidentNumber] = []
    for place in first..<incidents.count {
      let incident = incidents[place]
      guard incident.phase.isOpen,
        abs(incident.opened.milliseconds(since: moment)) <= Self.duplicateMilliseconds
      else { continue }
      let known = incident.details
      if wanted.hasType(of: known), wanted.hasPlace(of: known) { found.append(incident.number) }
    }
    return found
  }

  /// A report as others are held against it: its words taken apart once.
  private struct Report {
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

    func hasType(of known: IncidentDraft) -> Bool {
      known.type == type || known.type.lowercased() == type
    }

    func hasPlace(of known: IncidentDraft) -> Bool {
      if let here = known.coordinates, let there = draft.coordinates {
        return here.metres(to: there) <= Situation.duplicateMetres
      }
      if known.place.isEmpty || draft.place.isEmpty {
        let (common, shorter) = titleWords.common(with: Words(known.title))
        return common >= 2 && common * 3 > shorter * 2
      }
      let (common, shorter) = placeWords.common(with: Words(known.place))
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
    func common(with other: Words) -> (words: Int, shorter: Int) {
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
