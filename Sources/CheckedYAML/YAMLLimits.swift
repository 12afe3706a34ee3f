/// How large a file may be before it is refused.
public struct YAMLLimits: Hashable, Sendable {
  /// The most bytes of a file.
  public let bytes: Int
  /// The most nodes, counted with the ends of lists and mappings.
  public let events: Int
  /// The deepest nesting of lists and mappings.
  public let depth: Int

  /// 4 MiB, 250,000 nodes, 64 levels.
  public static let usual = YAMLLimits(bytes: 4 << 20, events: 250_000, depth: 64)

  /// Limits of your own; all are at least 1, depth at most 64.
  public init(bytes: Int, events: Int, depth: Int) {
    self.bytes = max(1, bytes)
    self.events = max(1, events)
    self.depth = min(64, max(1, depth))
  }
}
