import EngineTesting
import Glibc
import IncidentEngine
import MatterKinds
import Testing

/// Random histories of matters against a book that is kept the plain way.
@Suite struct RandomMatterTests {
  /// Histories in each batch; `TANSIQ_MATTER_HISTORIES` asks for more, `TANSIQ_SEED` moves all.
  static let histories: Int = {
    guard let text = getenv("TANSIQ_MATTER_HISTORIES") else { return 64 }
    return Int(String(cString: text)) ?? 64
  }()
  static let submissions = 120

  enum Table: CaseIterable { case builtIn, madeUp }

  @Test(arguments: Table.allCases)
  func `random histories agree with a book kept the plain way`(table: Table) throws {
    var seen: Set<String> = []
    for history in 0..<Self.histories {
      let seed = SplitMix.base &+ UInt64(history)
      var maker = KindMaker(seed: seed)
      let kinds = table == .builtIn ? BuiltInKinds.all : maker.kinds(1 + history % 4)
      guard try agrees(seed, kinds, &seen) else { return }
    }
    let missed = Set(MatterRejectionKind.allCases).subtracting(Self.elsewhere)
      .filter { !seen.contains($0.rawValue) }
    #expect(missed.isEmpty, "histories that never come to this say nothing about it")
    for name in ["accepted", "undone", "undoOvertaken", "cannotUndo", "nothingToUndo"] {
      #expect(seen.contains(name), "histories that never come to \(name) say nothing about it")
    }
  }

  /// These need more than one version of a kind, kinds that open each other, or a settings file.
  private static let elsewhere: Set<MatterRejectionKind> = [
    .prefixTaken, .kindNarrowed, .kindKnown, .followsTooFar,
  ]

  private func agrees(
    _ seed: UInt64, _ kinds: [MatterKind], _ seen: inout Set<String>
  ) throws -> Bool {
    var story = try Story.withThreeIncidents()
    var book = NaiveMatters.besideStory(kinds)
    var maker = MatterHistoryMaker(seed: seed, kinds: kinds)
    let first = story.entries.count
    let cut = Int(seed % UInt64(Self.submissions))
    var snapshot: [UInt8] = []
    var cutAt = first
    for step in 0..<Self.submissions {
      story.now = story.now.advanced(byMilliseconds: maker.pause())
      let submission = maker.next(book, Voice.allCases.map(\.author), at: story.now)
      let before = story.situation
      let expected = book.submit(submission)
      let answer = story.take(submission)
      seen.insert(answer ?? (submission.commands == [.undo] ? "undone" : "accepted"))
      var differences = book.differences(from: story.situation)
      if answer != expected {
        differences.insert("engine \(answer ?? "-"), book \(expected ?? "-")", at: 0)
      }
      if answer != nil, story.situation != before { differences.append("a refusal changed it") }
      guard differences.isEmpty else {
        Issue.record("seed \(seed), step \(step): \(differences) on \(submission.commands)")
        return false
      }
      if step == cut { (snapshot, cutAt) = (story.situation.packed(), story.entries.count) }
    }
    #expect(story.situation.violations().isEmpty, "seed \(seed)")
    try readsBack(story, seed)
    try goesOn(from: snapshot, story.entries[cutAt...], to: story.situation, seed)
    return true
  }

  private func readsBack(_ story: Story, _ seed: UInt64) throws {
    var again = Situation()
    for entry in story.entries {
      let body = try Body(entry.body)
      #expect(body.event == entry.event, "seed \(seed)")
      try again.fold(entry)
    }
    #expect(again == story.situation, "seed \(seed)")
  }

  private func goesOn(
    from snapshot: [UInt8], _ rest: ArraySlice<Entry>, to situation: Situation, _ seed: UInt64
  ) throws {
    var again = try Situation(unpacking: snapshot)
    for entry in rest { try again.fold(entry) }
    #expect(again == situation, "seed \(seed)")
    #expect(try Situation(unpacking: situation.packed()) == situation, "seed \(seed)")
  }
}

extension Story {
  /// Three incidents: one warm, one hot, one closed; five officers.
  fileprivate static func withThreeIncidents() throws -> Story {
    var story = try withLiaisons()
    var hot = IncidentDraft(type: "chemical", title: "Chlorine at plot 61", lead: police)
    hot.priority = .immediate
    try story.accept([
      .openIncident(hot), .openIncident(IncidentDraft(type: "food", title: "Kitchen")),
      .closeIncident(incident(3), reason: nil, endingOpenWork: true),
    ])
    try story.accept([.startShift(name: "day", ends: nil)])
    return story
  }

  /// The name of the rejection that a submission meets; nil when it was accepted and folded.
  fileprivate mutating func take(_ submission: Submission) -> String? {
    do {
      try accept(submission.commands) { $0 = submission }
      return nil
    } catch let rejection as Rejection {
      if case .matter(let rejection) = rejection { return rejection.kind.rawValue }
      return rejection.kind.rawValue
    } catch {
      return "\(error)"
    }
  }
}

extension NaiveMatters {
  fileprivate static func besideStory(_ kinds: [MatterKind]) -> NaiveMatters {
    var book = NaiveMatters(
      kinds: kinds,
      people: [
        1: Person(agency: nil, post: "duty"), 2: Person(agency: "fire", post: "liaison"),
        3: Person(agency: "police", post: "liaison"),
        4: Person(agency: "ambulance", post: "liaison"), 5: Person(agency: nil, post: "legal"),
      ],
      scenes: [
        "26-0001": Scene(isOpen: true, isHot: false, lead: "fire"),
        "26-0002": Scene(isOpen: true, isHot: true, lead: "police"),
        "26-0003": Scene(isOpen: false, isHot: false, lead: nil),
      ], agencies: ["fire", "police", "ambulance"], resources: [1, 2])
    book.noteFinalDeed(at: "desk-1")
    return book
  }
}
