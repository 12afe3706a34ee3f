/// What the room works on.
public struct Incident: Hashable, Sendable {
  /// Its spoken number.
  public let number: IncidentNumber
  /// Where it stands.
  public internal(set) var phase: IncidentPhase
  /// When it began for the room.
  public let opened: Moment
  /// When something last happened on it.
  public internal(set) var lastActivity: Moment
  /// The last change of the incident itself.
  public internal(set) var changed: Change

  @usableFromInline var work: Boxed<Work>
  @usableFromInline var record: Boxed<Record>

  /// What belongs to it, behind one reference.
  @usableFromInline struct Work: Hashable, Sendable {
    @usableFromInline var assignments: [Int32] = []
    @usableFromInline var commitments: [CommitmentID] = []
    @usableFromInline var log: [LogNumber] = []
  }

  /// What changes seldom, behind another.
  @usableFromInline struct Record: Hashable, Sendable {
    @usableFromInline var details: Boxed<IncidentDraft>
    @usableFromInline var history: [Standing<IncidentStanding>]
    @usableFromInline var participations: [AgencyParticipation]
    @usableFromInline var phaseReason: String?
    @usableFromInline var objectives: [Objective] = []
    @usableFromInline var mergedInto: IncidentNumber?
    @usableFromInline var merged: [IncidentNumber] = []
  }

  init(
    number: IncidentNumber, details: IncidentDraft, phase: IncidentPhase,
    participations: [AgencyParticipation], history: [Standing<IncidentStanding>],
    phaseReason: String? = nil, opened: Moment, lastActivity: Moment, changed: Change
  ) {
    self.number = number
    self.phase = phase
    work = Boxed(Work())
    record = Boxed(
      Record(
        details: Boxed(details), history: history, participations: participations,
        phaseReason: phaseReason))
    self.opened = opened
    self.lastActivity = lastActivity
    self.changed = changed
  }

  /// How urgent it is.
  public var priority: Priority { details.priority }
  /// The agency in the lead.
  public var lead: AgencyCode? { details.lead }

  /// The standing of an agency on this incident; nil when it takes no part.
  public func participation(of agency: AgencyCode) -> Participation? {
    participations.first { $0.agency == agency }?.current
  }
}

extension Incident {
  /// Its assignments in order of their numbers, by place in `Situation.assignments`.
  public internal(set) var assignments: [Int32] {
    @inlinable _read { yield work.value.assignments }
    _modify { yield &work.value.assignments }
  }

  /// The turns of resources on it, in order of recording.
  public internal(set) var commitments: [CommitmentID] {
    @inlinable _read { yield work.value.commitments }
    _modify { yield &work.value.commitments }
  }

  /// What was written about it, in order of recording.
  public internal(set) var log: [LogNumber] {
    @inlinable _read { yield work.value.log }
    _modify { yield &work.value.log }
  }

  /// Phase, priority, mode and lead through its life, in order of recording.
  public internal(set) var history: [Standing<IncidentStanding>] {
    @inlinable _read { yield record.value.history }
    _modify { yield &record.value.history }
  }

  /// What is known of it now; the draft it was opened with, as changed since.
  public internal(set) var details: IncidentDraft {
    @inlinable _read { yield record.value.details.value }
    _modify { yield &record.value.details.value }
  }

  /// Who takes part, in the order in which they came; the lead is among them.
  public internal(set) var participations: [AgencyParticipation] {
    @inlinable _read { yield record.value.participations }
    _modify { yield &record.value.participations }
  }

  /// Why the phase is what it is, where a reason was given.
  public internal(set) var phaseReason: String? {
    @inlinable _read { yield record.value.phaseReason }
    _modify { yield &record.value.phaseReason }
  }

  /// What it is to achieve, in the order in which it was set.
  public internal(set) var objectives: [Objective] {
    @inlinable _read { yield record.value.objectives }
    _modify { yield &record.value.objectives }
  }

  /// The incident it was merged into; nil while it stands for itself.
  public internal(set) var mergedInto: IncidentNumber? {
    @inlinable _read { yield record.value.mergedInto }
    _modify { yield &record.value.mergedInto }
  }

  /// The incidents that were merged into it.
  public internal(set) var merged: [IncidentNumber] {
    @inlinable _read { yield record.value.merged }
    _modify { yield &record.value.merged }
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
