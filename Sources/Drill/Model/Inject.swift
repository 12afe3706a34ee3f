import IncidentEngine

/// One scripted item of a drill.
public struct Inject: Hashable, Sendable {
  /// Its id in the file.
  public let id: String
  /// When it comes.
  public let trigger: Trigger
  /// The line it writes in the log.
  public let message: Message
  /// The incident it is about, by its id; nil when it is about none.
  public let incident: String?
  /// The incident it opens, by its id.
  public let opens: String?
  /// What changes about its incident.
  public let change: Change
  /// The tasks it issues on its incident.
  public let tasks: [ScriptedTask]
  /// The answers it gives to tasks.
  public let answers: [ScriptedAnswer]
  /// How agencies stand on its incident from now on.
  public let participation: [ScriptedStanding]
  /// What resources do on its incident.
  public let resources: [ScriptedMovement]
  /// What it does about matters, in this order.
  public let matters: [ScriptedMatter]
  /// What players should do about it.
  public let expected: [ExpectedAction]
  /// The objectives it serves, by their ids.
  public let objectives: [String]
  /// What only the facilitator reads.
  public let note: String?

  /// When an inject comes.
  public enum Trigger: Hashable, Sendable {
    /// At a time of the exercise, in milliseconds.
    case time(Int64)
    /// When the facilitator says so.
    case byHand
    /// So many milliseconds after what became of another inject.
    case after(String, Outcome, delayMilliseconds: Int64)
  }

  /// What became of an inject.
  public enum Outcome: Hashable, Sendable, CaseIterable {
    /// It came.
    case delivered
    /// All its expected actions were done in time.
    case met
    /// A deadline of its expected actions passed.
    case missed

    /// The word of the file.
    public var word: String {
      switch self {
      case .delivered: "delivered"
      case .met: "met"
      case .missed: "missed"
      }
    }
  }

  /// What an inject says.
  public struct Message: Hashable, Sendable {
    /// The kind of log entry.
    public let kind: LogKind
    /// The words.
    public let text: String
    /// Who it comes from.
    public let from: String?
    /// Who it is for.
    public let to: String?
    /// How it comes: radio, phone, in person.
    public let method: String?
  }

  /// What an inject changes about its incident; nil stays as it is.
  public struct Change: Hashable, Sendable {
    /// A new phase.
    public let phase: IncidentPhase?
    /// A new priority.
    public let priority: Priority?
    /// A new mode.
    public let mode: IncidentMode?
    /// A new lead.
    public let lead: AgencyCode?
  }
}

/// When something is due: so long after an inject came, or at a time of the exercise.
public enum Deadline: Hashable, Sendable {
  /// Milliseconds after the inject came.
  case within(Int64)
  /// Milliseconds of exercise.
  case by(Int64)

  /// The time of the exercise that is meant, for an inject that came at `delivery`. Milliseconds.
  public func milliseconds(after delivery: Int64) -> Int64 {
    switch self {
    case .within(let length): delivery + length
    case .by(let time): time
    }
  }
}

/// A task that an inject issues.
public struct ScriptedTask: Hashable, Sendable {
  /// Its id in the file.
  public let id: String
  /// Who gets it.
  public let agency: AgencyCode
  /// What is to be done.
  public let title: String
  /// By when.
  public let due: Deadline?
  /// How the agency answers this one task.
  public let simulation: Simulation

  /// Who answers a scripted task.
  public enum Simulation: Hashable, Sendable {
    /// The agency, at its usual pace.
    case asAgency
    /// Nobody but injects and players.
    case never
    /// The agency, at a pace of its own for this task.
    case pace(SimulatedPace)
  }
}

/// An answer that an inject gives to a task.
public struct ScriptedAnswer: Hashable, Sendable {
  /// The task, by its id.
  public let task: String
  /// Where the task stands from now on: acknowledged, in progress, done or unable.
  public let status: AssignmentStatus
  /// Why it cannot be done, or what came of it.
  public let reason: String?
}

/// How an agency stands on the incident of an inject.
public struct ScriptedStanding: Hashable, Sendable {
  /// The agency.
  public let agency: AgencyCode
  /// Its standing from now on.
  public let standing: Participation
}

/// What a resource does on the incident of an inject.
public struct ScriptedMovement: Hashable, Sendable {
  /// The resource, by its name.
  public let name: String
  /// What it does now; nil when it is released.
  public let movement: Movement?
}
