extension Field.Kind {
  /// What may stand there, in a few words.
  public var hint: String {
    switch self {
    case .incident: "an incident, 26-0003"
    case .matter: "a matter, M-14"
    case .task: "a task, 26-0003/4 or /4"
    case .agency: "an agency's code"
    case .agencies: "agencies, by commas"
    case .resource: "a resource's name"
    case .logNumber: "the number of a log line"
    case .verb: "a command"
    case .incidentType: "flood, fire, hazmat …"
    case .mode: "response, inspection, enforcement"
    case .phase: "reported, active, contained, closed"
    case .participation: "alerted … on scene … stood down"
    case .movement: "en route, on scene … returning"
    case .logKind: "decision:, risk:, order: …"
    case .priority: "1 at once … 4 low"
    case .column: "a column of the board"
    case .columns: "columns, by commas"
    case .tab: "the name of a tab"
    case .objective: "an objective, O1 or 26-0003/O1"
    case .tasks: "tasks that come before, by commas"
    case .number: "a number"
    case .inject: "an inject that waits for your hand"
    case .text: "words"
    case .name: "a name"
    case .kindOfResource: "engine, boat, ambulance …"
    case .time: "14:30, -5m, @23:50"
    case .due: "14:30 or +45m"
    case .coordinates: "latitude,longitude"
    case .speed: "1, 10, 0.5"
    case .flag: "on, or empty"
    }
  }
}
