import EngineTesting
import IncidentEngine

extension RejectionCase {
  private static let close = Command.closeIncident(flood, reason: nil, endingOpenWork: true)

  static let incidents = [
    RejectionCase(
      "an incident must be known", when: .reopenIncident(Story.incident(2), reason: "again"),
      then: .incidentUnknown(Story.incident(2))),
    RejectionCase(
      "an incident must be known by its key",
      when: .changePhase(.external(key), .active, reason: nil),
      then: .incidentUnknown(.external(key))),
    RejectionCase(
      "nothing is tasked on a closed incident", given: after([close]), when: issue,
      then: .incidentClosed(one, .closed)),
    RejectionCase(
      "nothing is committed to a cancelled incident",
      given: after([.cancelIncident(flood, reason: "false alarm")]), when: commit,
      then: .incidentClosed(one, .cancelled)),
    RejectionCase(
      "an open incident is not reopened", when: .reopenIncident(flood, reason: "again"),
      then: .incidentAlreadyOpen(one)),
    RejectionCase(
      "an incident is not moved to the phase it is in",
      when: .changePhase(flood, .reported, reason: nil),
      then: .incidentAlreadyIn(one, .reported)),
    RejectionCase(
      "a change to what already is changes nothing", when: .changeIncident(flood, sameTitle),
      then: .incidentUnchanged(one)),
    RejectionCase(
      "an incident with open work is not closed", given: after([issue], [commit]),
      when: .closeIncident(flood, reason: nil, endingOpenWork: false),
      then: .incidentHasOpenWork(one, assignments: [task], resources: ["Engine 41"])),
    RejectionCase(
      "an incident with open work is not cancelled", given: after([issue]),
      when: .cancelIncident(flood, reason: "false alarm"),
      then: .incidentHasOpenWork(one, assignments: [task], resources: [])),
    RejectionCase(
      "what a source calls an incident stays with it", given: after([draft { $0.key = key }]),
      when: draft { $0.key = key }, then: .externalKeyTaken(key)),
    RejectionCase(
      "what a source calls an assignment stays with it", given: after([keyed]), when: keyed,
      then: .externalKeyTaken(key)),
    RejectionCase(
      "an agency does not come to where it stands",
      when: .setParticipation(flood, Story.fire, .alerted),
      then: .agencyAlready(Story.fire, .alerted, on: one)),
    RejectionCase(
      "an agency with open work is not stood down", given: after([issue]),
      when: .setParticipation(flood, Story.fire, .stoodDown),
      then: .agencyHasOpenWork(Story.fire, on: one, assignments: [task])),
  ]

  private static let sameTitle: IncidentChange = {
    var change = IncidentChange()
    change.title = "Water in the mill "
    return change
  }()

  private static let keyed = Command.issueAssignment(
    AssignmentDraft(incident: flood, agency: Story.fire, title: "Pump", key: key))

  static let assignments = [
    RejectionCase(
      "an assignment must be known", when: .startAssignment(Story.pump),
      then: .assignmentUnknown(Story.pump)),
    RejectionCase(
      "a log line is about a known assignment",
      when: .writeLog(LogDraft(kind: .order, text: "go", task: Story.pump)),
      then: .assignmentUnknown(Story.pump)),
    RejectionCase(
      "an assignment that is done stays done",
      given: after([issue], [.finishAssignment(Story.pump, result: nil)]),
      when: .startAssignment(Story.pump), then: .assignmentEnded(task, .done)),
    RejectionCase(
      "an assignment that was issued again is not issued a third time from there",
      given: after([issue], [.reissueAssignment(Story.pump, AssignmentRevision())]),
      when: .reissueAssignment(Story.pump, AssignmentRevision()),
      then: .assignmentEnded(task, .cancelled)),
    RejectionCase(
      "an assignment in progress was acknowledged",
      given: after([issue], [.startAssignment(Story.pump)]),
      when: .acknowledgeAssignment(Story.pump), then: .assignmentAlready(task, .inProgress)),
    RejectionCase(
      "an assignment is due after now",
      when: .issueAssignment(
        AssignmentDraft(incident: flood, agency: Story.fire, title: "Pump", due: now)),
      then: .dueInPast(now, now: now)),
    RejectionCase(
      "nobody answers an assignment before it was issued", given: after([issue]),
      when: .acknowledgeAssignment(Story.pump),
      shape: { $0.occurred = now.advanced(byMilliseconds: -1) },
      then: .beforeIssue(task, issued: now, occurred: now.advanced(byMilliseconds: -1))),
  ]

  static let resources = [
    RejectionCase(
      "a resource must be known", when: .releaseResource(.name("Boat 9")),
      then: .resourceUnknown(.name("Boat 9"))),
    RejectionCase(
      "a resource must be known by its number", when: .releaseResource(.id(ResourceID(0))),
      then: .resourceUnknown(.id(ResourceID(0)))),
    RejectionCase(
      "two resources do not share a name, whatever its case",
      when: .registerResource(name: "ENGINE 41", kind: "engine", agency: Story.police),
      then: .resourceNameTaken("Engine 41", ResourceID(1))),
    RejectionCase(
      "a resource assigned twice is rejected with the incident that holds it",
      given: after([commit], [draft { _ in }]),
      when: .commitResource(Story.engine, to: Story.incident(2)),
      then: .resourceAlreadyAssigned("Engine 41", to: one)),
    RejectionCase(
      "a resource at work is not taken out of service", given: after([commit]),
      when: .setResourceService(Story.engine, inService: false, reason: "tyre"),
      then: .resourceAlreadyAssigned("Engine 41", to: one)),
    RejectionCase(
      "a resource that is not assigned does not move",
      when: .moveResource(Story.engine, .onScene), then: .resourceNotAssigned("Engine 41")),
    RejectionCase(
      "a resource out of service is not committed",
      given: after([.setResourceService(Story.engine, inService: false, reason: " tyre ")]),
      when: commit, then: .resourceOutOfService("Engine 41", reason: "tyre")),
    RejectionCase(
      "a resource in service is not put in service",
      when: .setResourceService(Story.engine, inService: true, reason: nil),
      then: .resourceAlreadyInService("Engine 41")),
    RejectionCase(
      "a resource does not come to where it is", given: after([commit]),
      when: .moveResource(.name("engine 41"), .dispatched),
      then: .resourceAlready("Engine 41", .dispatched)),
    RejectionCase(
      "a resource on scene is not on its way again",
      given: after([commit], [.moveResource(Story.engine, .onScene)]),
      when: .moveResource(Story.engine, .enRoute),
      then: .movementGoesBack("Engine 41", from: .onScene, to: .enRoute)),
    RejectionCase(
      "out of service has a reason",
      when: .setResourceService(Story.engine, inService: false, reason: " "),
      then: .textMissing(.reason)),
  ]

  static let log = [
    RejectionCase(
      "a line must be known to be struck", given: after([line]),
      when: .strikeLog(LogNumber(2), reason: "wrong"), then: .logUnknown(LogNumber(2))),
    RejectionCase(
      "a line is struck once", given: after([line], [.strikeLog(LogNumber(1), reason: "wrong")]),
      when: .correctLog(LogNumber(1), text: "right"), then: .logAlreadyStruck(LogNumber(1))),
  ]

  private static let start = Command.startExercise(scenario: "drill")

  static let exercise = [
    RejectionCase(
      "an exercise starts once", given: after([start], in: .exercise), when: start,
      then: .exerciseAlreadyStarted),
    RejectionCase(
      "an exercise that has not started is not paused", given: after(in: .exercise),
      when: .pauseExercise, then: .exerciseNotStarted),
    RejectionCase(
      "an exercise that has not started has no speed", given: after(in: .exercise),
      when: .setExerciseSpeed(permille: 2000), then: .exerciseNotStarted),
    RejectionCase(
      "a paused exercise is not paused", given: after([start], [.pauseExercise], in: .exercise),
      when: .pauseExercise, then: .exerciseAlreadyPaused),
    RejectionCase(
      "a running exercise is not resumed", given: after([start], in: .exercise),
      when: .resumeExercise, then: .exerciseAlreadyRunning),
    RejectionCase(
      "an exercise is not slower than a tenth", given: after([start], in: .exercise),
      when: .setExerciseSpeed(permille: 99), then: .speedOutOfRange(permille: 99)),
    RejectionCase(
      "an exercise is not faster than an hour a second", given: after([start], in: .exercise),
      when: .setExerciseSpeed(permille: 3_600_001), then: .speedOutOfRange(permille: 3_600_001)),
  ]

  static let calls = [
    RejectionCase(
      "a call that brings nothing new is unchanged", given: after([call()]), when: call(),
      then: .callUnchanged(ExternalKey(source: "cad", id: "C1"))),
    RejectionCase(
      "a call that brings nothing new is unchanged beside other commands too",
      given: after([call()]), when: line, call(),
      then: .callUnchanged(ExternalKey(source: "cad", id: "C1"))),
  ]
}
