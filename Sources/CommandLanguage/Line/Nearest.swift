/// The word of `known` that `word` was probably meant to be; nil when none is near.
func nearest(_ word: String, _ known: [String]) -> String? {
  let word = word.lowercased()
  if word.count < 2 || word.count > 40 { return nil }
  let limit = word.count <= 3 ? 1 : 2
  let ranked = known.map { ($0, distance(Array(word), Array($0.lowercased()))) }
  let best = ranked.min { ($0.1, $0.0) < ($1.1, $1.0) }
  if let best, best.1 <= limit { return best.0 }
  return known.filter { $0.lowercased().hasPrefix(word) }.min()
}

/// How many letters must be changed, added, dropped or swapped.
private func distance(_ left: [Character], _ right: [Character]) -> Int {
  if left.count > 40 || right.count > 40 { return 40 }
  var before: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var next = [row + 1]
    for column in right.indices {
      let same = left[row] == right[column]
      var cost = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, next[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, before[column - 1] + 1)
      }
      next.append(cost)
    }
    before = last
    last = next
  }
  return last[right.count]
}
