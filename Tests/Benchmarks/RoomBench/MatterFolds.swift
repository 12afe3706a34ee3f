import IncidentEngine
import MatterKinds

/// How fast facts about matters are folded: messages to three agencies, each acknowledged and
/// answered by all.
enum MatterFolds {
  struct Figures {
    var facts = 0
    var foldedPerSecond = 0.0
    var decidedPerSecond = 0.0
  }

  /// `now` gives microseconds.
  static func measure(messages: Int, now: () -> Double) throws -> Figures {
    var stage = try Stage()
    let before = stage.situation
    let start = now()
    for message in 1...max(1, messages) { try stage.exchange(message) }
    let decided = now() - start
    let facts = Double(stage.entries.count)
    var best = Double.infinity
    for _ in 0..<5 {
      var situation = before
      let start = now()
      for entry in stage.entries { try situation.fold(entry) }
      best = min(best, now() - start)
    }
    return Figures(
      facts: stage.entries.count, foldedPerSecond: facts / best * 1e6,
      decidedPerSecond: facts / decided * 1e6)
  }

  /// A room with three agencies and its duty officer.
  private struct Stage {
    private(set) var situation = Situation()
    private(set) var entries: [Entry] = []
    private var counter: Int64 = 0
    private let surroundings = Surroundings(kinds: BuiltInKinds.all)
    private static let agencies = ["fire", "police", "water"]

    init() throws {
      try submit([
        .openRoom(RoomCharter(identity: "00", name: "Bench", kind: .live, zone: "UTC"))
      ])
      try submit(
        Self.agencies.compactMap { AgencyCode($0) }.map {
          .registerAgency(AgencyDetails(code: $0, name: $0.text))
        } + [
          .registerOfficer(
            OfficerDetails(name: "A", agency: nil, posts: ["duty officer"], account: "a"))
        ])
      try submit([.openIncident(IncidentDraft(type: "flood", title: "Water"))])
      // The kind is declared before what is measured.
      try exchange(0)
      entries = []
    }

    mutating func exchange(_ message: Int) throws {
      let draft = MatterDraft(
        kind: "message",
        incident: .number(IncidentNumber(year: 2026, counter: 1)),
        values: [
          "to": .texts(Self.agencies), "text": .text("Feeder \(message) is cut: confirm dead"),
        ])
      let number = MatterNumber(prefix: "M", ordinal: message + 1)
      try submit([.matter(.open(draft))])
      for agency in Self.agencies { try move(number, "ack", agency, FieldValues()) }
      for agency in Self.agencies {
        try move(number, "answer", agency, ["answer": .text("dead, tag 881")])
      }
    }

    private mutating func move(
      _ number: MatterNumber, _ move: MoveCode, _ agency: String, _ values: FieldValues
    ) throws {
      let part = AgencyCode(agency).map { PartKey.agency($0) }
      try submit([
        .matter(.move(MatterDeed(number: number, move: move, part: part, values: values)))
      ])
    }

    private mutating func submit(_ commands: [Command]) throws {
      counter += 1
      let time = Moment(milliseconds: 1_780_000_000_000 + counter * 1000)
      let submission = Submission(
        id: SubmissionID(desk: "bench", counter: counter),
        author: Author(
          officer: counter > 2 ? OfficerID(1) : nil, post: "duty officer", account: "a",
          desk: "bench"),
        origin: counter > 2 ? .officer : .room, time: time, recorded: time, localYear: 2026,
        commands: commands, surroundings: surroundings)
      let verdict = try decide(submission, movingOn: &situation) { Situation() }
      if case .entries(let new) = verdict { entries += new }
    }
  }
}
