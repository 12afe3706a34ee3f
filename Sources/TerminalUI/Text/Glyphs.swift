/// The glyphs of a text, one after the other; what must not reach a terminal is replaced.
struct Glyphs<Scalars: Sequence<Unicode.Scalar>>: Sequence, IteratorProtocol {
  private var scalars: Scalars.Iterator
  private var pending: Glyph?
  private var afterReturn = false

  init(_ scalars: Scalars) { self.scalars = scalars.makeIterator() }

  mutating func next() -> Glyph? {
    while let scalar = scalars.next() {
      let lineFeedOfPair = afterReturn && scalar == "\n"
      afterReturn = scalar == "\r"
      if lineFeedOfPair { continue }
      guard let glyph = begin(with: scalar) else { continue }
      let finished = pending
      pending = glyph
      if let finished { return finished }
    }
    defer { pending = nil }
    return pending
  }

  /// The glyph that `scalar` begins, or nil when it belongs to the one before or to none.
  private mutating func begin(with scalar: Unicode.Scalar) -> Glyph? {
    switch ScalarClass(scalar) {
    case .narrow: return Glyph(base: scalar, width: 1)
    case .wide: return Glyph(base: scalar, width: 2)
    case .space: return Glyph(base: " ", width: 1)
    case .placeholder: return Glyph(base: Text.placeholder, width: 1)
    case .dropped: return nil
    case .mark:
      if pending != nil {
        pending?.add(scalar)
        return nil
      }
      var glyph = Glyph(base: Text.placeholder, width: 1)
      glyph.add(scalar)
      return glyph
    }
  }
}
