/// What can be compared with a value.
enum FilterField: CaseIterable, Hashable {
  case agency, priority, phase, type, place, title, lead, mode, tasks, age, opened, number, by

  /// What it is called, the usual name first.
  var names: [String] {
    switch self {
    case .agency: ["agency"]
    case .priority: ["priority", "p"]
    case .phase: ["phase"]
    case .type: ["type"]
    case .place: ["place"]
    case .title: ["title"]
    case .lead: ["lead"]
    case .mode: ["mode"]
    case .tasks: ["tasks"]
    case .age: ["age"]
    case .opened: ["opened"]
    case .number: ["number", "no"]
    case .by: ["by"]
    }
  }

  var name: String { names[0] }

  init?(named name: String) {
    let name = name.lowercased()
    guard let found = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = found
  }

  /// What may stand behind it.
  var operators: [FilterOperator] {
    switch self {
    case .agency, .lead, .phase, .mode, .type, .title, .place, .by: [.equal, .notEqual, .contains]
    case .priority, .tasks: FilterOperator.allCases.filter { $0 != .contains }
    case .number: FilterOperator.allCases
    case .opened, .age: [.less, .lessOrEqual, .greater, .greaterOrEqual]
    }
  }

  /// What it means, for the list.
  var summary: String {
    switch self {
    case .agency: "an agency that takes part"
    case .priority: "1 at once … 4 low"
    case .phase: "where the incident stands"
    case .type: "what kind of incident"
    case .place: "where it is"
    case .title: "what happened"
    case .lead: "the agency in the lead"
    case .mode: "response, inspection or enforcement"
    case .tasks: "how many tasks are open"
    case .age: "how long nothing has happened on it"
    case .opened: "when it was opened"
    case .number: "its number"
    case .by: "who reported it"
    }
  }
}

/// How a field is compared with a value.
enum FilterOperator: String, CaseIterable, Hashable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "~"

  /// What it means, for the list.
  var summary: String {
    switch self {
    case .equal: "is"
    case .notEqual: "is not"
    case .less: "less than"
    case .lessOrEqual: "at most"
    case .greater: "more than"
    case .greaterOrEqual: "at least"
    case .contains: "contains"
    }
  }

  /// What somebody who typed another sign probably meant.
  static func meant(by sign: String) -> String? {
    switch sign {
    case "==", "===": "="
    case "=<": "<="
    case "=>": ">="
    case "<>", "=!": "!="
    case "=~", "~=", "~~": "~"
    case "!": "not"
    default: nil
    }
  }
}

/// A condition that stands alone.
enum FilterWord: String, CaseIterable, Hashable {
  case overdue, unanswered, unacknowledged, alerted, refused, stale, open, closed

  /// What it means, for the list.
  var summary: String {
    switch self {
    case .overdue: "a task is past its time"
    case .unanswered, .unacknowledged: "nobody has acknowledged a task"
    case .alerted: "an agency was alerted and has not reacted"
    case .refused: "an agency was unable, and nobody else has the task"
    case .stale: "open, and silent for more than thirty minutes"
    case .open: "not closed and not called off"
    case .closed: "closed or called off"
    }
  }
}

/// A condition on the time since something last happened; a duration follows.
enum FilterAge: String, CaseIterable, Hashable {
  case older, younger

  /// What it means, for the list.
  var summary: String {
    switch self {
    case .older: "nothing has happened for more than …"
    case .younger: "something happened within the last …"
    }
  }
}
