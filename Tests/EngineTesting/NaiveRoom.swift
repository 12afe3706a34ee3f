import IncidentEngine

/// What a room should know, kept the plain way: a second opinion on the engine.
///
/// Written from the design and the public documentation. Of the engine it uses the words that
/// commands are made of, and none of its code.
package struct NaiveRoom {
  package struct Incident {
    var number: String
    var year: Int
    var counter: Int
    var phase = "reported"
    var mode: String
    var type: String
    var title: String
    var priority: Int
    var place: String
    var lead: String?
    var point: Coordinates?
    var key: ExternalKey?
    var parts: [(agency: String, standings: [Participation])] = []
    var tasks: [Int] = []
    var turns: [Int] = []
    var lines: [Int] = []
    var changedAt: Int64
    var opened: Int64 = 0
    var mergedInto: Int?
    var objectives: [Objective] = []
    var distinctFrom: [IncidentNumber] = []

    var isOpen: Bool { phase != "closed" && phase != "cancelled" }
    func standing(_ agency: String) -> Participation? {
      parts.first { $0.agency == agency }?.standings.last
    }
  }

  package struct Objective {
    var text: String
    var statuses = ["open"]
    var changedAt: Int64
  }

  package struct Task {
    var number: String
    var incident: Int
    var agency: String
    var title: String
    var due: Int64?
    var issued: Int64
    var standings: [(status: String, at: Int64)]
    var replacedBy: String?
    var replaces: String?
    var key: ExternalKey?
    var changedAt: Int64
    var parent: Int?
    var after: [Int] = []
    var objective: Int?

    var status: String { standings.last?.status ?? "" }
    var isOpen: Bool { ["issued", "acknowledged", "in progress"].contains(status) }
  }

  package enum Use: Equatable {
    case free, on(Int), out
  }

  package struct Resource {
    var name: String
    var lowered: String
    var agency: String
    var use = Use.free
    var changedAt: Int64
    var kind = ""
    var quantity = 1
    var rest = 0
    var restsUntil: Int64?
  }

  package struct Turn {
    var resource: Int
    var incident: Int
    var agency: String
    var key: ExternalKey?
    var began: Int64
    var moves: [(movement: Movement, at: Int64)] = []
    var ended: Int64?

    func last(_ movement: Movement) -> Int64? { moves.last { $0.movement == movement }?.at }
  }

  package struct Line {
    var kind: String
    var text: String
    var incident: Int?
    var task: String?
    var corrects: Int?
    var isLate: Bool
    var struck = false
    var changedAt: Int64
  }

  package struct Person: Equatable {
    var name: String
    var agency: String?
    var posts: [String]
    var account: String
  }

  package struct Exercise {
    var start: Int64
    var isRunning = true
    var speed = 1000
  }

  package var entries: Int64 = 0
  package var kind: RoomKind?
  package var agencies: [(code: String, name: String, contact: String?)] = []
  package var officers: [Person] = []
  package var incidents: [Incident] = []
  package var tasks: [Task] = []
  package var resources: [Resource] = []
  package var turns: [Turn] = []
  package var lines: [Line] = []
  package var onCall: [String: OnCall] = [:]
  package var shifts: [String] = []
  package var periods: [String] = []
  package var exercise: Exercise?
  package var injects: Set<String> = []
  package var answers: [String: [Int64: ClosedRange<Int64>]] = [:]
  package var lastRecorded: Int64?
  package var stepsBack = 0

  // What the submission at hand says.
  var now: Int64 = 0
  var happened: Int64 = 0
  /// Whether the officer said when it happened.
  var isTimeSaid = false
  var year = 0
  var mayBeAsked = false
  var seen: Int64?
  var before: Int64 = 0

  package init() {}
}

/// What the plain model expects of a submission.
package enum Forecast: Equatable {
  case accepted(entries: ClosedRange<Int64>)
  case again(ClosedRange<Int64>)
  /// Refused for one of these reasons.
  case refused(Set<String>)
}

extension NaiveRoom {
  /// Takes a submission in and says what the engine should answer.
  package mutating func submit(_ submission: Submission) -> Forecast {
    let given = answers[submission.id.desk] ?? [:]
    let counter = submission.id.counter
    if let last = given.keys.max() {
      let kept = given.keys.sorted(by: >).prefix(256)
      if kept.contains(counter), let answer = given[counter] { return .again(answer) }
      if counter <= last - 256 { return .refused(["submissionTooOld"]) }
    }
    now = submission.time.milliseconds
    happened = (submission.occurred ?? submission.time).milliseconds
    isTimeSaid = submission.occurred != nil
    year = submission.localYear
    mayBeAsked = submission.origin == .officer
    seen = submission.seen
    before = entries
    let general = objections(to: submission)
    if !general.isEmpty { return .refused(general) }
    // A command with objections changes nothing; only one after another must be taken back.
    let backup = submission.commands.count > 1 ? self : nil
    for command in submission.commands {
      let objections = take(command)
      if !objections.isEmpty {
        if let backup { self = backup }
        return .refused(objections)
      }
    }
    return accepted(submission)
  }

  private mutating func accepted(_ submission: Submission) -> Forecast {
    let range = before + 1...entries
    answers[submission.id.desk, default: [:]][submission.id.counter] = range
    if case .inject(let id) = submission.origin { injects.insert(id) }
    let recorded = submission.recorded.milliseconds
    if let lastRecorded, recorded < lastRecorded { stepsBack += 1 }
    lastRecorded = recorded
    return .accepted(entries: range)
  }

  private func objections(to submission: Submission) -> Set<String> {
    var found: Set<String> = []
    if submission.commands.isEmpty { found.insert("nothingSubmitted") }
    if case .inject(let id) = submission.origin, injects.contains(id) {
      found.insert("injectAlreadyDelivered")
    }
    if happened > now + 60_000 { found.insert("timeInFuture") }
    let settingUp = submission.commands.allSatisfy {
      switch $0 {
      case .openRoom, .registerAgency, .registerOfficer: true
      default: false
      }
    }
    let number = submission.author.officer?.number ?? 0
    if submission.origin == .officer, !settingUp,
      !(1...max(1, officers.count)).contains(number)
        || (submission.origin == .officer && !settingUp && officers.isEmpty)
    {
      found.insert("officerUnknown")
    }
    return found
  }

  mutating func note() -> Int64 {
    entries += 1
    return entries
  }

  func isStale(_ changedAt: Int64) -> Bool {
    guard let seen else { return false }
    return changedAt > seen && changedAt <= before
  }

  static func trim(_ text: String) -> String {
    func isBlank(_ byte: UInt8?) -> Bool { byte == 32 || byte == 9 || byte == 10 }
    var rest = Substring(text)
    while isBlank(rest.utf8.last) { rest.removeLast() }
    while isBlank(rest.utf8.first) { rest.removeFirst() }
    return String(rest)
  }

  /// The objection to a text that must be there.
  func needed(_ text: String, _ limit: Int) -> Set<String> {
    let trimmed = Self.trim(text)
    if trimmed.isEmpty { return ["textMissing"] }
    return trimmed.utf8.count > limit ? ["textTooLong"] : []
  }

  /// The objection to a text that may be absent.
  func allowed(_ text: String?, _ limit: Int) -> Set<String> {
    Self.trim(text ?? "").utf8.count > limit ? ["textTooLong"] : []
  }

  func knows(_ agency: AgencyCode?) -> Set<String> {
    guard let agency else { return [] }
    return agencies.contains { $0.code == agency.text } ? [] : ["agencyUnknown"]
  }
}
