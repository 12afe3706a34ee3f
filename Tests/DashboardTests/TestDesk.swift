import Dashboard
import IncidentEngine
import MatterKinds
import TerminalUI
import Testing

/// A dashboard with a room behind it that answers only when the test says so.
struct TestDesk {
  var model: Model
  private(set) var room = Situation()
  private(set) var now = Self.start
  /// What the dashboard sent and the room has not answered, the oldest first.
  private(set) var waiting: [Sent] = []
  /// The other effects, in order.
  private(set) var effects: [Effect] = []
  /// The notes the dashboard wants kept, the last ones.
  private(set) var kept: DeskNotes?
  /// How often it wanted some kept.
  private(set) var keptCount = 0
  private var othersCounter: Int64 = 0

  static let start = Moment(milliseconds: 1_795_442_720_000)
  static let desk = "desk-1"

  struct Sent: Hashable {
    var counter: Int64
    var commands: [Command]
    var occurred: Moment?
    var seen: EntryNumber?
  }

  /// A desk in a room with three incidents: 26-0002 (priority 1), 26-0003 (2), 26-0001 (3).
  init(
    size: Size = Size(columns: 120, rows: 40), registered: Bool = true, incidents: Bool = true,
    kind: RoomKind = .live
  ) throws {
    let charter = RoomCharter(
      identity: "00112233445566778899aabbccddeeff", name: "Northport", kind: kind, zone: "UTC")
    var commands: [Command] = [.openRoom(charter)]
    for code in ["fire", "police", "ambulance"].compactMap({ AgencyCode($0) }) {
      commands.append(.registerAgency(AgencyDetails(code: code, name: code.text.uppercased())))
    }
    let account = registered ? "salma" : "omar"
    let details = OfficerDetails(
      name: "Salma", agency: nil, posts: ["Duty officer"], account: account)
    commands.append(.registerOfficer(details))
    model = Model(
      size: size, situation: Situation(), zone: .utc, now: now, exerciseMilliseconds: nil,
      officer: nil, account: "salma", desk: Self.desk, suggestedName: "Salma", nextCounter: 1)
    _ = try decideAndFold(commands, desk: "founder", officer: nil)
    if incidents {
      for (title, priority) in [
        ("Cellar", Priority.normal), ("Dam", .immediate), ("Road", .urgent),
      ] {
        let draft = IncidentDraft(type: "flood", title: title, priority: priority)
        _ = try decideAndFold([.openIncident(draft)], desk: "founder", officer: OfficerID(1))
      }
    }
    let badge = Model.Badge(id: OfficerID(1), name: "Salma", post: "Duty officer")
    model = Model(
      size: size, situation: room, zone: .utc, now: now, exerciseMilliseconds: nil,
      officer: registered ? badge : nil, account: "salma", desk: Self.desk,
      suggestedName: "Salma", nextCounter: 1)
  }

  static func incident(_ counter: Int) -> IncidentNumber {
    IncidentNumber(year: 2026, counter: counter)
  }

  var screen: String { view(model).text }
  var lines: [String] {
    screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
  /// The command line; nil while none is open.
  var line: String? { lines.last.flatMap { $0.hasPrefix(":") ? String($0.dropFirst()) : nil } }
  /// The row on which the selection's mark stands, among those that name an incident.
  var markedRow: String? { lines.first { $0.hasPrefix("▌") } }
}

extension TestDesk {
  mutating func take(_ input: Input) {
    for effect in update(&model, input) {
      if case .submit(let counter, let commands, let occurred, let seen) = effect {
        waiting.append(
          Sent(counter: counter, commands: commands, occurred: occurred, seen: seen))
      } else if case .keep(let notes) = effect {
        kept = notes
        keptCount += 1
      } else {
        effects.append(effect)
      }
    }
  }

  mutating func press(_ code: KeyCode, control: Bool = false) {
    take(.terminal(.key(Key(code, control: control))))
  }

  /// Types text; a line feed is Enter.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars {
      press(scalar == "\n" ? .enter : scalar == "\t" ? .tab : .character(scalar))
    }
  }

  /// Takes what was sent from the wire without answering it.
  mutating func takeWaiting() throws -> Sent {
    try #require(waiting.isEmpty == false)
    return waiting.removeFirst()
  }

  mutating func answer(_ sent: Sent, _ reply: Reply) {
    take(.answer(counter: sent.counter, reply))
  }

  /// Lets the room answer all that waits: the feed first, then the answer.
  mutating func settle() throws {
    while !waiting.isEmpty {
      let sent = waiting.removeFirst()
      do {
        let entries = try commit(sent)
        feed(entries)
        let last = room.lastNumber
        answer(sent, .accepted(first: entries.first?.number ?? last, last: last))
      } catch let rejection as Rejection {
        answer(sent, .rejected(rejection))
      }
    }
  }

  /// Puts into the room what this desk sent; nobody hears of it yet.
  mutating func commit(_ sent: Sent) throws -> [Entry] {
    try decideAndFold(
      sent.commands, desk: Self.desk, officer: model.officer?.id, counter: sent.counter,
      seen: sent.seen, occurred: sent.occurred)
  }

  /// Another desk does something, and this one hears of it.
  mutating func others(_ commands: Command...) throws {
    feed(try decideAndFold(commands, desk: "other", officer: OfficerID(1)))
  }

  mutating func feed(_ entries: [Entry], failure: String? = nil) {
    take(
      .feed(
        Feed(
          entries: entries, situation: room, now: now, exerciseMilliseconds: nil,
          failure: failure)))
  }

  private mutating func decideAndFold(
    _ commands: [Command], desk: String, officer: OfficerID?, counter: Int64? = nil,
    seen: EntryNumber? = nil, occurred: Moment? = nil
  ) throws -> [Entry] {
    othersCounter += 1
    now = now.advanced(byMilliseconds: 1000)
    let submission = Submission(
      id: SubmissionID(desk: desk, counter: counter ?? othersCounter),
      author: Author(officer: officer, post: "Duty officer", account: "salma", desk: desk),
      origin: desk == "founder" && officer == nil ? .room : .officer, time: now, recorded: now,
      occurred: occurred, localYear: 2026, seen: seen, commands: commands,
      surroundings: Surroundings(kinds: BuiltInKinds.all))
    guard case .happenings(let happenings) = try decide(submission, in: room) else { return [] }
    var entries: [Entry] = []
    for happening in happenings {
      let entry = submission.entry(happening, number: room.lastNumber + 1)
      try room.fold(entry)
      entries.append(entry)
    }
    return entries
  }
}

extension TestDesk {
  /// Sends three lines that are not confirmed and leaves each; the room becomes read-only where
  /// `failure` says why.
  mutating func sayThreeInVain(failure: String? = nil) throws -> [Sent] {
    var sent: [Sent] = []
    for word in ["FIRST", "SECOND", "THIRD"] {
      type("ldecision: \(word)\n")
      sent.append(try takeWaiting())
      answer(sent[sent.count - 1], .unconfirmed("The disk is full."))
      if let failure { feed([], failure: failure) }
      press(.escape)
    }
    return sent
  }
}
