import CommandLanguage
import IncidentEngine

/// A room of incidents and tasks whose names a test chooses, with the palette's index of it.
struct NamedRoom {
  private(set) var situation = Situation()
  private(set) var index = PaletteIndex()
  private var counter: Int64 = 0
  var selected: IncidentNumber?
  var injects: [WaitingInject] = []
  var added: [PaletteAddition] = []
  /// How many names the index takes in after each submission.
  var mostAtOnce = Int.max

  init() throws {
    let charter = RoomCharter(
      identity: "00112233445566778899aabbccddeeff", name: "Northport", kind: .exercise, zone: "UTC")
    var commands: [Command] = [.openRoom(charter)]
    for (code, name) in [("fire", "Fire and Rescue"), ("police", "Northport Police")] {
      if let code = AgencyCode(code) {
        commands.append(.registerAgency(AgencyDetails(code: code, name: name)))
      }
    }
    let officer = OfficerDetails(name: "Haddad", agency: nil, posts: ["Duty officer"], account: "h")
    try submit(commands + [.registerOfficer(officer)], by: nil)
  }

  /// Opens incidents with these titles, the first as 26-0001.
  init(incidents titles: [String], mostAtOnce: Int = .max) throws {
    self = try NamedRoom()
    self.mostAtOnce = mostAtOnce
    for title in titles {
      var draft = IncidentDraft(type: "flood", title: title)
      draft.distinctFrom = situation.likelyDuplicates(of: draft, at: OfficersRoom.now)
      try submit([.openIncident(draft)])
    }
  }

  /// Says a line, as an officer would.
  mutating func say(_ line: String) throws {
    guard case .commands(let commands, _) = try read(line: line, in: context) else { return }
    try submit(commands)
  }

  var context: LineContext {
    LineContext(
      situation: situation, now: OfficersRoom.now, zone: .utc, selected: selected,
      injectsByHand: injects)
  }

  /// Searches in an index that followed every entry, and once more in a fresh one.
  func search(_ text: String) -> PaletteResult {
    searchPalette(text, added: added, index, in: context)
  }

  func searchAnew(_ text: String) -> PaletteResult {
    var fresh = PaletteIndex()
    fresh.catchUp(with: situation)
    return searchPalette(text, added: added, fresh, in: context)
  }

  /// What was found, in words: `26-0001`, `26-0001/2`, a name or an id.
  func found(_ text: String) -> [String] { search(text).hits.map { said($0.target) } }

  private func said(_ target: PaletteTarget) -> String {
    switch target {
    case .added(let place): added[place].name
    case .verb(let name): ":\(name)"
    case .inject(let id): id
    case .incident(let number): number.description
    case .agency(let code): code.text
    case .resource(let id): situation.resource(id)?.name ?? ""
    case .task(let number): number.description
    case .matter(let number): number.description
    }
  }

  private mutating func submit(
    _ commands: [Command], by officer: OfficerID? = OfficerID(1)
  ) throws {
    counter += 1
    let submission = Submission(
      id: SubmissionID(desk: "desk", counter: counter),
      author: Author(officer: officer, post: "Duty officer", account: "h", desk: "desk"),
      origin: officer == nil ? .room : .officer, time: OfficersRoom.now,
      recorded: OfficersRoom.now, occurred: nil, localYear: 2026, seen: nil, commands: commands)
    guard case .happenings(let happenings) = try decide(submission, in: situation) else { return }
    var entries: [Entry] = []
    for happening in happenings {
      let entry = submission.entry(happening, number: situation.lastNumber + 1)
      try situation.fold(entry)
      entries.append(entry)
    }
    index.follow(entries, in: situation)
    // The palette opens for the first time.
    if situation.lastNumber > 4 { index.catchUp(with: situation, most: mostAtOnce) }
  }
}
