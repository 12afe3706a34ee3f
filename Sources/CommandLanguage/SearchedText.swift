/// Words that are looked for without regard to capitals.
public struct SearchedText: Hashable, Sendable {
  private let folded: FoldedText

  /// The words to look for.
  public init(_ text: String) { folded = FoldedText(text) }

  /// Whether `text` holds them.
  public func isIn(_ text: String) -> Bool { folded.isIn(text) }
}
