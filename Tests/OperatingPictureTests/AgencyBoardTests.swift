import EngineTesting
import IncidentEngine
import OperatingPicture
import Testing

struct AgencyBoardTests {
  /// The order of a lane, said without any list that is kept: overdue, unacknowledged, the others,
  /// each by due time or issue, then by number.
  private func ordered(_ tasks: [Assignment], at now: Moment) -> [AssignmentNumber] {
    func rank(_ task: Assignment) -> Int {
      task.isOverdue(at: now) ? 0 : task.status == .issued ? 1 : 2
    }
    return tasks.sorted {
      (rank($0), $0.due ?? $0.issued, $0.number) < (rank($1), $1.due ?? $1.issued, $1.number)
    }.map(\.number)
  }

  private func check(_ board: AgencyBoard, _ situation: Situation, _ now: Moment) throws {
    for agency in situation.agencies {
      let open = situation.assignments.filter { $0.agency == agency.code && $0.status.isOpen }
      let lane = board.lane(of: agency, in: situation, now: now)
      let wanted = ordered(Array(open), at: now)
      try #require(lane.tasks.all.map(\.number) == wanted)
      try #require(lane.tasks.count == wanted.count)
      try #require(lane.overdueCount == open.count { $0.isOverdue(at: now) })
      try #require(lane.unansweredCount == open.count { $0.status == .issued })
      let wait = open.filter { $0.status == .issued }.map(\.issued).min()
      try #require(lane.longestWaitMilliseconds == wait.map { max(0, now.milliseconds(since: $0)) })
      let late = open.filter { $0.isOverdue(at: now) }.min {
        ($0.due ?? now, $0.number) < ($1.due ?? now, $1.number)
      }
      try #require(lane.latest?.number == late?.number)
      for (place, number) in wanted.enumerated() {
        try #require(lane.tasks.place(of: number) == place)
        try #require(
          lane.tasks.window(from: place, count: 3).map(\.number)
            == Array(wanted.dropFirst(place).prefix(3)))
      }
      let ended = situation.assignments.first { !$0.status.isOpen }
      try #require(lane.tasks.place(of: ended?.number) == nil)
    }
  }

  @Test func `lanes that follow hold what a search finds, in its order, now and later`() throws {
    for seed in 0..<12 {
      var board = AgencyBoard(Situation())
      var step = 0
      try madeHistory(seed: SplitMix.base &+ 11_000 &+ UInt64(seed), submissions: 200) {
        entries, situation, now in
        board.follow(entries, in: situation)
        step += 1
        guard step % 5 == 0 else { return }
        try #require(board == AgencyBoard(situation))
        try check(board, situation, now)
        try check(board, situation, now.advanced(byMilliseconds: 3_600_000))
      }
    }
  }

  @Test func `an order that is held keeps what stands, and takes what is new behind it`() throws {
    var room = try ListingRoom()
    try room.open("Cellar")
    let fire = try #require(room.situation.agencies.first)
    for title in ["pump", "boats", "lights"] {
      try room.say(
        .issueAssignment(
          AssignmentDraft(
            incident: .number(ListingRoom.incident(1)), agency: fire.code, title: title)))
    }
    let now = room.now
    let before = AgencyBoard(room.situation).lane(of: fire, in: room.situation, now: now)
      .tasks.all.map(\.number)
    try #require(before.count > 1)
    try room.say(.finishAssignment(.number(before[0]), result: nil))
    let held = AgencyBoard(room.situation).lane(
      of: fire, in: room.situation, now: now, held: before.dropLast().reversed())
    let kept = Array(before.dropFirst().dropLast().reversed())
    #expect(held.tasks.all.map(\.number) == kept + [before[before.count - 1]])
    #expect(held.tasks.place(of: before[0]) == nil)
    #expect(held.tasks.place(of: before[before.count - 1]) == kept.count)
  }
}
