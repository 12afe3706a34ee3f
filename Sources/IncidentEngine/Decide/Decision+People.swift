extension Decision {
  mutating func openRoom(_ charter: RoomCharter) throws(Rejection) {
    if staged.charter != nil { throw .roomAlreadyOpened }
    var charter = charter
    charter.name = try required(charter.name, .name)
    record(.roomOpened(charter))
  }

  mutating func register(_ details: AgencyDetails) throws(Rejection) {
    var details = details
    details.name = try required(details.name, .name)
    details.contact = try optional(details.contact, .contact)
    guard let known = staged.agency(details.code) else {
      return record(.agencyRegistered(details))
    }
    if known.details == details { throw .agencyUnchanged(details.code) }
    record(.agencyChanged(details))
  }

  mutating func register(_ details: OfficerDetails) throws(Rejection) {
    var details = details
    details.name = try required(details.name, .person)
    var posts: [String] = []
    for post in details.posts { posts.append(try required(post, .post)) }
    let bytes = posts.reduce(0) { $0 + $1.utf8.count }
    if bytes > TextLimit.posts {
      throw .textTooLong(.post, bytes: bytes, limit: TextLimit.posts)
    }
    details.posts = posts
    if let agency = details.agency { try known(agency) }
    let same = staged.officers.first {
      $0.details.account == details.account && $0.details.name == details.name
    }
    guard let same else {
      return record(.officerRegistered(OfficerID(staged.officers.count + 1), details))
    }
    if same.details == details { throw .officerUnchanged(details.name) }
    record(.officerChanged(same.id, details))
  }

  mutating func registerResource(
    name: String, kind: String, agency: AgencyCode
  ) throws(Rejection) {
    let name = try required(name, .name)
    let kind = try required(kind, .kind)
    try known(agency)
    if let taken = staged.resource(.name(name)) { throw .resourceNameTaken(taken.name, taken.id) }
    record(
      .resourceRegistered(
        ResourceID(staged.resources.count + 1), name: name, kind: kind, agency: agency))
  }

  mutating func setOnCall(_ code: AgencyCode, _ onCall: OnCall?) throws(Rejection) {
    guard let agency = staged.agency(code) else { throw .agencyUnknown(code) }
    var onCall = onCall
    if let named = onCall {
      onCall?.name = try required(named.name, .person)
      onCall?.contact = try optional(named.contact, .contact)
      try checkEnd(named.until)
    }
    if agency.onCall == onCall { throw .agencyUnchanged(code) }
    record(.agencyOnCallChanged(code, onCall))
  }

  mutating func startShift(_ name: String, _ ends: Moment?) throws(Rejection) {
    let name = try required(name, .name)
    try checkEnd(ends)
    record(.shiftStarted(number: staged.shifts.count + 1, name: name, ends: ends))
  }

  mutating func startPeriod(_ aim: String, _ ends: Moment?) throws(Rejection) {
    let aim = try required(aim, .title)
    try checkEnd(ends)
    record(.periodStarted(number: staged.periods.count + 1, aim: aim, ends: ends))
  }

  private func checkEnd(_ end: Moment?) throws(Rejection) {
    if let end, end <= occurred { throw .dueInPast(end, now: submission.time) }
  }

  mutating func startExercise(_ scenario: String) throws(Rejection) {
    try inExerciseRoom()
    if staged.exercise != nil { throw .exerciseAlreadyStarted }
    record(.exerciseStarted(scenario: try required(scenario, .name)))
  }

  mutating func setExercise(running: Bool) throws(Rejection) {
    try inExerciseRoom()
    guard let exercise = staged.exercise else { throw .exerciseNotStarted }
    if exercise.isRunning == running {
      throw running ? .exerciseAlreadyRunning : .exerciseAlreadyPaused
    }
    record(running ? .exerciseResumed : .exercisePaused)
  }

  /// Slowest and fastest speed of an exercise, in thousandths.
  private static let speeds = 100...3_600_000

  mutating func setExerciseSpeed(_ permille: Int) throws(Rejection) {
    try inExerciseRoom()
    if staged.exercise == nil { throw .exerciseNotStarted }
    guard Self.speeds.contains(permille) else { throw .speedOutOfRange(permille: permille) }
    record(.exerciseSpeedChanged(permille: permille))
  }

  private func inExerciseRoom() throws(Rejection) {
    if staged.charter?.kind != .exercise { throw .roomIsLive }
  }
}
