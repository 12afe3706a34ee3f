import IncidentEngine
import MatterKinds

/// The commands by which one inject is brought into a room as it stands.
///
/// Players may have been faster than the script: the incident is closed, the resource sent, the
/// task answered. What is so already is left out; what the engine would refuse is left out and said
/// in `refused`. The message of the inject is always among the commands, so that the inject counts
/// as delivered.
public struct Delivery: Hashable, Sendable {
  /// A part of an inject that the room as it stands does not take.
  public struct Refusal: Hashable, Sendable {
    /// The id of the inject.
    public let inject: String
    /// What the inject wanted.
    public let command: Command
    /// Why the engine refuses it.
    public let rejection: Rejection
  }

  /// What to submit, in this order, as one submission with `origin: .inject(id)`.
  public private(set) var commands: [Command] = []
  /// What was left out, in the order of the script.
  public private(set) var refused: [Refusal] = []

  /// The kinds by which the room decides, too; working days count for no refusal.
  private static let surroundings = Surroundings(kinds: BuiltInKinds.all)

  /// Tries an inject on a situation, at a time of the room.
  ///
  /// `author` is who will submit it, `matters` those of the scenario that have come. Empty when the
  /// inject was delivered before. A move of a matter that has not come is left out.
  public init(
    of inject: Inject, in scenario: Scenario, to situation: Situation, at now: Moment,
    author: Author, matters: MatterNumbers
  ) {
    let submission = Submission(
      id: SubmissionID(desk: "trial of an inject", counter: 1), author: author,
      origin: .inject(inject.id), time: now, recorded: now, localYear: 2000, commands: [],
      surroundings: Self.surroundings)
    var trial = DeliveryTrial(submission, of: inject.id, on: situation)
    let work = inject.work(in: scenario, at: now, situation)
    if inject.matters.isEmpty {
      trial.take(work + inject.words)
    } else {
      if !work.isEmpty { trial.take(work) }
      for matter in inject.matters {
        let (situation, matters) = trial.outcome(matters)
        let terms = ScriptedTerms(situation: situation, matters: matters, now: now)
        if let command = matter.command(in: terms) { trial.take([command]) }
      }
      trial.take(inject.words)
    }
    commands = trial.commands
    refused = trial.refused
  }
}

extension Inject {
  /// All that the inject does before it says its words, matters left out, whether the room takes it
  /// or not.
  fileprivate func work(in scenario: Scenario, at now: Moment, _ situation: Situation) -> [Command]
  {
    var commands: [Command] = []
    if let opens, let incident = scenario.incident(opens) {
      var draft = incident.draft
      draft.reportedAt = now
      commands.append(.openIncident(draft))
    }
    if let incident {
      let reference = IncidentReference.external(Scenario.key(incident))
      commands += changes(of: reference)
      commands += participation.map { .setParticipation(reference, $0.agency, $0.standing) }
      commands += tasks.map { task in
        .issueAssignment(
          AssignmentDraft(
            incident: reference, agency: task.agency, title: task.title,
            due: due(task, at: now, situation), key: Scenario.key(task.id)))
      }
      commands += resources.flatMap { movements($0, on: reference, situation) }
    }
    return commands + answers.map(command(for:))
  }

  /// What the inject says, and how its incident ends.
  fileprivate var words: [Command] {
    let about = incident.map { IncidentReference.external(Scenario.key($0)) }
    let line = Command.writeLog(
      LogDraft(
        kind: message.kind, text: message.text, incident: about, from: message.from,
        to: message.to, method: message.method))
    return [line] + (about.map(ending) ?? [])
  }

  private func changes(of incident: IncidentReference) -> [Command] {
    var values = IncidentChange()
    values.priority = change.priority
    values.mode = change.mode
    values.lead = change.lead
    var commands: [Command] = values.isEmpty ? [] : [.changeIncident(incident, values)]
    if let phase = change.phase, phase.isOpen {
      commands.append(.changePhase(incident, phase, reason: nil))
    }
    return commands
  }

  /// Closing comes last, when all else of the inject has been brought in.
  private func ending(_ incident: IncidentReference) -> [Command] {
    guard let phase = change.phase, !phase.isOpen else { return [] }
    return phase == .cancelled
      ? [.cancelIncident(incident, reason: shortReason)]
      : [.closeIncident(incident, reason: shortReason, endingOpenWork: false)]
  }

  /// The first line of the message, as far as a reason may be long.
  private var shortReason: String {
    let line = message.text.split(separator: "\n").first ?? ""
    return String(String.UnicodeScalarView(line.unicodeScalars.prefix(TextLimit.line / 4)))
  }

  private func due(_ task: ScriptedTask, at now: Moment, _ situation: Situation) -> Moment? {
    switch task.due {
    case nil: nil
    case .within(let length): now.advanced(byMilliseconds: length)
    case .by(let time): situation.exercise?.start.advanced(byMilliseconds: time)
    }
  }

  private func movements(
    _ scripted: ScriptedMovement, on incident: IncidentReference, _ situation: Situation
  ) -> [Command] {
    let resource = ResourceReference.name(scripted.name)
    guard let movement = scripted.movement else { return [.releaseResource(resource)] }
    let turn = situation.turn(of: resource)
    let isThere = turn != nil && turn?.incident == situation.number(of: incident)
    let commit: [Command] = isThere ? [] : [.commitResource(resource, to: incident)]
    return movement == .dispatched ? commit : commit + [.moveResource(resource, movement)]
  }

  private func command(for answer: ScriptedAnswer) -> Command {
    let task = AssignmentReference.external(Scenario.key(answer.task))
    switch answer.status {
    case .acknowledged, .issued: return .acknowledgeAssignment(task)
    case .inProgress: return .startAssignment(task)
    case .done: return .finishAssignment(task, result: answer.reason)
    case .unable, .cancelled: return .refuseAssignment(task, reason: answer.reason ?? shortReason)
    }
  }
}

extension Situation {
  /// The turn a resource is on; nil when it is on none.
  fileprivate func turn(of reference: ResourceReference) -> Commitment? {
    guard case .assigned(let id) = resource(reference)?.status else { return nil }
    return commitment(id)
  }
}
