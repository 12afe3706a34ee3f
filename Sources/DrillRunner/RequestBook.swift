import IncidentEngine
import OperationsRoom

/// What a runner sent and the room has not answered, under the counters of the runner's desk.
struct RequestBook<Kind: Hashable & Sendable>: Sendable {
  /// Who speaks: exercise control, at the runner's desk.
  let author: Author
  private var nextCounter: Int64
  private var sent: [Int64: Kind] = [:]

  /// A book of a desk that last counted `lastCounter`.
  init(desk: String, account: String, lastCounter: Int64 = 0) {
    author = Author(officer: nil, post: "exercise control", account: account, desk: desk)
    nextCounter = lastCounter + 1
  }

  /// What is on its way.
  var onTheirWay: Set<Kind> { Set(sent.values) }

  var isEmpty: Bool { sent.isEmpty }

  /// Goes on behind a counter that the room knows.
  mutating func count(past counter: Int64) { nextCounter = max(nextCounter, counter + 1) }

  /// A request under the next counter, noted as on its way.
  mutating func request(_ commands: [Command], _ origin: Origin, _ kind: Kind) -> Request {
    let counter = nextCounter
    nextCounter += 1
    sent[counter] = kind
    return Request(
      id: SubmissionID(desk: author.desk, counter: counter), author: author, origin: origin,
      commands: commands)
  }

  /// What was answered; nil when nothing of that counter is on its way.
  mutating func close(_ counter: Int64) -> Kind? { sent.removeValue(forKey: counter) }
}
