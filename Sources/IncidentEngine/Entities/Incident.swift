/// What the room works on.
public struct Incident: Hashable, Sendable {
  /// Its spoken number.
  public let number: IncidentNumber
  /// Where it stands.
  public internal(set) var phase: IncidentPhase
  /// Its assignments in order of their numbers, by place in `Situation.assignments`.
  public internal(set) var assignments: [Int32]
  /// The turns of resources on it, in order of recording.
  public internal(set) var commitments: [CommitmentID]
  /// What was written about it, in order of recording.
  public internal(set) var log: [LogNumber]
  /// Phase, priority, mode and lead through its life, in order of recording.
  public internal(set) var history: [Standing<IncidentStanding>]
  /// When it began for the room.
  public let opened: Moment
  /// When something last happened on it.
  public internal(set) var lastActivity: Moment
  /// The last change of the incident itself.
  public internal(set) var changed: Change

  private var boxedDetails: Boxed<IncidentDraft>
  private var circumstances: Boxed<Circumstances>

  /// What changes seldom, behind one reference.
  private struct Circumstances: Hashable, Sendable {
    var participations: [AgencyParticipation]
    var phaseReason: String?
    var objectives: [Objective] = []
    var mergedInto: IncidentNumber?
    var merged: [IncidentNumber] = []
  }

  init(
    number: IncidentNumber, details: IncidentDraft, phase: IncidentPhase,
    participations: [AgencyParticipation], history: [Standing<IncidentStanding>],
    phaseReason: String? = nil, opened: Moment, lastActivity: Moment, changed: Change
  ) {
    self.number = number
    boxedDetails = Boxed(details)
    self.phase = phase
    assignments = []
    commitments = []
    log = []
    self.history = history
    circumstances = Boxed(
      Circumstances(participations: participations, phaseReason: phaseReason))
    self.opened = opened
    self.lastActivity = lastActivity
    self.changed = changed
  }

  /// What is known of it now; the draft it was opened with, as changed since.
  public internal(set) var details: IncidentDraft {
    _read { yield boxedDetails.value }
    _modify { yield &boxedDetails.value }
  }

  /// Who takes part, in the order in which they came; the lead is among them.
  public internal(set) var participations: [AgencyParticipation] {
    _read { yield circumstances.value.participations }
    _modify { yield &circumstances.value.participations }
  }

  /// Why the phase is what it is, where a reason was given.
  public internal(set) var phaseReason: String? {
    _read { yield circumstances.value.phaseReason }
    _modify { yield &circumstances.value.phaseReason }
  }

  /// What it is to achieve, in the order in which it was set.
  public internal(set) var objectives: [Objective] {
    _read { yield circumstances.value.objectives }
    _modify { yield &circumstances.value.objectives }
  }

  /// The incident it was merged into; nil while it stands for itself.
  public internal(set) var mergedInto: IncidentNumber? {
    _read { yield circumstances.value.mergedInto }
    _modify { yield &circumstances.value.mergedInto }
  }

  /// The incidents that were merged into it.
  public internal(set) var merged: [IncidentNumber] {
    _read { yield circumstances.value.merged }
    _modify { yield &circumstances.value.merged }
  }

  /// How urgent it is.
  public var priority: Priority { boxedDetails.value.priority }
  /// The agency in the lead.
  public var lead: AgencyCode? { boxedDetails.value.lead }

  /// The standing of an agency on this incident; nil when it takes no part.
  public func participation(of agency: AgencyCode) -> Participation? {
    participations.first { $0.agency == agency }?.current
  }
}

/// What an incident's history records.
public struct IncidentStanding: Hashable, Sendable {
  /// The phase.
  public var phase: IncidentPhase
  /// The priority.
  public var priority: Priority
  /// The mode.
  public var mode: IncidentMode
  /// The lead agency.
  public var lead: AgencyCode?

  /// A standing; see the properties.
  public init(phase: IncidentPhase, priority: Priority, mode: IncidentMode, lead: AgencyCode?) {
    self.phase = phase
    self.priority = priority
    self.mode = mode
    self.lead = lead
  }
}

/// One agency's part in one incident.
public struct AgencyParticipation: Hashable, Sendable {
  /// The agency.
  public let agency: AgencyCode
  /// Its standing now.
  public internal(set) var current: Participation
  /// Its standings, in order of recording.
  public internal(set) var history: [Standing<Participation>]
}
