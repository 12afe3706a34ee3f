import EngineTesting
import IncidentEngine
import Testing

/// What is kept of each desk and of each year, where there are more of them than mostly.
@Suite struct ManyDesksTests {
  private func log(_ story: inout Story, at desk: String, _ counter: Int64) throws {
    try story.accept([RejectionCase.line]) {
      $0.id = SubmissionID(desk: desk, counter: counter)
      $0.author.desk = desk
    }
  }

  @Test func `each of thirty desks counts apart and takes back its own`() throws {
    var story = try Story.withFlood()
    var random = SplitMix(seed: 5)
    var counted: [String: Int64] = [:]
    var last: [String: EntryNumber] = [:]
    for _ in 0..<300 {
      let desk = "desk \(random.below(30))"
      counted[desk, default: 0] += 1 + Int64(random.below(3))
      try log(&story, at: desk, counted[desk] ?? 0)
      last[desk] = story.situation.lastNumber
    }
    #expect(counted.count == 30)
    let kept = story.situation.desks
    #expect(kept.keys == (counted.keys + ["desk-1"]).sorted())
    #expect(kept.map(\.key) == kept.keys)
    for (desk, counter) in counted {
      #expect(kept[desk]?.lastCounter == counter, "\(desk)")
      #expect(story.situation.lastActions[desk]?.first == last[desk], "\(desk)")
    }
    #expect(kept["desk 30"] == nil)
    #expect(story.situation.withoutLastActions.lastActions["desk 1"] == nil)
  }

  @Test func `an earlier situation keeps what a desk had counted then`() throws {
    var story = try Story.withFlood()
    try log(&story, at: "east", 1)
    let before = story.situation
    for counter in 2...40 { try log(&story, at: "east", Int64(counter)) }
    #expect(before.desks["east"]?.answers.map(\.id.counter) == [1])
    #expect(story.situation.desks["east"]?.answers.map(\.id.counter) == Array(1...40))
    #expect(before.desks != story.situation.desks)
  }

  /// A clock that is set back over the turn of a year and forward again.
  @Test func `incidents are found by number whichever year comes after which`() throws {
    var story = try Story.opened()
    var random = SplitMix(seed: 6)
    var opened: [IncidentNumber] = []
    var counters: [Int: Int] = [:]
    for index in 0..<200 {
      if random.chance(20) { story.localYear = 2024 + random.below(4) }
      counters[story.localYear, default: 0] += 1
      let number = IncidentNumber(
        year: story.localYear, counter: counters[story.localYear] ?? 0)
      try story.accept(
        [.openIncident(IncidentDraft(type: "flood", title: "Water \(index)"))],
        origin: .replayed("calls"))
      opened.append(number)
    }
    let situation = story.situation
    for (place, number) in opened.enumerated() {
      #expect(situation.incidents[place].number == number)
      #expect(situation.place(of: number) == place)
    }
    for (year, counter) in counters {
      #expect(situation.place(of: IncidentNumber(year: year, counter: counter + 1)) == nil)
      #expect(situation.place(of: IncidentNumber(year: year, counter: 0)) == nil)
      #expect(situation.nextIncidentNumber(year: year).counter == counter + 1)
    }
    #expect(situation.nextIncidentNumber(year: 2030).counter == 1)
  }
}
