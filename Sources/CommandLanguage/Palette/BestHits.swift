/// The best hits so far; of two that fit as well, the one that came first stays before the other.
struct BestHits {
  private(set) var hits: [PaletteHit] = []
  let limit: Int

  init(limit: Int) {
    self.limit = limit
    hits.reserveCapacity(limit + 1)
  }

  /// Whether a hit with this score would be kept.
  @inline(__always)
  func keeps(_ score: Int32) -> Bool {
    hits.count < limit || hits[limit - 1].score < score
  }

  mutating func add(_ hit: PaletteHit) {
    guard keeps(hit.score) else { return }
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].score >= hit.score { low = middle + 1 } else { high = middle }
    }
    hits.insert(hit, at: low)
    if hits.count > limit { hits.removeLast() }
  }
}
