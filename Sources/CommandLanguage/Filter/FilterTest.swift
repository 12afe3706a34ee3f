import IncidentEngine

/// One question about an incident.
enum FilterTest: Hashable {
  /// Nil: no agency takes part.
  case agency(AgencyCode?)
  case agencyHolding(FoldedText)
  /// Nil: nobody leads.
  case lead(AgencyCode?)
  case leadHolding(FoldedText)
  case priority(FilterComparison, UInt8)
  case phase([IncidentPhase])
  case mode([IncidentMode])
  case text(FilterTextField, is: FoldedText)
  case textHolding(FilterTextField, FoldedText)
  case number(FilterComparison, IncidentNumber)
  case numberHolding(FoldedText)
  case tasks(FilterComparison, Int)
  case opened(FilterComparison, FilterTime)
  case age(FilterComparison, milliseconds: Int64)
  case word(FilterWord)
  case anywhere(FoldedText)

  func holds(for incident: Incident, _ situation: Situation, _ now: Moment) -> Bool {
    switch self {
    case .agency(let code?): incident.participation(of: code) != nil
    case .agency(nil): incident.participations.isEmpty
    case .agencyHolding(let text):
      incident.participations.contains { situation.isCalled(text, $0.agency) }
    case .lead(let code): incident.lead == code
    case .leadHolding(let text): incident.lead.map { situation.isCalled(text, $0) } ?? false
    case .priority(let comparison, let value):
      comparison.holds(incident.priority.rawValue, value)
    case .phase(let phases): phases.contains(incident.phase)
    case .mode(let modes): modes.contains(incident.details.mode)
    case .text(let field, let text): text.isAll(of: field.text(of: incident))
    case .textHolding(let field, let text): text.isIn(field.text(of: incident))
    case .number(let comparison, let value): comparison.holds(incident.number, value)
    case .numberHolding(let text): text.isIn(incident.number.description)
    case .tasks(let comparison, let value):
      comparison.holds(situation.openTaskCount(of: incident), value)
    case .opened(let comparison, let time):
      comparison.holds(incident.opened, time.moment(at: now))
    case .age(let comparison, let value): comparison.holds(incident.age(at: now), value)
    case .word(let word): word.holds(for: incident, situation, now)
    case .anywhere(let text):
      text.isIn(incident.details.title) || text.isIn(incident.details.place)
        || text.isIn(incident.details.type)
        || (text.mayBeOfNumber && text.isIn(incident.number.description))
    }
  }
}

extension FilterTest {
  /// Whether the answer may change though nothing happens.
  var dependsOnTime: Bool {
    switch self {
    case .opened(_, .fromNow), .age, .word(.overdue), .word(.stale): true
    case .agency, .agencyHolding, .lead, .leadHolding, .priority, .phase, .mode, .text,
      .textHolding, .number, .numberHolding, .tasks, .opened, .word, .anywhere:
      false
    }
  }
}

/// How two values are compared; *is not* is the opposite of *is*.
enum FilterComparison: Hashable {
  case less, lessOrEqual, equal, greaterOrEqual, greater

  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .equal: left == right
    case .greaterOrEqual: left >= right
    case .greater: left > right
    }
  }
}

/// A moment, or one that moves with the clock.
enum FilterTime: Hashable {
  case moment(Moment)
  case fromNow(milliseconds: Int64)

  func moment(at now: Moment) -> Moment {
    switch self {
    case .moment(let moment): moment
    case .fromNow(let milliseconds): now.advanced(byMilliseconds: milliseconds)
    }
  }
}

/// A field that holds words.
enum FilterTextField: Hashable {
  case type, title, place, by

  func text(of incident: Incident) -> String {
    switch self {
    case .type: incident.details.type
    case .title: incident.details.title
    case .place: incident.details.place
    case .by: incident.details.reportedBy ?? ""
    }
  }
}

extension FilterWord {
  func holds(for incident: Incident, _ situation: Situation, _ now: Moment) -> Bool {
    switch self {
    case .overdue: situation.hasTask(incident) { $0.isOverdue(at: now) }
    case .unanswered, .unacknowledged: situation.hasTask(incident) { $0.status == .issued }
    case .alerted:
      incident.phase.isOpen && incident.participations.contains { $0.current == .alerted }
    case .refused:
      incident.phase.isOpen
        && situation.hasTask(incident) { $0.status == .unable && $0.replacedBy == nil }
    case .stale: incident.phase.isOpen && incident.age(at: now) > Filter.staleMilliseconds
    case .open: incident.phase.isOpen
    case .closed: !incident.phase.isOpen
    }
  }
}

extension Incident {
  /// Milliseconds since something last happened on it, at least 0.
  fileprivate func age(at now: Moment) -> Int64 { max(0, now.milliseconds(since: lastActivity)) }
}

extension Situation {
  fileprivate func hasTask(_ incident: Incident, _ isMeant: (Assignment) -> Bool) -> Bool {
    incident.assignments.contains { isMeant(assignments[Int($0)]) }
  }

  fileprivate func openTaskCount(of incident: Incident) -> Int {
    incident.assignments.count { assignments[Int($0)].status.isOpen }
  }

  /// Whether the code or the name of an agency holds a text.
  fileprivate func isCalled(_ text: FoldedText, _ code: AgencyCode) -> Bool {
    text.isIn(code.text) || agency(code).map { text.isIn($0.details.name) } ?? false
  }
}
