import IncidentEngine

/// What changed in a room between two of its situations, for whoever takes over or looks back.
///
/// Both are of one room, and the later one goes on from the earlier.
public struct Difference: Sendable, Hashable {
  /// One end of it.
  public struct End: Sendable, Hashable {
    /// The last entry.
    public let number: EntryNumber
    /// What the room called now then; nil before the first entry.
    public let time: Moment?

    /// An end; see the properties.
    public init(number: EntryNumber, time: Moment?) {
      self.number = number
      self.time = time
    }
  }

  /// The earlier end.
  public let from: End
  /// The later end.
  public let to: End

  /// Incidents opened between, as they stand at the later end, in order of opening.
  public internal(set) var opened: [Incident] = []
  /// Incidents closed or cancelled between, in order of opening.
  public internal(set) var ended: [EndedIncident] = []
  /// Incidents of which something else changed between, in order of opening.
  public internal(set) var changed: [ChangedIncident] = []
  /// Tasks issued between, in order of issue.
  public internal(set) var issued: [Assignment] = []
  /// Tasks that were answered for the first time between.
  public internal(set) var answered: [TaskStep] = []
  /// Tasks done, refused or cancelled between.
  public internal(set) var tasksEnded: [TaskStep] = []
  /// Tasks that are overdue at the later end and were not at the earlier.
  public internal(set) var overdue: [Assignment] = []
  /// Matters opened between, as they stand at the later end, in order of opening.
  public internal(set) var mattersOpened: [Matter] = []
  /// Matters that moved or were changed between, in order of opening.
  public internal(set) var mattersChanged: [ChangedMatter] = []
  /// Links made between, in order of making.
  public internal(set) var linked: [LinkFact] = []
  /// Links made before and taken away between.
  public internal(set) var unlinked: [LinkFact] = []
  /// Markings changed between of what is no matter.
  public internal(set) var marked: [ChangedMarking] = []
  /// Resources that moved, or changed what they do, in order of registration.
  public internal(set) var resources: [MovedResource] = []
  /// Shifts begun between.
  public internal(set) var shifts: [Shift] = []
  /// Log lines written between.
  public internal(set) var written: [LogEntry] = []
  /// Log lines written before and struck between.
  public internal(set) var struck: [LogEntry] = []
  /// Agencies registered or changed between.
  public internal(set) var agencies: [Agency] = []
  /// Officers registered or changed between.
  public internal(set) var officers: [Officer] = []
  /// Resources registered between.
  public internal(set) var registered: [Resource] = []

  /// Whether nothing changed.
  public var isEmpty: Bool {
    opened.isEmpty && ended.isEmpty && changed.isEmpty && issued.isEmpty && answered.isEmpty
      && tasksEnded.isEmpty && overdue.isEmpty && resources.isEmpty && written.isEmpty
      && struck.isEmpty && shifts.isEmpty && agencies.isEmpty && officers.isEmpty
      && registered.isEmpty && mattersOpened.isEmpty && mattersChanged.isEmpty
      && linked.isEmpty && unlinked.isEmpty && marked.isEmpty
  }
}

extension Difference {
  /// An incident that ended.
  public struct EndedIncident: Sendable, Hashable {
    /// As it stands now.
    public let incident: Incident
    /// When it ended.
    public let at: Moment
  }

  /// An incident with what changed of it.
  public struct ChangedIncident: Sendable, Hashable {
    /// As it stands now.
    public let incident: Incident
    /// The changes, in the order in which they were recorded.
    public let steps: [IncidentStep]
  }

  /// One change of an incident.
  public struct IncidentStep: Sendable, Hashable {
    /// When it happened; nil where only the outcome is known.
    public let at: Moment?
    /// The entry that says so; nil where only the outcome is known.
    public let number: EntryNumber?
    /// What changed.
    public let what: IncidentStepKind
  }

  /// What changed of an incident, from what to what.
  public enum IncidentStepKind: Sendable, Hashable {
    case phase(IncidentPhase, IncidentPhase)
    case priority(Priority, Priority)
    case mode(IncidentMode, IncidentMode)
    case lead(AgencyCode?, AgencyCode?)
    case standing(AgencyCode, Participation?, Participation)
    case type(String, String)
    case title(String, String)
    case place(String, String)
    case objective(ObjectiveNumber, String, ObjectiveStatus?, ObjectiveStatus)
  }

  /// A task with what it came to.
  public struct TaskStep: Sendable, Hashable {
    /// As it stands now.
    public let task: Assignment
    /// What it came to.
    public let status: AssignmentStatus
    /// When.
    public let at: Moment
  }

  /// A resource with what it did.
  public struct MovedResource: Sendable, Hashable {
    /// The resource.
    public let resource: Resource
    /// What it was doing; nil where it was not known yet.
    public let before: ResourceState?
    /// What it does now.
    public let after: ResourceState
    /// The incident it is on now; nil when it is on none.
    public let incident: IncidentNumber?
    /// What it did between, in the order of time.
    public let steps: [ResourceStep]
  }

  /// One thing a resource did.
  public struct ResourceStep: Sendable, Hashable {
    /// When.
    public let at: Moment
    /// On which incident.
    public let incident: IncidentNumber
    /// What.
    public let what: ResourceStepKind
  }

  /// What a resource did.
  public enum ResourceStepKind: Sendable, Hashable {
    case committed
    case moved(Movement)
    case released
  }
}
