import IncidentEngine
import OperationsRoom
import Synchronization

/// How W1 maps onto commands of the room: `docs/performance.md` says it in words.
struct Commander {
  private var counter: Int64 = 0
  /// The year by which incidents are numbered: that of the stream's first second.
  var year = 2023
  private let officer: Author
  private let room = Author(officer: nil, post: "room", account: "bench", desk: "room")

  /// One that speaks at `desk`, whose submissions are counted from 1.
  init(desk: String = "bench") {
    officer = Author(officer: OfficerID(1), post: "duty officer", account: "bench", desk: desk)
  }

  /// What makes the room ready: charter, agencies, an officer.
  mutating func founding() -> [Request] {
    let charter = RoomCharter(
      identity: String(repeating: "b", count: 32), name: "Bench", kind: .live, zone: "UTC")
    let agencies = W1.agencies.indices.map { place in
      Command.registerAgency(AgencyDetails(code: agency(place), name: W1.agencies[place]))
    }
    let person = OfficerDetails(
      name: "Bench", agency: nil, posts: ["duty officer"], account: "bench")
    return [
      Request(
        id: SubmissionID(desk: "room", counter: 1), author: room, origin: .room,
        commands: [.openRoom(charter)] + agencies + [.registerOfficer(person)])
    ]
  }

  /// The request for one command of the stream.
  mutating func request(_ item: W1.Item) -> Request {
    // An officer would be asked whether an opening that looks like another is meant; a replay is not.
    request(command(item), item.name == "OPEN" ? .replayed("w1") : .officer)
  }

  /// The closing of an incident with whatever is open on it.
  mutating func closing(_ incident: Int) -> Request {
    let number = IncidentNumber(year: year, counter: incident + 1)
    return request(.closeIncident(.number(number), reason: nil, endingOpenWork: true))
  }

  /// A task that was refused is issued again, to the same agency.
  mutating func issuingAgain(_ task: AssignmentNumber, due: Moment?) -> Request {
    request(.reissueAssignment(.number(task), AssignmentRevision(due: due)))
  }

  /// The acknowledgement of a task.
  mutating func acknowledging(_ task: AssignmentNumber) -> Request {
    request(.acknowledgeAssignment(.number(task)))
  }

  private mutating func request(_ command: Command, _ origin: Origin = .officer) -> Request {
    counter += 1
    return Request(
      id: SubmissionID(desk: officer.desk, counter: counter), author: officer, origin: origin,
      commands: [command])
  }

  private func agency(_ place: Int) -> AgencyCode {
    guard let code = AgencyCode(W1.agencies[place % 6]) else { preconditionFailure("no code") }
    return code
  }

  private func command(_ item: W1.Item) -> Command {
    let number = IncidentNumber(year: year, counter: item.incident + 1)
    let incident = IncidentReference.number(number)
    let text = item.text ?? ""
    let task = AssignmentReference.number(
      AssignmentNumber(incident: number, ordinal: (item.task ?? 0) + 1))
    switch item.name {
    case "OPEN":
      return .openIncident(
        IncidentDraft(
          type: text.split(separator: " at ").first.map(String.init) ?? text, title: text,
          priority: Priority(rawValue: UInt8(min(4, item.priority ?? 4))) ?? .low,
          place: text.components(after: " at "), lead: agency(item.agency)))
    case "TASK":
      return .issueAssignment(
        AssignmentDraft(
          incident: incident, agency: agency(item.agency), title: text,
          due: item.due.map { Moment(milliseconds: $0 * 1000) }))
    case "STATUS":
      switch item.status {
      case 1: return .acknowledgeAssignment(task)
      case 2: return .startAssignment(task)
      case 3:
        return .writeLog(
          LogDraft(
            kind: .observation, text: "task \((item.task ?? 0) + 1): on scene",
            incident: incident))
      case 4: return .finishAssignment(task, result: nil)
      default: return .refuseAssignment(task, reason: "blocked")
      }
    case "NOTE":
      return .writeLog(
        LogDraft(kind: .observation, text: text, incident: incident))
    case "CLOSE":
      return .closeIncident(incident, reason: nil, endingOpenWork: false)
    default:
      var change = IncidentChange()
      change.priority = .immediate
      return .changeIncident(incident, change)
    }
  }
}

extension String {
  /// What stands behind the first `mark`; all of it where there is none.
  fileprivate func components(after mark: String) -> String {
    ranges(of: mark).first.map { String(self[$0.upperBound...]) } ?? self
  }
}

/// A clock that says what the stream says.
final class StreamClock: Clock {
  private let seconds = Mutex(W1.start)

  func set(_ value: Int64) { seconds.withLock { $0 = value } }

  func read() -> ClockReading {
    let now = seconds.withLock { $0 } * 1000
    return ClockReading(wall: Moment(milliseconds: now), monotonicMilliseconds: now)
  }
}

/// A journal that keeps nothing: what the engine costs without the disk.
struct NoJournal: Journal {
  let format = ChainFormat.newest

  mutating func append(_ entries: [SealedEntry]) {}
  mutating func read(after number: EntryNumber, _ take: (JournalRow) throws(Damage) -> Void) {}
  mutating func reopen() {}
}
