import OperationsRoom

/// Answers as they come in. A room answers in the order in which it was asked.
final class Answers: Sendable {
  private let found: Guarded<[Answer?]>

  init(count: Int) { found = Guarded([Answer?](repeating: nil, count: count)) }

  func put(_ answer: Answer, at place: Int) { found.withLock { $0[place] = answer } }

  /// All of them; those that never came count as unconfirmed.
  var all: [Answer] {
    let missing = JournalError.failed(code: 0, doing: "waiting for the room")
    return found.withLock { $0.map { $0 ?? .unconfirmed(missing) } }
  }
}
