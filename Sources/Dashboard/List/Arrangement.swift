/// A column as it can be arranged: shown or not, and whether the rows are ordered by it.
struct ArrangedColumn: Hashable, Sendable {
  /// The word by which it is chosen.
  let name: String
  /// What it shows, in a few words.
  let summary: String
  let isShown: Bool
  /// Whether the rows are ordered by it the other way round; nil while they are not ordered by it.
  let isReversed: Bool?
}

/// How columns are arranged anew.
enum Arrangement: Hashable, Sendable {
  case toggle(String)
  case move(String, by: Int)
  case sort(String)
  /// The usual columns, the standing order.
  case reset
}

extension [String] {
  /// The names of the columns that are shown after a change; nil where it changes none.
  func arranged(_ change: Arrangement) -> [String]? {
    var names = self
    switch change {
    case .toggle(let name):
      guard let place = names.firstIndex(of: name) else { return names + [name] }
      guard names.count > 1 else { return nil }
      names.remove(at: place)
    case .move(let name, let step):
      guard let place = names.firstIndex(of: name) else { return nil }
      names.remove(at: place)
      names.insert(name, at: Swift.min(Swift.max(0, place + step), names.count))
    case .sort: return nil
    case .reset: return []
    }
    return names
  }
}
