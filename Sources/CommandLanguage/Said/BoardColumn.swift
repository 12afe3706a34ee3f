import IncidentEngine

/// A column of the incident board: what it can show, and what it can be ordered by.
public enum BoardColumn: UInt8, Vocabulary {
  case number, priority, phase, mode, type, title, place, lead, agencies, tasks, due, resources, by
  case opened, age

  /// The word by which it is chosen.
  public var word: String {
    switch self {
    case .number: "number"
    case .priority: "priority"
    case .phase: "phase"
    case .mode: "mode"
    case .type: "type"
    case .title: "title"
    case .place: "place"
    case .lead: "lead"
    case .agencies: "agencies"
    case .tasks: "tasks"
    case .due: "due"
    case .resources: "resources"
    case .by: "by"
    case .opened: "opened"
    case .age: "age"
    }
  }

  /// What it shows, for the list.
  public var summary: String {
    switch self {
    case .number: "the spoken number"
    case .priority: "1 at once … 4 low"
    case .phase: "reported, active, contained, closed"
    case .mode: "response, inspection, enforcement"
    case .type: "what kind of incident"
    case .title: "what happened"
    case .place: "where"
    case .lead: "the agency in the lead"
    case .agencies: "who takes part, and how far"
    case .tasks: "tasks ended of all, late and unanswered"
    case .due: "the next task that is due"
    case .resources: "resources on it now"
    case .by: "who reported it"
    case .opened: "when it was opened"
    case .age: "how long nothing has happened"
    }
  }
}

/// What a line asks of the dashboard alone: it changes what one desk sees, never the room.
public enum ViewCommand: Hashable, Sendable {
  /// Order the board by a column; nil is the standing order.
  case sort(BoardColumn?, reversed: Bool)
  /// Show these columns in this order; none means the usual ones.
  case columns([BoardColumn])
  /// Keep a filter as a tab under this name; nil keeps the present one.
  case keepTab(String, filter: String?)
  /// Drop the tab of this name.
  case dropTab(String)
  /// Follow an incident, or no longer.
  case follow(IncidentNumber)
  /// Mark an incident, or no longer.
  case mark(IncidentNumber)
  /// Look for a text.
  case find(String)
}
