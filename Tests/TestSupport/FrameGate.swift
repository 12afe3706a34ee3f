/// Holds back what a program writes between `CSI ? 2026 h` and `CSI ? 2026 l` until it is whole.
struct FrameGate {
  private static let start = Array("\u{1B}[?2026h".utf8)
  private static let end = Array("\u{1B}[?2026l".utf8)

  private var held: [UInt8] = []
  private var isInFrame = false

  /// Takes bytes in and gives `feed` all that may be shown now.
  mutating func pass(_ bytes: ArraySlice<UInt8>, _ feed: ([UInt8]) -> Void) {
    held += bytes
    while let place = held.firstRange(of: isInFrame ? Self.end : Self.start) {
      isInFrame.toggle()
      let shown = isInFrame ? place.lowerBound : place.upperBound
      feed(Array(held[..<shown]))
      held.removeFirst(shown)
    }
    guard !isInFrame else { return }
    let kept = (1..<Self.start.count).last { held.suffix($0).elementsEqual(Self.start.prefix($0)) }
    feed(held.dropLast(kept ?? 0))
    held = held.suffix(kept ?? 0)
  }

  /// Gives `feed` what is left when the program has ended.
  mutating func end(_ feed: ([UInt8]) -> Void) {
    feed(held)
    held = []
    isInFrame = false
  }
}
