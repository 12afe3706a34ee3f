/// How much room a column of a list wants.
public struct ColumnRule: Hashable, Sendable {
  /// Columns of the terminal that it takes at least.
  public var least: Int
  /// Its part of what is left over; 0 where it takes none.
  public var share: Int
  /// What it takes at most beside another one that shares; nil for no limit.
  public var most: Int?
  /// When it is left out where there is no room: the lower, the earlier; nil for never.
  public var leftOut: Int?
  /// The air behind it where it is the last.
  public var airAtEnd: Int

  /// A rule; see the properties.
  public init(
    least: Int, share: Int = 0, most: Int? = nil, leftOut: Int? = nil, airAtEnd: Int = 2
  ) {
    self.least = least
    self.share = share
    self.most = most
    self.leftOut = leftOut
    self.airAtEnd = airAtEnd
  }
}

/// Which columns a list has at a width, and where they stand: behind two columns for marks, with two
/// between each other.
///
/// What does not fit is left out, what matters least first; what is left over goes to those that
/// share it.
public struct ColumnLayout: Hashable, Sendable {
  /// Where a column stands.
  public struct Span: Hashable, Sendable {
    /// Its first column of the terminal.
    public let at: Int
    /// How many it takes.
    public let width: Int

    /// A place; see the properties.
    public init(at: Int, width: Int) {
      self.at = at
      self.width = width
    }
  }

  /// The columns that are shown, by their places among the rules, from the leading edge on.
  public let shown: [Int]
  private let spans: [Span?]
  private static let gap = 2

  /// Where a column stands, by its place among the rules; nil where it is left out.
  public subscript(place: Int) -> Span? { spans.indices.contains(place) ? spans[place] : nil }

  /// The columns of `rules` within `width`.
  public init(_ rules: [ColumnRule], width: Int) {
    let shown = Self.fitting(rules, width)
    let free = max(0, width - Self.total(shown, rules))
    let shared = Self.shares(of: free, among: shown, rules)
    var spans: [Span?] = rules.map { _ in nil }
    var at = Self.gap
    for place in shown {
      let kept = min(shared[place] ?? rules[place].least, max(1, width - at))
      spans[place] = Span(at: at, width: kept)
      at += kept + Self.gap
    }
    self.shown = shown
    self.spans = spans
  }

  private static func total(_ shown: [Int], _ rules: [ColumnRule]) -> Int {
    let air = shown.last.map { gap - rules[$0].airAtEnd } ?? 0
    return gap + shown.reduce(0) { $0 + rules[$1].least + gap } - air
  }

  private static func fitting(_ rules: [ColumnRule], _ width: Int) -> [Int] {
    var shown = Array(rules.indices)
    let dispensable = shown.filter { rules[$0].leftOut != nil }
      .sorted { (rules[$0].leftOut ?? 0, $0) < (rules[$1].leftOut ?? 0, $1) }
    for place in dispensable where total(shown, rules) > width && shown.count > 1 {
      shown.removeAll { $0 == place }
    }
    return shown
  }

  /// How wide those become that share what is left over: the one with the largest part takes what
  /// the limits of the others leave.
  private static func shares(
    of free: Int, among shown: [Int], _ rules: [ColumnRule]
  ) -> [Int: Int] {
    let sharing = shown.filter { rules[$0].share > 0 }
    guard let largest = sharing.max(by: { rules[$0].share < rules[$1].share }) else { return [:] }
    let pool = free + sharing.reduce(0) { $0 + rules[$1].least }
    let parts = sharing.reduce(0) { $0 + rules[$1].share }
    var widths: [Int: Int] = [:]
    for place in sharing where place != largest {
      let part = pool * rules[place].share / parts
      widths[place] = min(rules[place].most ?? part, max(rules[place].least, part))
    }
    // In any order: they are summed up.
    widths[largest] = pool - widths.values.reduce(0, +)
    return widths
  }
}
