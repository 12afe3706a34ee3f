import IncidentEngine

/// A drill as its file describes it; see `docs/scenario-format.md`.
///
/// Every value is checked: what is referred to exists, injects are in order of time, and every
/// trigger can fire. Times are milliseconds of exercise, 0 at T+00:00.
public struct Scenario: Hashable, Sendable {
  /// The name of the drill.
  public let name: String
  /// What it is about, for the facilitator.
  public let summary: String?
  /// The IANA zone in which it plays; nil where the file leaves that open.
  public let zone: String?
  /// The time of day at T+00:00, minutes after midnight, 0...1439; nil where it is left open.
  public let startMinuteOfDay: Int?
  /// How long it lasts. Milliseconds.
  public let durationMilliseconds: Int64
  /// What is to be rated.
  public let objectives: [ExerciseObjective]
  /// Who takes part, in the order of the file.
  public let agencies: [ScenarioAgency]
  /// The resources that exist, in the order of the file.
  public let resources: [ScenarioResource]
  /// The incidents that injects open, in the order of the file.
  public let incidents: [ScenarioIncident]
  /// The kinds of matters of its own, in the order of the file; the room declares them.
  public let kinds: [MatterKind]
  /// What happens: those with a time in order of time, the others where the file has them.
  public let injects: [Inject]

  /// The incident of an id.
  public func incident(_ id: String) -> ScenarioIncident? { incidents.first { $0.id == id } }

  /// The inject of an id.
  public func inject(_ id: String) -> Inject? { injects.first { $0.id == id } }

  /// The source of external keys by which the engine knows a scenario's incidents and tasks.
  public static let source = "scenario"

  /// What the engine calls the incident or task of an id.
  public static func key(_ id: String) -> ExternalKey { ExternalKey(source: source, id: id) }
}

/// Something the drill is to show, rated afterwards (HSEEP: exercise objective).
public struct ExerciseObjective: Hashable, Sendable {
  /// Its id in the file.
  public let id: String
  /// What is to be shown.
  public let text: String
  /// The capability it belongs to, where one is named.
  public let capability: String?
}

/// An agency of a scenario.
public struct ScenarioAgency: Hashable, Sendable {
  /// How it is registered.
  public let details: AgencyDetails
  /// How the drill answers for it; nil when people play it.
  public let simulated: SimulatedPace?
}

/// How soon a simulated agency answers a task, counted from its issue.
///
/// Milliseconds; a step without a time is left to injects and players.
public struct SimulatedPace: Hashable, Sendable {
  /// When it acknowledges.
  public let acknowledge: Int64?
  /// When it starts.
  public let start: Int64?
  /// When it is done.
  public let finish: Int64?
}

/// A resource of a scenario.
public struct ScenarioResource: Hashable, Sendable {
  /// The name it is called by, unique in the scenario whatever the case.
  public let name: String
  /// What it is: `engine`, `boat`.
  public let kind: String
  /// Whose it is.
  public let agency: AgencyCode
}

/// An incident of a scenario; an inject opens it.
public struct ScenarioIncident: Hashable, Sendable {
  /// Its id in the file.
  public let id: String
  /// The draft by which it is opened; its key is that of the id.
  public let draft: IncidentDraft
}
