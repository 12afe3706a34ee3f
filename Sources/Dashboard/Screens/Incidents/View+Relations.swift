import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// What an incident has to do with others, and what it is to achieve; the most urgent first.
  func relationLines(_ incident: Incident) -> [String] {
    var lines: [String] = []
    if let into = incident.mergedInto { lines.append(Phrases.isMergedInto(into)) }
    let alike = likelySame(as: incident)
    if !alike.isEmpty { lines.append(Phrases.mayBeTheSame(incident.number, alike)) }
    let open = incident.objectives.filter { $0.status == .open }
    if !open.isEmpty {
      lines.append(open.map { "O\($0.number.ordinal) \($0.text)" }.joined(separator: " · "))
    }
    if !incident.merged.isEmpty { lines.append(Phrases.tookIn(incident.merged)) }
    return lines
  }

  /// The first open incidents that this one may be a second report of, and of which nobody said
  /// otherwise: as many as are named.
  private func likelySame(as incident: Incident) -> [IncidentNumber] {
    guard incident.phase.isOpen, incident.details.key == nil else { return [] }
    func isOther(_ other: IncidentReport) -> Bool {
      other.number != incident.number && !incident.isDistinct(from: other)
    }
    if let sieve {
      return sieve.likelyDuplicates(
        of: incident.details, at: incident.opened, in: situation, most: Phrases.mostAlike,
        where: isOther)
    }
    let alike = situation.likelyDuplicates(of: incident.details, at: incident.opened)
    let others = alike.lazy.compactMap { situation.incident($0).map { IncidentReport($0) } }
      .filter(isOther)
    return others.prefix(Phrases.mostAlike).map(\.number)
  }

  /// Each objective, where it stands, and the tasks that serve it.
  func objectiveLines(_ incident: Incident, _ width: Int) -> [PanelLine] {
    if incident.objectives.isEmpty {
      let piece = PanelLine.Piece(text: Phrases.noObjectives, at: 0, width: width, role: .dim)
      return [PanelLine(pieces: [piece])]
    }
    let tasks = situation.assignments(of: incident)
    return incident.objectives.flatMap { objective -> [PanelLine] in
      let glyph: (String, Role) =
        switch objective.status {
        case .open: (Glyph.issued, .normal)
        case .met: (Glyph.done, .good)
        case .dropped: (Glyph.cancelled, .dim)
        }
      let serving = tasks.filter { $0.objective == objective.number && $0.replacedBy == nil }
      let reason = objective.reason.map { ": \($0)" } ?? ""
      let head = PanelLine(pieces: [
        .init(text: "O\(objective.number.ordinal)", at: 0, width: 3, role: .dim),
        .init(text: glyph.0, at: 4, width: 1, role: glyph.1),
        .init(
          text: objective.status == .open
            ? objective.text : "\(objective.text) (\(objective.status.word)\(reason))",
          at: 6, width: width - 6, role: objective.status == .open ? .strong : .dim),
      ])
      let work = serving.map { task in
        let late = task.isOverdue(at: now)
        return PanelLine(pieces: [
          .init(
            text: late ? Glyph.overdue : Glyph.of(task.status), at: 6, width: 1,
            role: late ? .overdue : task.status.role),
          .init(
            text: "/\(task.number.ordinal) \(agencyName(task.agency)): \(task.title)", at: 8,
            width: width - 8),
        ])
      }
      return [head] + work
    }
  }

  /// `part of /3, after /1 which is not done, for O2`; empty when it stands by itself.
  func links(of task: Assignment) -> [String] {
    var parts: [String] = []
    if let parent = task.issue.links.parent { parts.append(Phrases.partOf(parent)) }
    let waits = situation.predecessors(of: task)
    if !waits.isEmpty, task.status.isOpen {
      parts.append(Phrases.waitsFor(waits.map(\.number)))
    } else if !task.issue.links.after.isEmpty {
      parts.append(Phrases.comesAfter(task.issue.links.after))
    }
    if let objective = task.issue.links.objective { parts.append(Phrases.serves(objective)) }
    return parts
  }
}

extension Phrases {
  static let noObjectives = "nothing set yet: :objective says what is to be achieved"

  static func leadsTo(_ number: IncidentNumber, _ stays: IncidentNumber) -> String {
    "\(number) was merged into \(stays)."
  }
  static func isMergedInto(_ number: IncidentNumber) -> String {
    "merged into \(number): work on that one"
  }
  /// So many alike incidents are named.
  static let mostAlike = 3
  static func mayBeTheSame(_ number: IncidentNumber, _ alike: [IncidentNumber]) -> String {
    let others = alike.prefix(mostAlike).map(\.description).joined(separator: ", ")
    return "may be the same as \(others): :merge \(number) into=\(alike.first ?? number)"
  }
  static func tookIn(_ numbers: [IncidentNumber]) -> String {
    "takes in \(numbers.prefix(8).map(\.description).joined(separator: ", "))"
  }
  static func partOf(_ number: AssignmentNumber) -> String { "part of /\(number.ordinal)" }
  static func waitsFor(_ numbers: [AssignmentNumber]) -> String {
    "waits for \(numbers.prefix(5).map { "/\($0.ordinal)" }.joined(separator: " "))"
  }
  static func comesAfter(_ numbers: [AssignmentNumber]) -> String {
    "after \(numbers.prefix(5).map { "/\($0.ordinal)" }.joined(separator: " "))"
  }
  static func serves(_ objective: Int) -> String { "for O\(objective)" }
  static func onCall(_ person: OnCall) -> String {
    "on call: \(person.name)\(person.contact.map { ", \($0)" } ?? "")"
  }
  static func alsoOn(_ number: IncidentNumber) -> String { "also on \(number)" }
  static func resting(_ until: String) -> String { "rests until \(until)" }
  static func quantity(_ count: Int) -> String { "×\(count)" }

  /// The shift on duty, the longest words first.
  static func onDuty(_ shift: Shift, now: Moment, _ zone: ZoneRules) -> [String] {
    guard let ends = shift.ends else { return [shift.name] }
    return ["\(shift.name) until \(clockOrDate(ends, now: now, zone))", shift.name]
  }
}
