import EngineTesting
import IncidentEngine
import OperatingPicture
import Testing

struct IncidentBoardTests {
  private static let orders: [BoardOrder] =
    [.standing] + BoardOrder.Value.allCases.map { BoardOrder(by: $0, isReversed: $0 == .place) }

  @Test(arguments: 0..<UInt64(orders.count))
  func `a board that follows is the board made anew, in every order`(place: UInt64) throws {
    let order = Self.orders[Int(place)]
    for seed in 0..<4 {
      var board = IncidentBoard(Situation(), order: order)
      var steps = 0
      try madeHistory(
        seed: SplitMix.base &+ 7_000 &+ place * 4 &+ UInt64(seed), submissions: 250
      ) { entries, situation, _ in
        board.follow(entries, in: situation)
        steps += 1
        guard steps % 10 == 0 else { return }
        let anew = IncidentBoard(situation, order: order)
        try #require(board == anew, "\(order), entry \(situation.lastNumber)")
        for place in 0..<board.count { try #require(board.place(of: board[place]) == place) }
      }
    }
  }

  @Test func `the worst, the latest and the silent are those that a search finds`() throws {
    var named = (worst: 0, latest: 0, silent: 0)
    for seed in 0..<20 {
      var board = IncidentBoard(Situation())
      try madeHistory(seed: SplitMix.base &+ 9_000 &+ UInt64(seed), submissions: 200) {
        entries, situation, now in
        board.follow(entries, in: situation)
        let open = situation.assignments.filter { $0.status.isOpen }
        let late = open.filter { $0.isOverdue(at: now) }
          .sorted { ($0.due ?? now, $0.number) < ($1.due ?? now, $1.number) }
        let refused = board.refused.sorted().compactMap { situation.assignment($0) }
        let waiting = open.filter { $0.status == .issued }
          .sorted { ($0.issued, $0.number) < ($1.issued, $1.number) }
        try #require(board.overdueCount(at: now) == late.count)
        try #require(board.latest(at: now) == late.first?.number)
        let silent = waiting.first { $0.number != late.first?.number }
        try #require(board.mostSilent(but: late.first?.number) == silent?.number)
        let incidents = situation.incidents.filter { $0.phase.isOpen }
        let urgent = incidents.filter { $0.priority == incidents.map(\.priority).min() }
          .sorted { ($1.opened, $1.number) < ($0.opened, $0.number) }
        let worst = (late + refused + waiting).first { task in
          urgent.contains { $0.number == task.number.incident }
        }
        try #require(board.worst(at: now) == worst?.number.incident ?? urgent.first?.number)
        if worst != nil { named.worst += 1 }
        if !late.isEmpty { named.latest += 1 }
        if silent != nil { named.silent += 1 }
      }
    }
    #expect(named.worst > 100 && named.latest > 100 && named.silent > 100, "\(named)")
  }

  @Test func `thousands of incidents that come, change and end keep their order`() throws {
    var story = try Story.opened()
    var board = IncidentBoard(story.situation)
    var random = SplitMix(seed: 41)
    for count in 1...3_000 {
      let told = story.entries.count
      let priority = random.pick(Priority.allCases)
      try story.accept([
        .openIncident(
          IncidentDraft(
            type: "fire", title: "fire \(count)", priority: priority, place: "Place \(count)"))
      ]) { $0.origin = .room }
      let number = Story.incident(1 + random.below(count))
      _ = try? story.accept([.changePhase(number, .cancelled, reason: "over")])
      board.follow(Array(story.entries[told...]), in: story.situation)
    }
    #expect(board == IncidentBoard(story.situation))
    #expect(board.count == 3_000 && board.openCount < 2_500)
    #expect((0..<board.count).allSatisfy { board.place(of: board[$0]) == $0 })
    let places = (0..<board.count).map { board[$0] }
    #expect(zip(places, places.dropFirst()).allSatisfy { board.precedes($0, $1) })
    #expect(Array(board.numbers) == places)
    for first in stride(from: 0, through: places.count, by: 37) {
      for count in [0, 1, 40, 700] {
        let range = first..<min(places.count, first + count)
        #expect(board.numbers(range) == Array(places[range]))
      }
    }
  }
}
