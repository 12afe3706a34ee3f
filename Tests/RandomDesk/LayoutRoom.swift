import Dashboard
import IncidentEngine
import TerminalUI

/// A room made of commands, whose texts are as bad as texts can be where a test wants that.
package struct LayoutRoom {
  package private(set) var situation = Situation()
  package private(set) var now = Moment(milliseconds: 1_764_162_000_000)
  private var counter: Int64 = 0
  package let isHostile: Bool

  /// Texts that take other columns than they have letters, or that try to get out of their place.
  package static let hostile = [
    "日本語の洪水現場と避難所の状況について", "e\u{301}e\u{302}\u{323}\u{304}\u{308}cole inonde\u{301}e",
    "👩‍👩‍👧‍👦🚒🇳🇴 flood 🌊🌊🌊", "مركز الطوارئ في المدينة القديمة", "tab\there\nline\r\nend",
    "\u{202E}drow sdrawkcab\u{202C}", "한국어 현장 지휘소 보고", "\u{0300}\u{0301}\u{0302}lost marks",
    "ＦＵＬＬ ＷＩＤＴＨ", "a\u{200B}b\u{FEFF}c\u{1B}[31mred", String(repeating: "W", count: 180),
    String(repeating: "語", count: 60), "ﷺ ﷽ ₿ ⸻ ꧅", "Σὲ γνωρίζω ἀπὸ τὴν κόψη",
  ]
  package static let plain = [
    "East Bank evacuation", "Bypass closed, 400 vehicles", "Substation 4, water rising",
    "Dialysis patients, no power", "Footbridge gone, two missing", "Drums adrift",
    "cordon Ferry Ln", "evacuate Mill Rd 1–60 from door to door before the tide",
    "search the pool above the weir by boat", "buses to North School",
  ]

  package init(incidents: Int, kind: RoomKind = .live, hostile: Bool = false, agencies: Int = 7)
    throws
  {
    isHostile = hostile
    let charter = RoomCharter(
      identity: "0123456789abcdef0123456789abcdef",
      name: hostile ? "合同 مركز e\u{301}室 joint operations room of the whole county" : "Northport",
      kind: kind, zone: "UTC")
    try submit([.openRoom(charter)])
    for place in 0..<agencies {
      guard let code = Self.code(place) else { continue }
      try submit([
        .registerAgency(
          AgencyDetails(
            code: code, name: word(place + 3), contact: place % 3 == 0 ? nil : word(place + 5)))
      ])
    }
    let details = OfficerDetails(
      name: hostile ? "王小明 e\u{301}" : "B. Haddad", agency: nil, posts: ["Duty officer"],
      account: "duty")
    try submit([.registerOfficer(details)])
    if kind == .exercise {
      try submit([.startExercise(scenario: word(1)), .setExerciseSpeed(permille: 3_600_000)])
    }
    for place in 0..<agencies {
      for ordinal in 0..<place % 4 {
        guard let code = Self.code(place) else { continue }
        try submit([
          .registerResource(name: "\(word(place)) \(place).\(ordinal)", kind: "crew", agency: code)
        ])
      }
    }
    for place in 0..<incidents { try open(place) }
  }

  /// `fire`, `police` …, then codes as long as they may be.
  package static func code(_ place: Int) -> AgencyCode? {
    let names = ["fire", "police", "ambulance", "utilities", "municipality", "water", "coastguard"]
    let many = "agency-\(String(UnicodeScalar(UInt8(97 + place % 26))))-of-many"
    return AgencyCode(place < names.count ? names[place] : String(many.prefix(15)))
  }

  package func word(_ place: Int) -> String {
    let words = isHostile ? Self.hostile : Self.plain
    return words[place % words.count]
  }

  package func incident(_ place: Int) -> IncidentReference {
    .number(IncidentNumber(year: 2025, counter: place + 1))
  }

  /// Opens an incident with some of everything; which depends on its place.
  private mutating func open(_ place: Int) throws {
    let agencies = situation.agencies.map(\.code)
    let priority: [Priority] = [.immediate, .urgent, .normal, .low]
    var draft = IncidentDraft(
      type: isHostile ? "洪水灾" : "flood", title: word(place), priority: priority[place % 4],
      place: word(place + 1), lead: agencies.first, agencies: Array(agencies.prefix(place % 6)))
    draft.distinctFrom = situation.likelyDuplicates(of: draft, at: now)
    try submit([.openIncident(draft)])
    wait(seconds: 20)
    if place >= 40 { return }
    for ordinal in 0..<place % 5 {
      let due = ordinal % 2 == 0 ? now.advanced(byMilliseconds: Int64(ordinal + 1) * 150_000) : nil
      try submit([
        .issueAssignment(
          AssignmentDraft(
            incident: incident(place), agency: agencies[(place + ordinal) % agencies.count],
            title: word(place + ordinal), due: due))
      ])
      let task = AssignmentReference.number(
        AssignmentNumber(
          incident: IncidentNumber(year: 2025, counter: place + 1), ordinal: ordinal + 1))
      if ordinal % 3 == 1 { try submit([.acknowledgeAssignment(task)]) }
      if ordinal % 5 == 3 { try submit([.startAssignment(task)]) }
      if ordinal % 5 == 4 { try submit([.finishAssignment(task, result: nil)]) }
    }
    for resource in situation.resources where Int(resource.id.number) % 9 == place % 9 {
      guard case .available = resource.status else { continue }
      try submit([.commitResource(.id(resource.id), to: incident(place))])
      try submit([.moveResource(.id(resource.id), place % 2 == 0 ? .enRoute : .onScene)])
    }
    for line in 0..<place % 4 {
      let kinds: [LogKind] = [.observation, .decision, .risk, .messageIn]
      try submit([
        .writeLog(
          LogDraft(
            kind: kinds[line], text: "\(word(place + line)) \(word(line))",
            incident: line == 2 ? nil : incident(place), from: line == 3 ? word(line) : nil))
      ])
      wait(seconds: 90)
    }
    if place % 7 == 6 {
      try submit([.closeIncident(incident(place), reason: word(2), endingOpenWork: true)])
    }
    wait(seconds: 200)
  }

  package mutating func wait(seconds: Int64) { now = now.advanced(byMilliseconds: seconds * 1000) }

  /// Something happens in the room; what is refused happens not.
  package mutating func happen(_ command: Command) -> [Entry] { (try? submit([command])) ?? [] }

  /// The desk of ``model(_:isKnown:)`` asks for something.
  package mutating func answer(
    _ commands: [Command], counter: Int64, occurred: Moment?, seen: EntryNumber?
  ) throws(Rejection) -> [Entry] {
    let author = Author(
      officer: OfficerID(1), post: "Duty officer", account: "duty", desk: "pts/9")
    let submission = Submission(
      id: SubmissionID(desk: "pts/9", counter: counter), author: author, origin: .officer,
      time: now, recorded: now, occurred: occurred, exerciseMilliseconds: elapsed, localYear: 2025,
      seen: seen, commands: commands)
    return try fold(submission)
  }

  @discardableResult
  private mutating func submit(_ commands: [Command]) throws -> [Entry] {
    counter += 1
    let author = Author(
      officer: OfficerID(1), post: "Duty officer", account: "duty", desk: "pts/1")
    let elapsed = situation.exercise.map { now.milliseconds(since: $0.start) }
    let submission = Submission(
      id: SubmissionID(desk: "pts/1", counter: counter), author: author,
      origin: counter < 20 ? .room : .officer, time: now, recorded: now, occurred: nil,
      exerciseMilliseconds: elapsed, localYear: 2025, commands: commands)
    return try fold(submission)
  }

  private mutating func fold(_ submission: Submission) throws(Rejection) -> [Entry] {
    guard case .happenings(let happenings) = try decide(submission, in: situation) else {
      return []
    }
    var entries: [Entry] = []
    for happening in happenings {
      let entry = submission.entry(happening, number: situation.lastNumber + 1)
      do { try situation.fold(entry) } catch { preconditionFailure("\(entry): \(error)") }
      entries.append(entry)
    }
    return entries
  }

  /// The dashboard of the room as it stands; without a name nobody is known, and it asks.
  package func model(_ size: Size, isKnown: Bool = true) -> Model {
    let name = isHostile ? "王小明 e\u{301}" : "B. Haddad"
    return Model(
      size: size, situation: situation, zone: .utc, now: now, exerciseMilliseconds: elapsed,
      officer: isKnown ? Model.Badge(id: OfficerID(1), name: name, post: "Duty officer") : nil,
      account: "duty", desk: "pts/9", suggestedName: name, nextCounter: 1)
  }

  package var elapsed: Int64? { situation.exercise.map { now.milliseconds(since: $0.start) } }

  /// What the dashboard hears when something happened.
  package func feed(_ entries: [Entry], failure: String? = nil) -> Input {
    .feed(
      Feed(
        entries: entries, situation: situation, now: now, exerciseMilliseconds: elapsed,
        failure: failure))
  }
}
