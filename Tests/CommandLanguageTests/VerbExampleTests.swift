import CommandLanguage
import IncidentEngine
import Testing

struct VerbExampleTests {
  @Test(arguments: VerbTable.standard.rows)
  func `the example of a verb means what the verb says`(_ verb: Verb) throws {
    let expected = try #require(Self.expected()[verb.name], "\(verb.name) has no expectation")
    #expect(try OfficersRoom.usual().meaning(verb.example) == expected)
  }

  @Test(arguments: VerbTable.standard.rows)
  func `an alias means the same as the verb`(_ verb: Verb) throws {
    let room = try OfficersRoom.usual()
    let rest = verb.example.dropFirst(verb.name.count)
    for alias in verb.aliases {
      #expect(try room.meaning("\(alias)\(rest)") == room.meaning(verb.example))
      #expect(try room.meaning("  :\(alias.uppercased())\(rest)") == room.meaning(verb.example))
    }
  }

  @Test func `no two verbs share a word`() {
    let words = VerbTable.standard.rows.flatMap { [$0.name] + $0.aliases }
    #expect(Set(words).count == words.count)
  }

  @Test(arguments: VerbTable.standard.rows)
  func `an example starts with its verb and usage shows all options`(_ verb: Verb) {
    #expect(verb.example.hasPrefix(verb.name))
    for option in verb.options { #expect(verb.usage.contains(option.name)) }
  }

  @Test(arguments: OwnVerbs.table.rows)
  func `every field of a verb is read`(_ verb: Verb) throws {
    let context = try OwnVerbs.context()
    // What looks like an incident that there is says more by `anyway`.
    let line = verb.name == "open" ? "open flood Water at mark 3" : verb.example
    let said = try #require(CommandForm(line: line, in: context))
    let before = try said.meaning(in: context)
    for (place, field) in said.fields.enumerated() {
      var form = said
      form.values[place] = field.kind == .flag ? "on" : "zzz 9"
      do {
        #expect(try form.meaning(in: context) != before, "\(field.name) says nothing")
      } catch {
        #expect(error.field == place, "\(field.name): \(error)")
      }
    }
  }

  private static func expected() throws -> [String: LineMeaning] {
    var all = try incidents()
    for part in [try work(), try resources(), try others()] {
      all.merge(part) { first, _ in first }
    }
    return all
  }

  private static func commands(_ commands: Command..., occurred: Moment? = nil) -> LineMeaning {
    .commands(commands, occurred: occurred)
  }

  private static let here = IncidentReference.number(OfficersRoom.selected)

  private static func incident(_ counter: Int) -> IncidentReference {
    .number(OfficersRoom.incident(counter))
  }

  private static func objective(_ ordinal: Int) -> ObjectiveNumber {
    ObjectiveNumber(incident: OfficersRoom.selected, ordinal: ordinal)
  }

  private static func incidents() throws -> [String: LineMeaning] {
    var change = IncidentChange()
    change.priority = .immediate
    change.lead = try code("police")
    let draft = IncidentDraft(
      type: "flood", title: "East Bank under water", priority: .immediate, place: "Mill Rd",
      lead: try code("fire"), agencies: [try code("police")])
    return [
      "open": commands(.openIncident(draft)),
      "change": commands(.changeIncident(here, change)),
      "phase": commands(.changePhase(here, .contained, reason: "water below the wall")),
      "close": commands(
        .closeIncident(incident(4), reason: "road open again", endingOpenWork: false)),
      "calloff": commands(.cancelIncident(incident(9), reason: "reported twice, see 26-0003")),
      "reopen": commands(.reopenIncident(incident(4), reason: "second vehicle found")),
      "merge": commands(
        .mergeIncident(incident(9), into: incident(3), reason: "same caller, same street")),
      "objective": commands(.setObjective(here, text: "nobody left on East Bank by dusk")),
      "met": commands(
        .changeObjective(objective(1), .met, reason: "last house checked 16:20")),
      "drop": commands(.changeObjective(objective(2), .dropped, reason: "the bridge is gone")),
      "bring": commands(
        .setParticipation(here, try code("police"), .alerted),
        .setParticipation(here, try code("ambulance"), .alerted)),
      "standing": commands(.setParticipation(here, try code("police"), .onScene)),
    ]
  }

  private static func work() throws -> [String: LineMeaning] {
    let now = OfficersRoom.now
    let draft = AssignmentDraft(
      incident: here, agency: try code("fire"), title: "evacuate Mill Rd 1–60",
      due: now.advanced(byMilliseconds: 45 * 60_000))
    let revision = AssignmentRevision(
      agency: try code("municipality"), due: now.advanced(byMilliseconds: 20 * 60_000),
      reason: "no answer")
    return [
      "task": commands(.issueAssignment(draft)),
      "ack": commands(.acknowledgeAssignment(OfficersRoom.task(4))),
      "start": commands(
        .startAssignment(OfficersRoom.task(4)), occurred: now.advanced(byMilliseconds: -300_000)),
      "done": commands(.finishAssignment(OfficersRoom.task(4), result: "41 people out")),
      "refuse": commands(
        .refuseAssignment(OfficersRoom.task(6), reason: "no crew before 16:00")),
      "cancel": commands(.cancelAssignment(OfficersRoom.task(2), reason: "people already out")),
      "reissue": commands(.reissueAssignment(OfficersRoom.task(6), revision)),
    ]
  }

  private static func resources() throws -> [String: LineMeaning] {
    let engine = ResourceReference.id(ResourceID(1))
    return [
      "resource": commands(
        .registerResource(name: "Engine 41", kind: "engine", agency: try code("fire"))),
      "equip": commands(
        .changeResource(engine, ResourceChange(quantity: 5, restMinutes: 45))),
      "commit": commands(.commitResource(engine, to: here)),
      "move": commands(.moveResource(engine, .onScene)),
      "release": commands(.releaseResource(engine)),
      "out": commands(.setResourceService(engine, inService: false, reason: "pump failed")),
      "back": commands(.setResourceService(engine, inService: true, reason: nil)),
    ]
  }

  private static func others() throws -> [String: LineMeaning] {
    let coastguard = AgencyDetails(
      code: try code("coastguard"), name: "Northport Coastguard", contact: "VHF 16")
    return [
      "log": commands(
        .writeLog(LogDraft(kind: .decision, text: "no boats below the weir", incident: here))),
      "strike": commands(.strikeLog(LogNumber(12), reason: "wrong incident")),
      "correct": commands(.correctLog(LogNumber(12), text: "Mill Rd 1–38 clear, 41 people")),
      "agency": commands(.registerAgency(coastguard)),
      "oncall": commands(
        .setOnCall(
          try code("police"),
          OnCall(
            name: "M. Chen", contact: "ext 212",
            until: OfficersRoom.now.advanced(byMilliseconds: 8 * 3_600_000)))),
      "shift": commands(
        .startShift(
          name: "night", ends: OfficersRoom.now.advanced(byMilliseconds: 8 * 3_600_000))),
      "period": commands(
        .startPeriod(
          aim: "hold the dike at Mill Rd",
          ends: OfficersRoom.now.advanced(byMilliseconds: 4 * 3_600_000))),
      "iam": .identify(name: "B. Haddad", agency: try code("fire"), post: "Duty officer"),
      "inject": .deliver(inject: "I-27"),
      "undo": commands(.undo),
      "pause": commands(.pauseExercise),
      "resume": commands(.resumeExercise),
      "speed": commands(.setExerciseSpeed(permille: 10_000)),
      "sort": .view(.sort(.age, reversed: false)),
      "columns": .view(.columns([.number, .priority, .title, .tasks, .age])),
      "keep": .view(.keepTab("late", filter: "overdue or unanswered")),
      "unkeep": .view(.dropTab("late")),
      "follow": .view(.follow(OfficersRoom.incident(3))),
      "mark": .view(.mark(OfficersRoom.incident(3))),
      "find": .view(.find("Mill Rd")),
      "help": .help(VerbTable.standard.verb(named: "task")),
      "quit": .quit,
    ]
  }
}
