import EngineSamples
import IncidentEngine

/// A filter as a tree that is written out and decided the plain way, apart from the one we ship.
indirect enum PlainFilter {
  case both(PlainFilter, PlainFilter)
  case either(PlainFilter, PlainFilter)
  case opposite(PlainFilter)
  case plain(String, @Sendable (Incident, Situation, Moment) -> Bool)

  static func random(_ random: inout SampleRandom, depth: Int) -> PlainFilter {
    switch depth == 0 ? 9 : Int.random(in: 0...9, using: &random) {
    case 0...2:
      .both(.random(&random, depth: depth - 1), .random(&random, depth: depth - 1))
    case 3...5:
      .either(.random(&random, depth: depth - 1), .random(&random, depth: depth - 1))
    case 6: .opposite(.random(&random, depth: depth - 1))
    default: condition(&random)
    }
  }

  func holds(_ incident: Incident, _ situation: Situation, _ now: Moment) -> Bool {
    switch self {
    case .both(let left, let right):
      left.holds(incident, situation, now) && right.holds(incident, situation, now)
    case .either(let left, let right):
      left.holds(incident, situation, now) || right.holds(incident, situation, now)
    case .opposite(let filter): !filter.holds(incident, situation, now)
    case .plain(_, let holds): holds(incident, situation, now)
    }
  }

  private var rank: Int {
    switch self {
    case .either: 0
    case .both: 1
    case .opposite: 2
    case .plain: 3
    }
  }

  /// As somebody may write it: few parentheses or many, `and` said or not, capitals or not.
  func text(_ random: inout SampleRandom) -> String {
    switch self {
    case .both(let left, let right):
      let link = [" and ", " AND ", " ", "\tand\t"].randomElement(using: &random) ?? " "
      return left.text(&random, above: 1) + link + right.text(&random, above: 1)
    case .either(let left, let right):
      let link = Bool.random(using: &random) ? " or " : " Or "
      return left.text(&random, above: 0) + link + right.text(&random, above: 0)
    case .opposite(let filter): return "not " + filter.text(&random, above: 2)
    case .plain(let text, _): return text
    }
  }

  private func text(_ random: inout SampleRandom, above rank: Int) -> String {
    let text = text(&random)
    let isNeeded = self.rank < rank
    return isNeeded || Int.random(in: 0...5, using: &random) == 0 ? "(\(text))" : text
  }
}

extension PlainFilter {
  private static func condition(_ random: inout SampleRandom) -> PlainFilter {
    switch Int.random(in: 0...7, using: &random) {
    case 0: agency(&random)
    case 1: text(&random)
    case 2: counted(&random)
    case 3: timed(&random)
    case 4: named(&random)
    default: word(&random)
    }
  }

  private static func agency(_ random: inout SampleRandom) -> PlainFilter {
    let code = ["fire", "police", "port", "ambulance"].randomElement(using: &random) ?? "fire"
    return switch Int.random(in: 0...4, using: &random) {
    case 0: .plain("agency=\(code)") { parts($0).contains(code) || leads($0, code) }
    case 1: .plain("agency != \(code)") { !parts($0).contains(code) && !leads($0, code) }
    case 2: .plain("lead=\(code)") { leads($0, code) }
    case 3: .plain("lead!=\(code)") { !leads($0, code) }
    default: .plain("lead=none") { $0.lead == nil }
    }
  }

  private static func plain(
    _ text: String, _ holds: @escaping @Sendable (Incident) -> Bool
  ) -> PlainFilter {
    .plain(text) { incident, _, _ in holds(incident) }
  }

  private static func leads(_ incident: Incident, _ code: String) -> Bool {
    incident.details.lead?.text == code
  }

  private static func parts(_ incident: Incident) -> [String] {
    incident.participations.map(\.agency.text)
  }

  private static func text(_ random: inout SampleRandom) -> PlainFilter {
    let text = FilterRoom.samples.randomElement(using: &random) ?? ""
    let part = String(text.dropFirst(Int.random(in: 0...2, using: &random)).prefix(4))
    let loud = Bool.random(using: &random) ? part.uppercased() : part.lowercased()
    let quoted = "\"\(loud)\""
    return switch Int.random(in: 0...4, using: &random) {
    case 0: .plain("title~\(quoted)") { $0.details.title.has(part) }
    case 1: .plain("place ~ \(quoted)") { $0.details.place.has(part) }
    case 2: .plain("type=\"\(text)\"") { $0.details.type.lowercased() == text.lowercased() }
    case 3:
      .plain("by!=\"\(text)\"") { ($0.details.reportedBy ?? "").lowercased() != text.lowercased() }
    default:
      .plain(quoted) { incident in
        let details = incident.details
        return [details.title, details.place, details.type, "\(incident.number)"]
          .contains { $0.has(part) }
      }
    }
  }

  private static func counted(_ random: inout SampleRandom) -> PlainFilter {
    let (sign, compare) = sign(&random)
    let value = Int.random(in: 1...4, using: &random)
    switch Int.random(in: 0...2, using: &random) {
    case 0:
      return .plain("p\(sign)\(value)") { compare(Int($0.details.priority.rawValue), value) }
    case 1:
      return .plain("number \(sign) 26-000\(value * 2)") {
        compare($0.number.year * 100_000 + $0.number.counter, 202_600_000 + value * 2)
      }
    default:
      return .plain("tasks\(sign) \(value - 1)") { incident, situation, _ in
        compare(situation.assignments(of: incident).filter(\.status.isOpen).count, value - 1)
      }
    }
  }

  private static func sign(
    _ random: inout SampleRandom
  ) -> (String, @Sendable (Int, Int) -> Bool) {
    switch Int.random(in: 0...5, using: &random) {
    case 0: ("=", { $0 == $1 })
    case 1: ("!=", { $0 != $1 })
    case 2: ("<", { $0 < $1 })
    case 3: ("<=", { $0 <= $1 })
    case 4: (">", { $0 > $1 })
    default: (">=", { $0 >= $1 })
    }
  }

  private static func timed(_ random: inout SampleRandom) -> PlainFilter {
    let minutes = Int64.random(in: 0...200, using: &random)
    let span = minutes * 60_000
    return switch Int.random(in: 0...4, using: &random) {
    case 0: .plain("older \(minutes)m") { silence($0, $2) > span }
    case 1: .plain("younger \(minutes)m") { silence($0, $2) <= span }
    case 2: .plain("age>=\(minutes)m") { incident, _, now in silence(incident, now) >= span }
    case 3:
      .plain("opened<-\(minutes)m") { incident, _, now in
        incident.opened.milliseconds < now.milliseconds - span
      }
    default:
      .plain("opened>=13:\(minutes % 50 + 10)") { incident, _, _ in
        let hour = FilterRoom.now.milliseconds / 3_600_000 * 3_600_000 - 3_600_000
        return incident.opened.milliseconds >= hour + (minutes % 50 + 10) * 60_000
      }
    }
  }

  private static func silence(_ incident: Incident, _ now: Moment) -> Int64 {
    let silence = now.milliseconds - incident.lastActivity.milliseconds
    return silence < 0 ? 0 : silence
  }

  private static func named(_ random: inout SampleRandom) -> PlainFilter {
    let phase = IncidentPhase.allCases.randomElement(using: &random) ?? .active
    let mode = IncidentMode.allCases.randomElement(using: &random) ?? .response
    return switch Int.random(in: 0...3, using: &random) {
    case 0: .plain("phase=\(phase.word)") { $0.phase == phase }
    case 1: .plain("phase!=\(phase.word)") { $0.phase != phase }
    case 2: .plain("mode=\(mode.word)") { $0.details.mode == mode }
    default:
      .plain("mode~\(mode.word.suffix(5))") { $0.details.mode.word.hasSuffix(mode.word.suffix(5)) }
    }
  }

  private static func word(_ random: inout SampleRandom) -> PlainFilter {
    switch Int.random(in: 0...5, using: &random) {
    case 0: .plain("open") { ["reported", "active", "contained"].contains($0.phase.word) }
    case 1: .plain("closed") { ["closed", "cancelled"].contains($0.phase.word) }
    case 2:
      .plain("overdue") { incident, situation, now in
        situation.assignments(of: incident).contains {
          $0.status.isOpen && $0.due.map { $0.milliseconds < now.milliseconds } ?? false
        }
      }
    case 3:
      .plain("unacknowledged") { incident, situation, _ in
        situation.assignments(of: incident).contains { $0.status == .issued }
      }
    case 4:
      .plain("stale") { incident, _, now in
        ![.closed, .cancelled].contains(incident.phase) && silence(incident, now) > 1_800_000
      }
    default:
      .plain("alerted") { incident, _, _ in
        let isWaiting = incident.participations.contains { $0.current == .alerted }
        return isWaiting && ![.closed, .cancelled].contains(incident.phase)
      }
    }
  }
}

extension String {
  fileprivate func has(_ part: String) -> Bool { lowercased().contains(part.lowercased()) }
}

extension FilterRoom {
  static let samples = [
    "flood", "fire", "Mill Road", "mill road 12", "East Bank", "Überlauf", "ÉCOLE", "Склад",
    "الميناء",
    "港口", "A – B", "warden", "26-0003", "0001", "x",
  ]

  /// Forty incidents, with work in every status.
  static func random(_ random: inout SampleRandom) throws -> FilterRoom {
    var room = try FilterRoom()
    for counter in 1...40 {
      try room.openRandom(counter, minutesAgo: 280 - counter * 6, &random)
    }
    return room
  }

  private mutating func openRandom(
    _ counter: Int, minutesAgo: Int, _ random: inout SampleRandom
  ) throws {
    func sample() -> String { Self.samples.randomElement(using: &random) ?? "" }
    let codes = try ["fire", "police", "port", "ambulance"].map(code)
    let lead = codes.randomElement(using: &random)
    let draft = IncidentDraft(
      mode: IncidentMode.allCases.randomElement(using: &random) ?? .response, type: sample(),
      title: sample(), priority: Priority.allCases.randomElement(using: &random) ?? .low,
      place: Bool.random(using: &random) ? sample() : "",
      lead: Bool.random(using: &random) ? lead : nil,
      agencies: codes.filter { $0 != lead && Int.random(in: 0...2, using: &random) == 0 },
      reportedBy: Bool.random(using: &random) ? sample() : nil)
    try submit([.openIncident(draft)], minutesAgo: minutesAgo)
    for ordinal in 0..<Int.random(in: 0...4, using: &random) {
      try work(counter, ordinal + 1, minutesAgo: minutesAgo - 1, codes, &random)
    }
    try end(counter, minutesAgo: minutesAgo - 3, &random)
  }

  private mutating func work(
    _ counter: Int, _ ordinal: Int, minutesAgo: Int, _ codes: [AgencyCode],
    _ random: inout SampleRandom
  ) throws {
    let incident = IncidentReference.number(Self.incident(counter))
    let agency = codes.randomElement(using: &random) ?? codes[0]
    let due =
      Bool.random(using: &random) ? Int.random(in: 1 - minutesAgo...200, using: &random) : nil
    let task = Self.task(ordinal, on: counter)
    var commands: [Command] = [
      .issueAssignment(
        AssignmentDraft(
          incident: incident, agency: agency, title: "Pump", due: due.map(Self.minutes)))
    ]
    switch Int.random(in: 0...3, using: &random) {
    case 0:
      commands.append(.acknowledgeAssignment(task))
      let standing = situation.incident(Self.incident(counter))?.participation(of: agency)
      if standing != .onScene { commands.append(.setParticipation(incident, agency, .onScene)) }
    case 1: commands += [.acknowledgeAssignment(task), .startAssignment(task)]
    case 2: commands += [.finishAssignment(task, result: nil)]
    default: break
    }
    try submit(commands, minutesAgo: minutesAgo)
  }

  private mutating func end(
    _ counter: Int, minutesAgo: Int, _ random: inout SampleRandom
  ) throws {
    let incident = IncidentReference.number(Self.incident(counter))
    switch Int.random(in: 0...5, using: &random) {
    case 0:
      try submit(
        [.closeIncident(incident, reason: nil, endingOpenWork: true)], minutesAgo: minutesAgo)
    case 1:
      try submit([.changePhase(incident, .contained, reason: nil)], minutesAgo: minutesAgo)
    default: break
    }
  }
}
