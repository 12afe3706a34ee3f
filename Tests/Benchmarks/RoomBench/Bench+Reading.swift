import Glibc
import IncidentEngine
import OperatingPicture
import OperationsRoom
import SQLiteJournal

extension Bench {
  /// A cold process: the room, its chain checked, and a board that can be used.
  func open(_ path: String, fromSnapshot: Bool) throws {
    let start = now()
    // The folder as a whole: looking into its files would count.
    if !fromSnapshot { rename("\(path)/snapshots", "\(path)/snapshots.aside") }
    defer { if !fromSnapshot { rename("\(path)/snapshots.aside", "\(path)/snapshots") } }
    let room = try openedRoom(path)
    let board = IncidentBoard(room.situation)
    let spent = now() - start
    print(
      "{\"bench\":\"\(fromSnapshot ? "snapshot" : "journal")\",\"ms\":\(round1(spent / 1000)),"
        + "\"incidents\":\(board.count),\"entries\":\(room.situation.lastNumber),"
        + "\"peak_mb\":\(peakMegabytes)}")
  }

  /// The open tasks of one agency as its lane has them, and the timelines of incidents.
  ///
  /// At the end of W1 the only work left is what was refused, and that is issued again first: one
  /// task of sixteen, due as long after as it was the first time, every second one acknowledged.
  /// What is asked is asked a day later, when a third is overdue.
  func queries(_ path: String) throws {
    let clock = StreamClock()
    var room = try openedRoom(path, clock)
    try issueAgain(&room, clock)
    let situation = room.situation
    let board = AgencyBoard(situation)
    let largest = situation.agencies.max {
      board.openCount(of: $0.code) < board.openCount(of: $1.code)
    }
    guard let agency = largest, let last = situation.lastRecorded else {
      throw Failure(description: "no agency")
    }
    let later = last.advanced(byMilliseconds: 86_400_000)
    var (found, shown, timed) = (0, 0, 0)
    let all = median(101) {
      found = board.lane(of: agency, in: situation, now: later).tasks.all.count
    }
    let first = median(1001) {
      let tasks = board.lane(of: agency, in: situation, now: later).tasks
      shown = tasks.window(from: 0, count: 50).count
    }
    let incidents = situation.incidents
    var place = 0
    let one = median(1001) {
      place = (place + 7919) % incidents.count
      timed = IncidentHistory(incidents[place], in: situation).changes.count
    }
    print(
      "{\"bench\":\"queries\",\"tasks\":\(found),\"all_us\":\(round1(all)),\"shown\":\(shown),"
        + "\"first_us\":\(round1(first)),\"timeline_us\":\(round1(one)),\"changes\":\(timed)}")
  }

  private func issueAgain(_ room: inout Room<SQLiteJournal>, _ clock: StreamClock) throws {
    guard let last = room.situation.lastRecorded else { throw Failure(description: "no room") }
    clock.set(last.milliseconds / 1000)
    var commander = Commander(desk: "again")
    var requests: [Request] = []
    for task in room.situation.assignments where task.status == .unable {
      let after = task.due.map { $0.milliseconds(since: task.issued) }
      requests.append(
        commander.issuingAgain(task.number, due: after.map { last.advanced(byMilliseconds: $0) }))
    }
    try submit(requests, &room)
    let issued = room.situation.assignments.filter { $0.status == .issued }
    try submit(
      issued.enumerated().filter { $0.offset.isMultiple(of: 2) }.map {
        commander.acknowledging($0.element.number)
      }, &room)
  }

  private func submit(_ requests: [Request], _ room: inout Room<SQLiteJournal>) throws {
    for start in stride(from: 0, to: requests.count, by: 1000) {
      let waiting = Array(requests[start..<min(requests.count, start + 1000)])
      try checkAll(waiting, room.process(waiting))
    }
  }
}
