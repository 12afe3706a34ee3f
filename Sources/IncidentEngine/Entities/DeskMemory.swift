/// What the room remembers of a desk, so that sending again changes nothing.
public struct DeskMemory: Sendable, Equatable {
  /// How many accepted answers are kept.
  public static let kept = 256
  /// The highest counter the room accepted.
  public internal(set) var lastCounter: Int64 = 0
  /// What is remembered of an answer: plain numbers, so that a copy costs next to nothing.
  struct Remembered: Hashable, Sendable {
    let counter: Int64
    let first: EntryNumber
    var last: EntryNumber
  }

  private static let blockSize = 16

  let desk: String
  /// The last accepted answers but the newest, in whole blocks, the oldest first.
  private var blocks: [[Remembered]] = []
  /// The newest: a change after a copy copies no more than these.
  private var newest: [Remembered] = []
  /// How many of the first block are forgotten.
  private var forgotten = 0
  private var count = 0
  /// Whether the counters rise from answer to answer.
  private var isRising = true

  init(desk: String, lastCounter: Int64 = 0, remembered: [Remembered] = []) {
    self.desk = desk
    self.lastCounter = lastCounter
    for one in remembered { append(one) }
  }

  /// The last accepted answers, the oldest first.
  var remembered: [Remembered] { Array((blocks.joined() + newest).dropFirst(forgotten)) }

  /// The last accepted answers, the oldest first.
  public var answers: [Acceptance] { remembered.map(answer) }

  /// The answer given to a counter; nil when none is remembered.
  public func answer(to counter: Int64) -> Acceptance? {
    if counter > lastCounter { return nil }
    return remembered.last { $0.counter == counter }.map(answer)
  }

  private func answer(_ one: Remembered) -> Acceptance {
    Acceptance(
      id: SubmissionID(desk: desk, counter: one.counter), first: one.first, last: one.last)
  }

  /// Whether both remember the same, whatever lies in which block.
  public static func == (one: DeskMemory, other: DeskMemory) -> Bool {
    one.desk == other.desk && one.lastCounter == other.lastCounter
      && one.remembered == other.remembered
  }

  mutating func remember(_ entry: Entry) {
    let counter = entry.submission.counter
    lastCounter = max(lastCounter, counter)
    if let last = newest.last, last.counter == counter {
      newest[newest.count - 1].last = entry.number
      return
    }
    if count == Self.kept { forgetLowest() }
    append(Remembered(counter: counter, first: entry.number, last: entry.number))
  }

  private mutating func append(_ one: Remembered) {
    if let last = newest.last { isRising = isRising && last.counter < one.counter }
    if newest.count == Self.blockSize {
      blocks.append(newest)
      newest = []
      newest.reserveCapacity(Self.blockSize)
    }
    newest.append(one)
    count += 1
  }

  /// The lowest counter goes, not the oldest answer: what is forgotten is then always too old to
  /// be sent again, in whatever order a desk's submissions came.
  private mutating func forgetLowest() {
    guard isRising else {
      var all = remembered
      let lowest = all.indices.min { all[$0].counter < all[$1].counter }
      if let lowest { all.remove(at: lowest) }
      self = DeskMemory(desk: desk, lastCounter: lastCounter, remembered: all)
      return
    }
    forgotten += 1
    count -= 1
    guard forgotten == Self.blockSize else { return }
    blocks.removeFirst()
    forgotten = 0
  }
}

/// An accepted submission: the entries it became.
public struct Acceptance: Hashable, Sendable {
  /// The submission.
  public let id: SubmissionID
  /// Its first entry.
  public let first: EntryNumber
  /// Its last entry.
  public internal(set) var last: EntryNumber

  /// An acceptance; see the properties.
  public init(id: SubmissionID, first: EntryNumber, last: EntryNumber) {
    self.id = id
    self.first = first
    self.last = last
  }
}
