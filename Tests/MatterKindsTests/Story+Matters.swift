import EngineTesting
import IncidentEngine
import MatterKinds

/// Who says something in a story: the duty officer, or somebody of an agency.
enum Voice: CaseIterable {
  case duty, fire, police, ambulance, legal

  var author: Author {
    switch self {
    case .duty: Story.officer
    case .fire: Self.author(2, "liaison")
    case .police: Self.author(3, "liaison")
    case .ambulance: Self.author(4, "liaison")
    case .legal: Self.author(5, "lawyer")
    }
  }

  private static func author(_ officer: Int, _ post: String) -> Author {
    Author(officer: OfficerID(officer), post: post, account: "o\(officer)", desk: "desk-\(officer)")
  }
}

extension Story {
  static let one = IncidentNumber(year: 2026, counter: 1)

  /// The flood with a liaison of each agency and a lawyer of none.
  static func withLiaisons() throws -> Story {
    var story = try withFlood()
    let people: [(name: String, agency: AgencyCode?, post: String)] = [
      ("Omar", fire, "liaison"), ("Mei", police, "liaison"), ("Ana", ambulance, "liaison"),
      ("Lea", nil, "lawyer"),
    ]
    try story.accept(
      people.map {
        .registerOfficer(
          OfficerDetails(name: $0.name, agency: $0.agency, posts: [$0.post], account: $0.name))
      }, origin: .room)
    let terms = RoomTerms(posts: [
      .init(name: "duty officer", code: .duty), .init(name: "lawyer", code: .legal),
      .init(name: "liaison", code: .liaison),
    ])
    try story.accept([.changeCharter(terms)])
    return story
  }

  /// Says something about matters that must be accepted; returns the new events.
  @discardableResult
  mutating func say(
    _ commands: MatterCommand..., by voice: Voice = .duty, kinds: [MatterKind] = BuiltInKinds.all,
    _ shape: (inout Submission) -> Void = { _ in }
  ) throws -> [Event] {
    let id = nextID(of: voice)
    return try accept(commands.map { .matter($0) }) {
      ($0.author, $0.id) = (voice.author, id)
      $0.surroundings = Surroundings(zone: .utc, kinds: kinds)
      shape(&$0)
    }
  }

  /// Says what may be refused; nil when it was not.
  func refused(
    _ commands: MatterCommand..., by voice: Voice = .duty,
    kinds: [MatterKind] = BuiltInKinds.all, _ shape: (inout Submission) -> Void = { _ in }
  ) -> Rejection? {
    let id = nextID(of: voice)
    return refusal(of: commands.map { .matter($0) }) {
      ($0.author, $0.id) = (voice.author, id)
      $0.surroundings = Surroundings(zone: .utc, kinds: kinds)
      shape(&$0)
    }
  }

  /// Takes back the last action at a voice's desk.
  @discardableResult
  mutating func undo(by voice: Voice = .duty) throws -> [Event] {
    let id = nextID(of: voice)
    return try accept([.undo]) { ($0.author, $0.id) = (voice.author, id) }
  }

  func refusalOfUndo(by voice: Voice = .duty) -> Rejection? {
    refusal(of: [.undo]) { ($0.author, $0.id) = (voice.author, nextID(of: voice)) }
  }

  private func nextID(of voice: Voice) -> SubmissionID {
    SubmissionID(desk: voice.author.desk, counter: counter + 1)
  }

  /// A matter that must be there.
  func known(_ number: MatterNumber) throws -> Matter {
    guard let matter = situation.matter(number) else { throw Missing(what: "\(number)") }
    return matter
  }

  /// The state of a part that must be there.
  func state(_ number: MatterNumber, _ parts: PartsCode, _ key: PartKey) throws -> StateCode? {
    guard let line = try known(number).line(PartReference(parts, key)) else {
      throw Missing(what: "\(number) \(parts) \(key.text)")
    }
    return line.state
  }

  /// What is owed about a matter: move, debtor and minutes from now.
  func owed(_ number: MatterNumber) throws -> [Owed] {
    try known(number).awaits.map { answer in
      Owed(
        move: answer.due.move, by: answer.due.from.text,
        minutes: answer.due.due.map { Int($0.milliseconds(since: now) / 60_000) })
    }
  }

  func later(minutes: Int64) -> FieldValue {
    .integer(now.advanced(byMilliseconds: minutes * 60_000).milliseconds)
  }
}

/// An answer that is owed, as tests write it.
struct Owed: Equatable, CustomStringConvertible {
  var move: MoveCode
  var by: String
  var minutes: Int?

  init(move: MoveCode, by: String, minutes: Int?) {
    (self.move, self.by, self.minutes) = (move, by, minutes)
  }

  init(_ move: MoveCode, by: String, minutes: Int?) {
    self.init(move: move, by: by, minutes: minutes)
  }

  var description: String { "\(move) by \(by) in \(minutes.map(String.init) ?? "-")" }
}

struct Missing: Error { var what: String }

extension MatterNumber {
  static func number(_ text: String) -> MatterNumber {
    guard let number = MatterNumber(text) else { preconditionFailure("\(text) is no number") }
    return number
  }
}

extension MatterNumber: ExpressibleByStringLiteral {
  /// A number in a test.
  public init(stringLiteral text: StaticString) { self = .number(text.description) }
}

extension MatterCommand {
  static func open(
    _ kind: KindCode, _ values: FieldValues, rows: [MatterDraft.Row] = [],
    on incident: IncidentReference? = Story.flood, saying: Saying = Saying()
  ) -> MatterCommand {
    .open(
      MatterDraft(kind: kind, incident: incident, values: values, rows: rows, saying: saying))
  }

  static func move(
    _ number: MatterNumber, _ move: MoveCode, _ values: FieldValues = FieldValues(),
    of part: PartKey? = nil, saying: Saying = Saying()
  ) -> MatterCommand {
    .move(
      MatterDeed(number: number, move: move, part: part, values: values, saying: saying))
  }

  static func change(
    _ number: MatterNumber, _ values: FieldValues = FieldValues(), clearing: [FieldCode] = [],
    rows: [MatterRevision.Row] = [], saying: Saying = Saying()
  ) -> MatterCommand {
    .change(
      MatterRevision(
        number: number, values: values, cleared: clearing, rows: rows, saying: saying))
  }
}

extension PartKey {
  static let fire = PartKey.agency(Story.fire)
  static let police = PartKey.agency(Story.police)
  static let ambulance = PartKey.agency(Story.ambulance)
}
