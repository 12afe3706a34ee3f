/// The one table of what can be said. Help, completion, the manual and the parser read it.
public enum VerbTable {
  /// Every verb, in the order in which help shows them.
  public static let all: [Verb] = incidents + work + resources + narrative + view + room

  /// The verb that a word names, by name or alias.
  public static func verb(named word: some StringProtocol) -> Verb? {
    let word = word.lowercased()
    return all.first { $0.name == word || $0.aliases.contains(word) }
  }

  /// What stands before `=` anywhere in the table.
  static let optionNames = Set(
    all.flatMap { $0.options.filter { $0.kind != .flag }.map(\.name) })

  private static let at = Field("at", .time, required: false)

  static let incidents: [Verb] = [
    Verb(
      "open", aliases: ["new"], "open an incident",
      fields: [Field("type", .incidentType), Field("title", .text, rest: true)],
      options: [
        Field("place", .text, required: false), Field("p", .priority, required: false),
        Field("lead", .agency, required: false), Field("agencies", .agencies, required: false),
        Field("by", .text, required: false), Field("mode", .mode, required: false),
        Field("reported", .time, required: false), Field("xy", .coordinates, required: false),
        Field("anyway", .flag, required: false), at,
      ],
      example: "open flood East Bank under water place=Mill Rd p=1 lead=fire agencies=police"),
    Verb(
      "change", aliases: ["edit"], "change what is known of an incident", incident: true,
      options: [
        Field("title", .text, required: false), Field("type", .incidentType, required: false),
        Field("p", .priority, required: false), Field("place", .text, required: false),
        Field("lead", .agency, required: false), Field("mode", .mode, required: false),
        Field("xy", .coordinates, required: false), at,
      ],
      example: "change 26-0003 p=1 lead=police"),
    Verb(
      "phase", "say how far an incident has come", incident: true,
      fields: [Field("phase", .phase), Field("reason", .text, required: false, rest: true)],
      options: [at], example: "phase contained water below the wall"),
    Verb(
      "close", "close an incident", incident: true,
      fields: [Field("reason", .text, required: false, rest: true)],
      options: [Field("anyway", .flag, required: false), at],
      example: "close 26-0004 road open again"),
    Verb(
      "calloff", aliases: ["void"], "call an incident off: opened by mistake, false alarm",
      incident: true, fields: [Field("reason", .text, rest: true)], options: [at],
      example: "calloff 26-0009 reported twice, see 26-0003"),
    Verb(
      "reopen", "open a closed incident again", incident: true,
      fields: [Field("reason", .text, rest: true)], options: [at],
      example: "reopen 26-0004 second vehicle found"),
    Verb(
      "merge", "merge a report of the same incident into the one that stays", incident: true,
      fields: [Field("reason", .text, required: false, rest: true)],
      options: [Field("into", .incident), at],
      example: "merge 26-0009 same caller, same street into=26-0003"),
    Verb(
      "objective", "set what an incident is to achieve", incident: true,
      fields: [Field("text", .text, rest: true)], options: [at],
      example: "objective nobody left on East Bank by dusk"),
    Verb(
      "met", "note that an objective is met",
      fields: [
        Field("objective", .objective), Field("result", .text, required: false, rest: true),
      ],
      options: [at], example: "met O1 last house checked 16:20"),
    Verb(
      "drop", "drop an objective",
      fields: [Field("objective", .objective), Field("reason", .text, rest: true)], options: [at],
      example: "drop O2 the bridge is gone"),
    Verb(
      "bring", "bring agencies in on an incident", incident: true,
      fields: [Field("agencies", .agencies, rest: true)], options: [at],
      example: "bring police,ambulance"),
    Verb(
      "standing", "say where an agency stands on an incident", incident: true,
      fields: [Field("agency", .agency), Field("standing", .participation, rest: true)],
      options: [at], example: "standing police on scene"),
  ]

  static let work: [Verb] = [
    Verb(
      "task", aliases: ["issue"], "give work to an agency", incident: true,
      fields: [Field("agency", .agency), Field("title", .text, rest: true)],
      options: [
        Field("due", .due, required: false), Field("for", .objective, required: false),
        Field("after", .tasks, required: false), Field("under", .task, required: false), at,
      ],
      example: "task fire evacuate Mill Rd 1–60 due=+45m"),
    Verb(
      "ack", aliases: ["acknowledge"], "note that the agency has acknowledged a task",
      fields: [Field("task", .task)], options: [at], example: "ack 26-0003/4"),
    Verb(
      "start", "note that work on a task has begun", fields: [Field("task", .task)],
      options: [at], example: "start /4 at=-5m"),
    Verb(
      "done", aliases: ["finish"], "note that a task is done",
      fields: [Field("task", .task), Field("result", .text, required: false, rest: true)],
      options: [at], example: "done /4 41 people out"),
    Verb(
      "refuse", aliases: ["unable"], "note that the agency is unable to do a task",
      fields: [Field("task", .task), Field("reason", .text, rest: true)], options: [at],
      example: "refuse /6 no crew before 16:00"),
    Verb(
      "cancel", "cancel a task",
      fields: [Field("task", .task), Field("reason", .text, rest: true)],
      options: [at], example: "cancel /2 people already out"),
    Verb(
      "reissue", "issue a task again, to the same agency or another",
      fields: [Field("task", .task), Field("reason", .text, required: false, rest: true)],
      options: [
        Field("to", .agency, required: false), Field("title", .text, required: false),
        Field("due", .due, required: false), at,
      ],
      example: "reissue /6 no answer to=municipality due=+20m"),
  ]

  static let resources: [Verb] = [
    Verb(
      "resource", "register a resource", fields: [Field("name", .name, rest: true)],
      options: [
        Field("kind", .kindOfResource), Field("agency", .agency),
        Field("quantity", .number, required: false), Field("rest", .number, required: false),
      ],
      example: "resource Engine 41 kind=engine agency=fire"),
    Verb(
      "equip", "change a resource: its kind, how many it is, minutes of rest after a turn",
      fields: [Field("resource", .resource, rest: true)],
      options: [
        Field("kind", .kindOfResource, required: false),
        Field("quantity", .number, required: false), Field("rest", .number, required: false), at,
      ],
      example: "equip Engine 41 quantity=5 rest=45"),
    Verb(
      "commit", aliases: ["send"], "commit a resource to an incident", incident: true,
      fields: [Field("resource", .resource, rest: true)],
      options: [Field("anyway", .flag, required: false), at], example: "commit Engine 41"),
    Verb(
      "move", "say what a committed resource is doing",
      fields: [Field("resource", .resource, rest: true), Field("movement", .movement, rest: true)],
      options: [at], example: "move Engine 41 on scene"),
    Verb(
      "release", "release a resource from its incident",
      fields: [Field("resource", .resource, rest: true)], options: [at],
      example: "release Engine 41"),
    Verb(
      "out", "take a resource out of service", fields: [Field("resource", .resource, rest: true)],
      options: [Field("reason", .text), at], example: "out Engine 41 reason=pump failed"),
    Verb(
      "back", "put a resource back in service",
      fields: [Field("resource", .resource, rest: true)], options: [at], example: "back Engine 41"),
  ]

  static let narrative: [Verb] = [
    Verb(
      "log", aliases: ["l", "note"], "write a line into the log", incident: true,
      fields: [
        Field("kind:", .logKind, required: false), Field("text", .text, rest: true),
      ],
      options: [
        Field("task", .task, required: false), Field("from", .text, required: false),
        Field("to", .text, required: false), Field("by", .text, required: false), at,
      ],
      example: "log decision: no boats below the weir"),
    Verb(
      "strike", "strike a log line; it stays readable",
      fields: [Field("line", .logNumber), Field("reason", .text, rest: true)],
      example: "strike 12 wrong incident"),
    Verb(
      "correct", "strike a log line and write it anew",
      fields: [Field("line", .logNumber), Field("text", .text, rest: true)],
      example: "correct 12 Mill Rd 1–38 clear, 41 people"),
  ]

  static let view: [Verb] = [
    Verb(
      "sort", "order the board by a column; alone, in the standing order",
      fields: [Field("column", .column, required: false)],
      options: [Field("reversed", .flag, required: false)], example: "sort age"),
    Verb(
      "columns", "choose the board's columns and their order; alone, the usual ones",
      fields: [Field("columns", .columns, required: false, rest: true)],
      example: "columns number,priority,title,tasks,age"),
    Verb(
      "keep", "keep a filter as a tab of the board; the present one unless it is given",
      fields: [Field("name", .name, rest: true)],
      options: [Field("filter", .text, required: false)],
      example: "keep late filter=\"overdue or unanswered\""),
    Verb(
      "unkeep", "drop a tab of the board", fields: [Field("tab", .tab, rest: true)],
      example: "unkeep late"),
    Verb(
      "follow", "keep an incident first on the board and tell its news, or no longer",
      incident: true, example: "follow 26-0003"),
    Verb(
      "mark", "mark an incident, or no longer: a command that names none is for all marked ones",
      incident: true, example: "mark 26-0003"),
    Verb(
      "find", "look for words on this screen; n and N go on",
      fields: [Field("text", .text, rest: true)], example: "find Mill Rd"),
  ]

  static let room: [Verb] = [
    Verb(
      "agency", "register an agency, or change its name or contact",
      fields: [Field("code", .name)],
      options: [Field("name", .text), Field("contact", .text, required: false)],
      example: "agency coastguard name=Northport Coastguard contact=VHF 16"),
    Verb("undo", "take back your own last action at this desk", example: "undo"),
    Verb(
      "oncall", "say who of an agency is to be called; without a name nobody is",
      fields: [Field("agency", .agency), Field("name", .name, required: false, rest: true)],
      options: [
        Field("contact", .text, required: false), Field("until", .due, required: false), at,
      ],
      example: "oncall police M. Chen contact=ext 212 until=+8h"),
    Verb(
      "shift", "begin a shift: the one before ends", fields: [Field("name", .name, rest: true)],
      options: [Field("until", .due, required: false), at], example: "shift night until=+8h"),
    Verb(
      "period", "begin an operational period: the one before ends",
      fields: [Field("aim", .text, rest: true)],
      options: [Field("until", .due, required: false), at],
      example: "period hold the dike at Mill Rd until=+4h"),
    Verb(
      "iam", "say who is at this desk", fields: [Field("name", .name, rest: true)],
      options: [Field("agency", .agency, required: false), Field("post", .text, required: false)],
      example: "iam B. Haddad agency=fire post=Duty officer"),
    Verb(
      "inject", "deliver an inject of the drill that waits for your hand",
      fields: [Field("inject", .inject)], example: "inject I-27"),
    Verb("pause", "stop the exercise's clock", example: "pause"),
    Verb("resume", "let the exercise's clock go on", example: "resume"),
    Verb(
      "speed", "set how fast the exercise's clock runs", fields: [Field("speed", .speed)],
      example: "speed 10"),
    Verb(
      "help", "show what can be said and typed", fields: [Field("verb", .verb, required: false)],
      example: "help task"),
    Verb("quit", aliases: ["q", "exit"], "leave the room", example: "quit"),
  ]
}
