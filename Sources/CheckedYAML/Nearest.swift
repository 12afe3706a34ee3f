/// The word of `words` that a person who wrote `written` most likely meant, if one is near.
///
/// Near is at most a third of the letters wrong (an exchange of two neighbours counts once),
/// whatever the case; or a beginning of at least three letters that only one word has.
public func nearest(to written: String, among words: [String]) -> String? {
  let given = Array(written.lowercased().unicodeScalars.prefix(64))
  guard !given.isEmpty else { return nil }
  var best: (word: String, distance: Int)?
  for word in words {
    let other = Array(word.lowercased().unicodeScalars.prefix(64))
    let allowed = max(1, max(given.count, other.count) / 3)
    guard abs(given.count - other.count) <= allowed else { continue }
    let distance = editDistance(given, other)
    guard distance <= allowed, distance < max(given.count, other.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (word, distance) }
  }
  if let best { return best.word }
  let continued = words.filter { $0.lowercased().hasPrefix(written.lowercased()) }
  return given.count >= 3 && continued.count == 1 ? continued[0] : nil
}

/// Insertions, deletions, replacements and exchanges of neighbours between two words.
private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var above = Array(0...other.count)
  for (row, scalar) in one.enumerated() {
    var line = [row + 1]
    for (column, against) in other.enumerated() {
      let replaced = above[column] + (scalar == against ? 0 : 1)
      var least = min(replaced, above[column + 1] + 1, line[column] + 1)
      if row > 0, column > 0, scalar == other[column - 1], one[row - 1] == against {
        least = min(least, before[column - 1] + 1)
      }
      line.append(least)
    }
    before = above
    above = line
  }
  return above[other.count]
}
