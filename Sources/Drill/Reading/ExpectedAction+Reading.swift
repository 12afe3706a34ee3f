import CheckedYAML
import IncidentEngine

extension ExpectedAction.Deed {
  /// The words of `action`, in the order in which they are explained.
  private static let words = [
    "open incident", "task", "answer", "log", "decision", "message", "participation", "resource",
    "phase", "close", "priority", "lead", "meeting", "matter",
  ]

  /// Reads `action` and the one key that says more about it.
  init?(_ fields: YAMLFields, _ names: ScenarioNames) {
    guard let action = fields.choice("action", of: Self.words.map { ($0, $0) }, required: true)
    else {
      // Unknown what it is: its further keys are not held against it.
      for key in ["status", "kind", "standing", "movement", "phase", "priority", "move"] {
        _ = fields.node(key)
      }
      return nil
    }
    switch action {
    case "open incident": self = .openIncident
    case "task": self = .task
    case "answer": self = .answer(fields.word("status", of: AssignmentStatus.self))
    case "decision": self = .log(.decision)
    case "message": self = .log(.messageOut)
    case "log": self = .log(fields.word("kind", of: LogKind.self))
    case "participation": self = .participation(fields.word("standing", of: Participation.self))
    case "resource": self = .resource(fields.word("movement", of: Movement.self))
    case "close": self = .phase(.closed)
    case "phase": self = .phase(fields.word("phase", of: IncidentPhase.self))
    case "priority": self = .priority(fields.priority("priority"))
    case "lead": self = .lead
    case "meeting":
      names.needsTwo("action", fields)
      self = .log(.meeting)
    case "matter":
      names.needsTwo("action", fields)
      guard let matter = Self.matter(fields, names) else { return nil }
      self = matter
    default: return nil
    }
  }

  /// A matter of a kind that is opened, or the move of one.
  private static func matter(_ fields: YAMLFields, _ names: ScenarioNames) -> Self? {
    guard let kind = names.kind(fields) else {
      _ = fields.node("move")
      return nil
    }
    guard fields.has("move") else {
      _ = fields.node("move")
      return .matter(kind.code, nil)
    }
    return names.move(of: kind, fields).map { .matter(kind.code, $0.code) }
  }
}
