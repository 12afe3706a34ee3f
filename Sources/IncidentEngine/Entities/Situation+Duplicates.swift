extension Situation {
  /// Two reports further apart than this are not taken for one: two hours.
  private static let duplicateMilliseconds: Int64 = 2 * 3_600_000
  /// So many of the incidents opened last are looked at.
  private static let duplicatesLookedAt = 2_000
  /// Points nearer than this are one place, in metres.
  private static let duplicateMetres = 500.0

  /// Open incidents that a new report may be about: of the same type, opened within two hours, and
  /// at the same place.
  ///
  /// The place is the same when both have points within 500 m; otherwise when at least half of the
  /// words of the shorter place stand in the other; where one has no place, when two words or more,
  /// and more than two thirds of those of the shorter title, stand in the other. Words of fewer than
  /// three letters do not count.
  public func likelyDuplicates(of draft: IncidentDraft, at moment: Moment) -> [IncidentNumber] {
    let first = max(0, incidents.count - Self.duplicatesLookedAt)
    let type = draft.type.trimmed.lowercased()
    return incidents[first..<incidents.count].filter { incident in
      incident.phase.isOpen && incident.details.type.lowercased() == type
        && abs(incident.opened.milliseconds(since: moment)) <= Self.duplicateMilliseconds
        && isSamePlace(incident.details, draft)
    }.map(\.number)
  }

  private func isSamePlace(_ known: IncidentDraft, _ draft: IncidentDraft) -> Bool {
    if let here = known.coordinates, let there = draft.coordinates {
      return here.metres(to: there) <= Self.duplicateMetres
    }
    if known.place.isEmpty || draft.place.isEmpty {
      let (common, shorter) = Self.common(known.title, draft.title)
      return common >= 2 && common * 3 > shorter * 2
    }
    let (common, shorter) = Self.common(known.place, draft.place)
    return shorter > 0 && common * 2 >= shorter
  }

  /// How many words both texts have, and how many the shorter one has.
  private static func common(_ left: String, _ right: String) -> (words: Int, shorter: Int) {
    let (left, right) = (words(of: left), words(of: right))
    return (left.intersection(right).count, min(left.count, right.count))
  }

  private static func words(of text: String) -> Set<Substring> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }
        .filter { $0.count >= 3 || $0.contains(where: \.isNumber) })
  }
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
