/// What was written and is not in the room, in the order in which it was left: none goes because
/// another comes.
struct DraftQueue: Hashable, Sendable {
  /// Most drafts that are kept.
  static let limit = 256

  /// The drafts, the oldest first; no two that would enter the same.
  private(set) var items: [Draft] = []
  private var lastID = 0

  var isEmpty: Bool { items.isEmpty }
  var count: Int { items.count }

  /// The drafts as they are offered: what was sent, the oldest first, as it happened in that order;
  /// then what was only left, the last first, as that is missed first.
  var offered: [Draft] {
    items.filter(\.wasSent) + items.filter { !$0.wasSent }.reversed()
  }

  /// How many were sent and are not in the room.
  var sentCount: Int { items.count { $0.wasSent } }

  /// The one that would enter this; nil when none would.
  func draft(of sentence: Sentence) -> Draft? { items.first { $0.sentence == sentence } }

  func draft(_ id: Int) -> Draft? { items.first { $0.id == id } }

  /// Whether this one is offered before all others.
  func offersFirst(_ id: Int) -> Bool { offered.first?.id == id }

  /// Puts a draft in its place, or behind the others; returns what it is known by.
  ///
  /// Where there are more than ``limit``, the oldest that was never sent goes, else the oldest.
  @discardableResult
  mutating func keep(_ draft: Draft) -> Int {
    var draft = draft
    let sentence = draft.sentence
    let own = draft.id.flatMap { id in items.firstIndex { $0.id == id } }
    let place = own ?? items.firstIndex { $0.sentence == sentence }
    guard let place else {
      lastID += 1
      draft.id = lastID
      items.append(draft)
      if items.count > Self.limit { items.remove(at: items.firstIndex { !$0.wasSent } ?? 0) }
      return lastID
    }
    let id = items[place].id
    draft.id = id
    draft.wasSent = draft.wasSent || items[place].wasSent
    items[place] = draft
    items.removeAll { $0.id != id && $0.sentence == sentence }
    return id ?? 0
  }

  /// Takes away what would enter one of these.
  mutating func remove(_ sentences: Set<Sentence>) {
    items.removeAll { sentences.contains($0.sentence) }
  }

  mutating func remove(_ id: Int) { items.removeAll { $0.id == id } }
}
