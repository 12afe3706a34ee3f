import CheckedYAML
import IncidentEngine

/// An inject as written: what could be read of it, and where the parts that refer to others stand.
struct InjectSource {
  /// When it comes, as written.
  enum WrittenTrigger {
    case time(Placed<Int64>)
    case byHand
    case after(Placed<String>, Placed<Inject.Outcome>, delayMilliseconds: Int64)
  }

  /// Something referred to, and where.
  typealias Reference = Placed<String>

  /// What an expected action needs for the checks, even if the rest of it cannot be read.
  struct WrittenDeadline {
    let deadline: Deadline
    let place: YAMLPlace
    /// Whether missing it has an outcome (an expected action), not only a due time (a task).
    let isExpected: Bool
  }

  let place: YAMLPlace
  let id: Placed<String>?
  let trigger: WrittenTrigger?
  let opens: Reference?
  private(set) var incidents: [Reference] = []
  private(set) var tasks: [Reference] = []
  private(set) var answeredTasks: [Reference] = []
  private(set) var deadlines: [WrittenDeadline] = []
  /// What it does about matters.
  let matters: MattersSource
  /// The inject itself; nil when a part of it could not be read.
  private(set) var inject: Inject?

  init(_ fields: YAMLFields, _ names: ScenarioNames) {
    place = fields.place
    id = names.defineID(in: \.injects, fields)
    trigger = Self.trigger(fields)
    opens = Self.incident("opens", fields, names)
    if opens == nil, fields.has("opens") { names.hasUnreadOpening = true }
    let about = Self.incident("incident", fields, names)
    if let opens, let about, opens.value != about.value {
      fields.report(at: about.place, ScenarioPhrase.twoIncidents(opens.value, about.value))
    }
    let incident = opens ?? about
    incidents = [about].compactMap { $0 }
    if incident == nil, !fields.has("incident"), !fields.has("opens") {
      Self.reportKeysThatNeedAnIncident(fields)
    }
    matters = MattersSource(fields, names, incident: incident?.value)
    incidents += matters.incidents
    inject = read(fields, names, incident: incident?.value)
  }

  private mutating func read(
    _ fields: YAMLFields, _ names: ScenarioNames, incident: String?
  ) -> Inject? {
    let message = Self.message(fields)
    let change = Inject.Change(
      phase: fields.word("phase", of: IncidentPhase.self), priority: fields.priority("priority"),
      mode: fields.word("mode", of: IncidentMode.self), lead: names.agency("lead", fields))
    let tasks = readTasks(fields, names)
    let answers = readAnswers(fields)
    let standings = Self.standings(fields, names)
    let movements = Self.movements(fields, names)
    let objectives = names.objectives(fields)
    let expected = readExpected(fields, names, incident: incident, objectives: objectives)
    let note = fields.text("note", most: Longest.message)
    guard let id, let message, let trigger else { return nil }
    return Inject(
      id: id.value, trigger: trigger.meaning, message: message, incident: incident,
      opens: opens?.value, change: change, tasks: tasks, answers: answers,
      participation: standings, resources: movements, matters: matters.matters, expected: expected,
      objectives: objectives, note: note)
  }

  private static func reportKeysThatNeedAnIncident(_ fields: YAMLFields) {
    for key in ["tasks", "participation", "resources", "phase", "priority", "mode", "lead"]
    where fields.has(key) {
      fields.report(at: fields.place(of: key), ScenarioPhrase.needsIncident(key))
    }
  }

  private static func incident(
    _ key: String, _ fields: YAMLFields, _ names: ScenarioNames
  ) -> Reference? {
    guard let written = fields.placedText(key) else { return nil }
    return names.incidents.find(written, fields).map { Placed($0, at: written.place) }
  }

  private static func message(_ fields: YAMLFields) -> Inject.Message? {
    let kinds = LogKind.allCases.filter { $0 != .correction }
    let kind = fields.choice("kind", of: kinds.map { ($0.word, $0) }) ?? .messageIn
    let from = fields.text("from", most: Longest.name)
    let to = fields.text("to", most: Longest.name)
    let method = fields.text("method", most: Longest.words)
    guard let text = fields.text("text", required: true, most: Longest.message) else { return nil }
    return Inject.Message(kind: kind, text: text, from: from, to: to, method: method)
  }

  private static func standings(
    _ fields: YAMLFields, _ names: ScenarioNames
  ) -> [ScriptedStanding] {
    fields.mappings("participation", named: "a standing") { fields in
      let agency = names.agency("agency", fields, required: true)
      let standing = fields.word("standing", of: Participation.self, required: true)
      guard let agency, let standing else { return nil }
      return ScriptedStanding(agency: agency, standing: standing)
    }
  }

  private static func movements(
    _ fields: YAMLFields, _ names: ScenarioNames
  ) -> [ScriptedMovement] {
    let words: [(String, Movement?)] = Movement.allCases.map { ($0.word, $0) } + [("released", nil)]
    return fields.mappings("resources", named: "a movement") { fields in
      let written = fields.placedText("name", required: true, most: Longest.name)
      let name = written.flatMap { names.resources.find($0, fields) }
      let movement = fields.placedChoice("movement", of: words, required: true)
      guard let name, let movement else { return nil }
      return ScriptedMovement(name: name, movement: movement.value)
    }
  }
}

extension InjectSource {
  private mutating func readTasks(
    _ fields: YAMLFields, _ names: ScenarioNames
  ) -> [ScriptedTask] {
    var written: [Reference] = []
    var due: [WrittenDeadline] = []
    let tasks = fields.mappings("tasks", named: "a task") { fields -> ScriptedTask? in
      let id = names.defineID(in: \.tasks, fields)
      if let id { written.append(id) }
      let agency = names.agency("agency", fields, required: true)
      let title = fields.text("title", required: true, most: Longest.name)
      let deadline = Self.deadline(fields, required: false)
      if let deadline {
        due.append(
          WrittenDeadline(deadline: deadline.value, place: deadline.place, isExpected: false))
      }
      let simulation = Self.simulation(fields)
      guard let id, let agency, let title else { return nil }
      return ScriptedTask(
        id: id.value, agency: agency, title: title, due: deadline?.value, simulation: simulation)
    }
    self.tasks = written
    deadlines += due
    return tasks
  }

  private static func simulation(_ fields: YAMLFields) -> ScriptedTask.Simulation {
    guard let node = fields.node("simulated") else { return .asAgency }
    if case .scalar = node.content {
      return fields.choice("simulated", of: [("no", .never), ("yes", .asAgency)]) ?? .asAgency
    }
    let pace = fields.mapping("simulated", named: "the pace of a task") { SimulatedPace($0) }
    return pace.map { .pace($0) } ?? .asAgency
  }

  private mutating func readAnswers(_ fields: YAMLFields) -> [ScriptedAnswer] {
    let words = [AssignmentStatus.acknowledged, .inProgress, .done, .unable]
    var written: [Reference] = []
    let answers = fields.mappings("answers", named: "an answer") { fields -> ScriptedAnswer? in
      let task = fields.placedText("task", required: true)
      if let task { written.append(task) }
      let status = fields.choice("status", of: words.map { ($0.word, $0) }, required: true)
      let reason = fields.text("reason", most: Longest.name)
      if status == .unable, reason == nil, !fields.has("reason") {
        fields.report(at: fields.place, ScenarioPhrase.unableWithoutReason)
      }
      guard let task, let status else { return nil }
      return ScriptedAnswer(task: task.value, status: status, reason: reason)
    }
    answeredTasks = written + matters.tasks
    return answers
  }

  private mutating func readExpected(
    _ fields: YAMLFields, _ names: ScenarioNames, incident: String?, objectives: [String]
  ) -> [ExpectedAction] {
    var referred: [Reference] = []
    var written: [WrittenDeadline] = []
    let expected = fields.mappings("expected", named: "an expected action") {
      fields -> ExpectedAction? in
      let id = names.defineID(in: \.expected, fields)
      let text = fields.text("text", required: true)
      let deed = ExpectedAction.Deed(fields, names)
      let agency = names.agency("agency", fields)
      let about = Self.expectedIncident(fields, names, usual: incident)
      if let place = about.place, let id = about.id { referred.append(Placed(id, at: place)) }
      let mentions = fields.texts("mentions", longest: Longest.name).map(\.value)
      let own = names.objectives(fields)
      let deadline = Self.deadline(fields, required: true)
      if let deadline {
        written.append(
          WrittenDeadline(deadline: deadline.value, place: deadline.place, isExpected: true))
      }
      guard let id, let text, let deed, let deadline else { return nil }
      return ExpectedAction(
        id: id.value, text: text, deed: deed, agency: agency, incident: about.id,
        mentions: mentions, deadline: deadline.value,
        objectives: own.isEmpty ? objectives : own)
    }
    incidents += referred
    deadlines += written
    return expected
  }

  /// The incident of an expected action: its own, `any`, or that of its inject.
  private static func expectedIncident(
    _ fields: YAMLFields, _ names: ScenarioNames, usual: String?
  ) -> (id: String?, place: YAMLPlace?) {
    guard let written = fields.placedText("incident") else { return (usual, nil) }
    if written.value == "any" { return (nil, nil) }
    return (names.incidents.find(written, fields), written.place)
  }

  private static func deadline(_ fields: YAMLFields, required: Bool) -> Placed<Deadline>? {
    let within = fields.duration("within", in: YAMLFields.second...YAMLFields.week)
    let by = fields.moment("by")
    switch (fields.has("within"), fields.has("by")) {
    case (true, true): fields.report(at: fields.place(of: "by"), ScenarioPhrase.twoDeadlines)
    case (false, false) where required: fields.report(at: fields.place, ScenarioPhrase.noDeadline)
    case (true, false), (false, true), (false, false): break
    }
    if let within { return Placed(.within(Int64(within.value)), at: within.place) }
    return by.map { Placed(.by(Int64($0.value)), at: $0.place) }
  }
}
