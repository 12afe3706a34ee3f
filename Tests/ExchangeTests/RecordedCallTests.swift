import Exchange
import IncidentEngine
import OperatingPicture
import OperationsRoom
import Testing

/// What became of the calls of a log, in words that do not depend on the order of recording.
private func outcome(_ situation: Situation) -> [String] {
  situation.incidents.flatMap { incident -> [String] in
    let tasks = situation.assignments(of: incident).map { task in
      let steps = task.history.map { "\($0.value.word) \($0.occurred.milliseconds)" }
      return "\(task.issue.key?.id ?? "") \(task.status.word) \(task.issued.milliseconds): "
        + steps.joined(separator: ", ")
    }
    let answered = incident.participations.flatMap { $0.history.map(\.occurred) }
    let times = Set(incident.history.map(\.occurred) + answered).sorted()
    let agencies = incident.participations.sorted { $0.agency < $1.agency }
    var stood: [String] = []
    for time in times {
      let parts = agencies.compactMap { part in
        part.history.standing(by: time).map { "\(part.agency.text) \($0.value.word)" }
      }
      let phase = incident.history.standing(by: time)?.value.phase.word ?? ""
      let line = ([phase] + parts).joined(separator: ", ")
      guard stood.last?.hasSuffix(": \(line)") != true else { continue }
      stood.append("\(time.milliseconds): \(line)")
    }
    let now = agencies.map { "\($0.agency.text) \($0.current.word)" }.joined(separator: ", ")
    return ["\(incident.details.key?.id ?? "") \(incident.phase.word): \(now)"] + tasks.sorted()
      + stood
  }
}

@Suite struct RecordedCallTests {
  private static let rows = [
    row("1", "E1", "10:03", "10:06", "10:12", "10:40"),
    row("1", "M1", kind: "MEDIC", "10:02", "", "10:09", "10:30"),
    row("1", "E2", "10:02", "10:04", "10:08", "11:00"),
    row("1", "E3", "10:05", "10:05", "", "10:20"),
  ]

  @Test func `each agency gets one task, through its first and last units`() throws {
    var room = try ImportRoom()
    room.take(try read(Self.rows, by: plainMap()))
    let incident = try #require(room.situation.incidents.first)
    #expect(incident.phase == .closed)
    let tasks = room.situation.assignments(of: incident)
    #expect(tasks.map(\.agency.text) == ["fire", "ambulance"])
    #expect(tasks.map(\.status) == [.done, .done])
    #expect(tasks.map(\.issued) == [at("10:02"), at("10:02")])
    #expect(tasks.map { $0.time(of: .acknowledged) } == [at("10:04"), nil])
    #expect(tasks.map { $0.time(of: .inProgress) } == [at("10:08"), at("10:09")])
    #expect(tasks.map { $0.time(of: .done) } == [at("11:00"), at("10:30")])
  }

  @Test func `an agency without a dispatch time gets no task`() throws {
    var room = try ImportRoom()
    room.take(
      try read(
        [
          row("1", "E1", "10:03", "", "", ""),
          row("1", "M1", kind: "MEDIC", "", "10:02", "10:09", "10:30"),
        ], by: plainMap()))
    #expect(room.situation.assignments.map(\.agency.text) == ["fire"])
    #expect(room.situation.commitments.count == 2)
  }

  @Test func `a task is not done while one unit is not known to be available`() throws {
    var room = try ImportRoom()
    room.take(
      try read(
        [
          row("1", "E1", "10:03", "10:04", "10:09", "11:00"),
          row("1", "E2", "10:03", "10:04", "", ""),
        ], by: plainMap()))
    #expect(room.situation.assignments.map(\.status) == [.inProgress])
    #expect(room.situation.incidents.map(\.phase) == [.active])
  }

  @Test func `a log without times becomes incidents and units without movements`() throws {
    var room = try ImportRoom()
    room.take(try read(["1,E1,,ENGINE,Fire,Here,,,,,,,,"], by: plainMap()))
    #expect(room.situation.commitments.map(\.movements) == [[]])
    #expect(room.situation.commitments.map(\.released) == [nil])
    #expect(room.situation.assignments.isEmpty)
    #expect(room.situation.incidents.map(\.details.reportedAt) == [nil])
  }

  @Test func `a call without a time of receipt opens with the first that is known`() throws {
    var room = try ImportRoom()
    room.take(try read([row("1", "E1", received: "", "", "", "", "11:00")], by: plainMap()))
    #expect(room.situation.incidents.map(\.opened) == [at("11:00")])
  }

  @Test func `importing again adds nothing`() throws {
    var room = try ImportRoom()
    let log = try read(Self.rows, by: plainMap())
    room.take(log)
    let before = room.situation.lastNumber
    #expect(room.take(log).areUnchangedCalls)
    #expect(room.situation.lastNumber == before)
  }

  @Test func `a call that comes row by row ends as if it had come at once, in any order`() throws {
    var whole = try ImportRoom()
    whole.take(try read(Self.rows, by: plainMap()))
    let expected = outcome(whole.situation)
    for order in permutations(Array(Self.rows.indices)) {
      var parts = try ImportRoom()
      for index in order {
        let answers = parts.take(try read([Self.rows[index]], by: plainMap()))
        #expect(answers.areAccepted)
      }
      #expect(outcome(parts.situation) == expected, "\(order)")
    }
  }

  @Test func `a unit that comes later takes an end back, and gives it again`() throws {
    let first = [row("1", "E1", "10:03", "10:04", "10:09", "10:40")]
    let open = first + [row("1", "E2", "10:05", "10:06", "10:10", "")]
    let ended = first + [row("1", "E2", "10:05", "10:06", "10:10", "10:50")]
    var room = try ImportRoom()
    room.take(try read(first, by: plainMap()))
    #expect(room.situation.incidents.map(\.phase) == [.closed])
    for rows in [open, ended] {
      room.take(try read(rows, by: plainMap()))
      var whole = try ImportRoom()
      whole.take(try read(rows, by: plainMap()))
      #expect(outcome(room.situation) == outcome(whole.situation))
    }
    #expect(room.situation.assignments.first?.time(of: .done) == at("10:50"))
  }

  @Test func `what an officer said of a task stays`() throws {
    var room = try ImportRoom()
    room.take(try read([row("1", "E1", "10:03", "10:04", "", "")], by: plainMap()))
    let officer = OfficerDetails(name: "A", agency: nil, posts: ["Duty officer"], account: "a")
    room.submit([[.registerOfficer(officer)]])
    let task = try #require(room.situation.assignments.first?.number)
    let cancelled = room.submit(
      [[.cancelAssignment(.number(task), reason: "false alarm")]], officer: OfficerID(1))
    #expect(cancelled.areAccepted)
    room.take(try read([row("1", "E1", "10:03", "10:04", "10:09", "11:00")], by: plainMap()))
    #expect(room.situation.assignment(task)?.status == .cancelled)
    #expect(room.situation.commitments.first?.released == at("11:00"))
    #expect(room.situation.incidents.first?.phase == .closed)
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.flatMap { first in
      permutations(items.filter { $0 != first }).map { [first] + $0 }
    }
  }
}

@Suite(.enabled(if: Files.hasData, Files.dataMissing)) struct PublicLogTests {
  private func log(_ file: String, rows: Int? = nil) throws -> DispatchImport {
    var bytes = try #require(Files.data(file))
    if let rows {
      let ends = bytes.indices.filter { bytes[$0] == 0x0A }
      bytes = Array(bytes[...ends[rows]])
    }
    let map = try shippedMap("san-francisco.yaml")
    return try DispatchImport.read(bytes, by: map, zone: zone(map.zone))
  }

  @Test func `the calls of 2017 give their figures, and importing again adds nothing`() throws {
    let log = try log("sffd_2017_calls.csv")
    #expect((log.rowsRead, log.rowsKept, log.calls.count) == (865, 865, 173))
    #expect(log.problems.isEmpty)
    var room = try ImportRoom()
    #expect(room.take(log).areAccepted)
    #expect(
      DispatchFigures(room.situation).json
        == #"{"format":1,"incidents":173,"commitments":865,"lateAfterSeconds":480,"#
        + #""arrivals":{"known":546,"late":98,"medianSeconds":337},"#
        + #""firstArrivals":{"known":169,"late":7,"medianSeconds":263,"never":4},"#
        + #""mostCommitments":17}"#)
    let last = room.situation.lastNumber
    #expect(room.take(log).areUnchangedCalls)
    #expect(room.situation.lastNumber == last)
  }

  @Test func `the outside fires give their figures`() throws {
    let log = try log("sffd_outside-fire_calls.csv")
    #expect((log.rowsRead, log.rowsKept, log.calls.count) == (4340, 4340, 901))
    #expect(log.flagged.count == 11)
    var room = try ImportRoom()
    #expect(room.take(log).areAccepted)
    #expect(
      DispatchFigures(room.situation).json
        == #"{"format":1,"incidents":901,"commitments":4340,"lateAfterSeconds":480,"#
        + #""arrivals":{"known":2916,"late":520,"medianSeconds":340},"#
        + #""firstArrivals":{"known":866,"late":25,"medianSeconds":258,"never":35},"#
        + #""mostCommitments":36}"#)
  }

  @Test(arguments: [
    ("sffd_2017_calls.csv", 3), ("sffd_2017_calls.csv", 433),
    ("sffd_outside-fire_calls.csv", 2167),
  ])
  func `a part of a log and then the whole give what the whole gives`(
    file: String, rows: Int
  ) throws {
    var whole = try ImportRoom()
    whole.take(try log(file))
    var parts = try ImportRoom()
    parts.take(try log(file, rows: rows))
    #expect(parts.situation.commitments.count == rows)
    parts.take(try log(file))
    #expect(DispatchFigures(parts.situation) == DispatchFigures(whole.situation))
    #expect(outcome(parts.situation) == outcome(whole.situation))
  }

  /// The figures were counted by a script that shares nothing with the program.
  @Test func `a layout that knows only when units were available gives its figures`() throws {
    let map = try shippedMap("learningspark.yaml")
    let bytes = try #require(Files.data("sffd_learningspark_1000.csv"))
    let log = try DispatchImport.read(bytes, by: map, zone: zone(map.zone))
    #expect((log.rowsRead, log.rowsKept, log.calls.count) == (1000, 1000, 961))
    #expect(log.problems.isEmpty)
    #expect(log.calls.map(\.rows.count).max() == 3)
    #expect(log.calls.allSatisfy { $0.key.id.utf8.count == 9 })
    let rows = log.calls.flatMap(\.rows)
    #expect(Set(rows.map(\.unit)).count == 108)
    #expect(rows.count { $0.agency.text == "ambulance" } == 346)
    let times = rows.compactMap(\.available).map(\.milliseconds)
    #expect(times.count == 988)
    #expect(times.reduce(0, +) == 1_000_428_806_415_000)
    #expect((times.min(), times.max()) == (1_010_742_704_000, 1_018_658_647_000))
    #expect(rows.allSatisfy { $0.movements.isEmpty })
    #expect(log.calls.allSatisfy { $0.incident.reportedAt == nil })
    #expect(log.calls.count { $0.incident.priority.rawValue == 2 } == 858)
    #expect(log.calls.count { $0.incident.priority.rawValue == 3 } == 103)
    var room = try ImportRoom()
    #expect(room.take(log).areAccepted)
    #expect(room.situation.incidents.count { $0.phase == .closed } == 949)
    #expect(
      DispatchFigures(room.situation).json
        == #"{"format":1,"incidents":961,"commitments":1000,"lateAfterSeconds":480,"#
        + #""arrivals":{"known":0,"late":0,"medianSeconds":null},"#
        + #""firstArrivals":{"known":0,"late":0,"medianSeconds":null,"never":961},"#
        + #""mostCommitments":3}"#)
    #expect(room.situation.assignments.isEmpty)
    #expect(room.take(log).areUnchangedCalls)
  }
}
