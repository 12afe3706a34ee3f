import Dashboard
import EngineTesting
import IncidentEngine
import TerminalUI
import Testing

/// Lines written, sent, left, found again and thrown away at random, with a disk that fails: each is
/// a draft or in the room, once.
struct RandomDraftTests {
  @Test(arguments: 1...30)
  func `a line is a draft or in the room, once, whatever happens`(seed: UInt64) throws {
    var walk = try Walk(seed)
    for _ in 0..<60 {
      try walk.step()
      walk.check()
    }
  }
}

private struct Walk {
  private var desk: TestDesk
  private var random: SplitMix
  private var written = 0
  /// The words of the lines that must be drafts.
  private var waiting: Set<String> = []
  private var recorded: Set<String> = []
  private var steps: [String] = []

  init(_ seed: UInt64) throws {
    desk = try TestDesk()
    random = SplitMix(seed: seed)
  }

  private mutating func below(_ bound: Int) -> Int { random.below(bound) }

  mutating func step() throws {
    switch below(8) {
    case 0: try restart()
    case 1: desk.type(["j", "k", "2", "5", "1"][below(5)])
    case 2, 3, 4: try write()
    default: try open()
    }
  }

  /// A line of its own words.
  private mutating func write() throws {
    written += 1
    let word = "w\(written)w"
    desk.type(":log \(word)")
    switch below(4) {
    case 0:
      steps.append("leave \(word)")
      desk.press(.escape)
      waiting.insert(word)
    case 1:
      steps.append("turn from \(word)")
      desk.press(.pageDown)
      desk.press(.escape)
      waiting.insert(word)
    default: try send(word)
    }
  }

  /// One of the drafts, found again.
  private mutating func open() throws {
    guard !waiting.isEmpty else { return }
    desk.press(.function(2))
    for _ in 0..<below(4) { desk.press(below(3) == 0 ? .pageUp : .pageDown) }
    let word = try #require(openedWord, "\(desk.screen)")
    if below(3) == 0, isLine { desk.press(.function(2)) }
    if below(3) == 0, isLine { desk.type(" more") }
    switch below(5) {
    case 0:
      steps.append("throw \(word)")
      desk.press(.function(8))
      waiting.remove(word)
    case 1:
      steps.append("leave again \(word)")
      desk.press(.escape)
    default: try send(word)
    }
  }

  private var isLine: Bool { desk.line != nil }

  private var openedWord: String? {
    let words = desk.screen.split { $0 == " " || $0 == "\n" }
    return words.map(String.init).first { waiting.contains($0) }
  }

  /// Sends what is open: it is recorded, or the disk fails before it or behind it.
  private mutating func send(_ word: String) throws {
    if isLine { desk.press(.enter) } else { desk.press(.character("s"), control: true) }
    let sent = try desk.takeWaiting()
    if below(3) == 0 { desk.press(.escape) }
    switch below(3) {
    case 0:
      steps.append("recorded \(word)")
      desk.feed(try desk.commit(sent))
      desk.answer(sent, .accepted(first: 1, last: desk.room.lastNumber))
      waiting.remove(word)
      recorded.insert(word)
    case 1:
      steps.append("not written \(word)")
      desk.answer(sent, .unconfirmed("The disk is full."))
      desk.feed([], failure: "The disk is full.")
      waiting.insert(word)
      desk.press(.escape)
      desk.feed([])
    default:
      steps.append("found \(word)")
      desk.answer(sent, .unconfirmed("The disk is full."))
      desk.feed([], failure: "The disk is full.")
      let entries = try desk.commit(sent)
      if below(3) == 0 { try restart() } else { desk.feed(entries) }
      waiting.remove(word)
      recorded.insert(word)
    }
    desk.press(.escape)
  }

  private mutating func restart() throws {
    steps.append("restart")
    let notes = try desk.kept.map { try DeskNotes(text: $0.text) }
    let room = desk.room
    desk.model = Model(
      size: desk.model.size, situation: room, zone: .utc, now: desk.now,
      exerciseMilliseconds: nil, officer: desk.model.officer, account: "salma",
      desk: TestDesk.desk, suggestedName: nil,
      nextCounter: (room.desks[TestDesk.desk]?.lastCounter ?? 0) + 1)
    if let notes { desk.take(.restored(notes)) }
  }

  func check() {
    let drafts = (desk.kept?.text ?? "").split(separator: "\n").filter { $0.hasPrefix("draft ") }
    let words = drafts.flatMap { $0.split(separator: " ").map(String.init) }
      .filter { $0.hasPrefix("w") && $0.hasSuffix("w") }
    let trace = "after \(steps.suffix(12))"
    #expect(words.sorted() == waiting.sorted(), "\(trace)")
    #expect(desk.room.log.count == recorded.count, "\(trace)")
  }
}
