import EngineTesting
import IncidentEngine

/// Merges, duplicates, objectives, parts of work, quantities and rests.
extension RejectionCase {
  private static let second = draft { _ in }
  private static let two = IncidentNumber(year: 2026, counter: 2)
  private static let objective = ObjectiveNumber(incident: one, ordinal: 1)
  private static let set = Command.setObjective(flood, text: "nobody left by dusk")
  private static let merge = Command.mergeIncident(Story.incident(2), into: flood, reason: nil)

  private static func linked(_ links: AssignmentLinks, on incident: IncidentReference = flood)
    -> Command
  {
    .issueAssignment(
      AssignmentDraft(incident: incident, agency: Story.fire, title: "Part", links: links))
  }

  private static func part(of ordinal: Int) -> Command {
    linked(AssignmentLinks(parent: AssignmentNumber(incident: one, ordinal: ordinal)))
  }

  private static let equip = Command.changeResource(Story.engine, ResourceChange(restMinutes: 30))
  private static let release = Command.releaseResource(Story.engine)

  static let links = [
    RejectionCase(
      "an incident is not merged into itself",
      when: .mergeIncident(flood, into: flood, reason: nil), then: .mergeIntoItself(one)),
    RejectionCase(
      "a merged number leads to the incident that stays, which cannot take in itself",
      given: after([second], [merge]),
      when: .mergeIncident(Story.incident(2), into: flood, reason: nil),
      then: .mergeIntoItself(one)),
    RejectionCase(
      "nothing is merged into a closed incident",
      given: after([second], [.closeIncident(flood, reason: nil, endingOpenWork: true)]),
      when: merge, then: .incidentClosed(one, .closed)),
    RejectionCase(
      "what looks like an incident that is open is not opened unasked",
      when: draft { $0.title = "Water at the mill" }, then: .likelyDuplicate([one])),
    RejectionCase(
      "an officer names all that looks the same",
      given: after([draft { ($0.title, $0.distinctFrom) = ("The mill, water", [one]) }]),
      when: draft { ($0.title, $0.distinctFrom) = ("Water, the mill", [one]) },
      then: .likelyDuplicate([one, two])),
    RejectionCase(
      "an incident with a refused task that nobody has is not closed unasked",
      given: after([issue], [.refuseAssignment(Story.pump, reason: "no pump")]),
      when: .closeIncident(flood, reason: nil, endingOpenWork: false),
      then: .incidentHasOpenWork(one, assignments: [task], resources: [])),
    RejectionCase(
      "an objective must be known", when: .changeObjective(objective, .met, reason: nil),
      then: .objectiveUnknown(objective)),
    RejectionCase(
      "an objective is met once",
      given: after([set], [.changeObjective(objective, .met, reason: nil)]),
      when: .changeObjective(objective, .met, reason: nil),
      then: .objectiveAlready(objective, .met)),
    RejectionCase(
      "an objective is dropped with a reason", given: after([set]),
      when: .changeObjective(objective, .dropped, reason: " "), then: .textMissing(.reason)),
    RejectionCase(
      "work serves an open objective",
      given: after([set], [.changeObjective(objective, .met, reason: nil)]),
      when: linked(AssignmentLinks(objective: 1)), then: .objectiveAlready(objective, .met)),
    RejectionCase(
      "work is a part of work on the same incident", given: after([issue], [second]),
      when: linked(AssignmentLinks(parent: task), on: Story.incident(2)),
      then: .assignmentOfAnother(task, two)),
    RejectionCase(
      "work comes after known work",
      when: linked(AssignmentLinks(after: [task])), then: .assignmentUnknown(.number(task))),
    RejectionCase(
      "work with open parts is not done", given: after([issue], [part(of: 1)]),
      when: .finishAssignment(Story.pump, result: nil),
      then: .assignmentHasOpenParts(task, [AssignmentNumber(incident: one, ordinal: 2)])),
    RejectionCase(
      "parts are at most five deep",
      given: after([issue], [part(of: 1)], [part(of: 2)], [part(of: 3)], [part(of: 4)]),
      when: part(of: 5), then: .nestedTooDeep(AssignmentNumber(incident: one, ordinal: 5))),
    RejectionCase(
      "a crew that rests is not committed unasked", given: after([equip], [commit], [release]),
      when: commit,
      then: .resourceRests("Engine 41", until: now.advanced(byMilliseconds: 30 * 60_000))),
    RejectionCase(
      "a resource is not redirected to where it is", given: after([commit]),
      when: .redirectResource(Story.engine, to: flood),
      then: .resourceAlreadyAssigned("Engine 41", to: one)),
    RejectionCase(
      "a change to what a resource is already changes nothing", given: after([equip]), when: equip,
      then: .resourceUnchanged("Engine 41")),
    RejectionCase(
      "a resource is at least one",
      when: .changeResource(Story.engine, ResourceChange(quantity: 0)),
      then: .quantityOutOfRange(0)),
    RejectionCase(
      "a rest is at most a week",
      when: .changeResource(Story.engine, ResourceChange(restMinutes: 10_081)),
      then: .restOutOfRange(minutes: 10_081)),
    RejectionCase(
      "who did nothing here has nothing to take back", when: .undo,
      shape: { $0.id = SubmissionID(desk: "desk-9", counter: 1) }, then: .nothingToUndo),
    RejectionCase(
      "what another desk has gone on from is not taken back",
      given: {
        var story = try after([issue])()
        try story.accept([.acknowledgeAssignment(Story.pump)]) {
          $0.id = SubmissionID(desk: "desk-2", counter: 1)
        }
        return story
      }, when: .undo,
      then: .undoOvertaken(
        .assignment(AssignmentNumber(incident: IncidentNumber(year: 2026, counter: 1), ordinal: 1)),
        changedAt: 10, by: Story.officer)),
    RejectionCase(
      "a movement is not taken back",
      given: after([commit], [.moveResource(Story.engine, .onScene)]), when: .undo,
      then: .cannotUndo(.moved, 11)),
    RejectionCase(
      "a shift ends after now", when: .startShift(name: "night", ends: now),
      then: .dueInPast(now, now: now)),
    RejectionCase(
      "naming the same person on call changes nothing",
      given: after([.setOnCall(Story.fire, OnCall(name: "J. Reyes"))]),
      when: .setOnCall(Story.fire, OnCall(name: " J. Reyes ")), then: .agencyUnchanged(Story.fire)),
  ]
}
