import Glibc
import IncidentEngine
import OperatingPicture
import OperationsRoom
import SQLiteJournal

/// What is measured.
enum Bench {
  case check
  case floor(folder: String, seconds: Double)
  case board(folder: String, incidents: Int)
  case sync(folder: String, seconds: Double)
  case group(folder: String, seconds: Double)
  case engine(incidents: Int)
  case build(folder: String, incidents: Int)
  case journal(folder: String)
  case snapshot(folder: String)
  case queries(folder: String)

  init?(_ verb: String, _ rest: [String]) {
    switch (verb, rest.first, rest.dropFirst().first) {
    case ("check", nil, _): self = .check
    case ("floor", let folder?, let seconds?):
      self = .floor(folder: folder, seconds: Double(seconds) ?? 5)
    case ("board", let folder?, let count?):
      self = .board(folder: folder, incidents: Int(count) ?? 1000)
    case ("sync", let folder?, let seconds?):
      self = .sync(folder: folder, seconds: Double(seconds) ?? 5)
    case ("group", let folder?, let seconds?):
      self = .group(folder: folder, seconds: Double(seconds) ?? 5)
    case ("engine", let count?, _): self = .engine(incidents: Int(count) ?? 1000)
    case ("build", let folder?, let count?):
      self = .build(folder: folder, incidents: Int(count) ?? 1000)
    case ("journal", let folder?, _): self = .journal(folder: folder)
    case ("snapshot", let folder?, _): self = .snapshot(folder: folder)
    case ("queries", let folder?, _): self = .queries(folder: folder)
    default: return nil
    }
  }

  func run() throws {
    switch self {
    case .check:
      W1.items(40) { item in print(item.line) }
    case .floor(let folder, let seconds): try Floor.measure(folder, seconds)
    case .board(let folder, let incidents): try openIncidents(folder, incidents)
    case .sync(let folder, let seconds): try commit(folder, seconds, together: 1)
    case .group(let folder, let seconds): try commit(folder, seconds, together: 64)
    case .engine(let incidents): try engine(incidents)
    case .build(let folder, let incidents): try build(folder, incidents)
    case .journal(let folder): try open(folder, fromSnapshot: false)
    case .snapshot(let folder): try open(folder, fromSnapshot: true)
    case .queries(let folder): try queries(folder)
    }
  }

  /// Requests of the stream, submitted so many at a time until the time is over.
  private func commit(_ path: String, _ seconds: Double, together: Int) throws {
    let clock = StreamClock()
    var room = try newRoom(path, clock)
    var commander = Commander()
    _ = room.process(commander.founding())
    var times: [Double] = []
    var waiting: [Request] = []
    var commands = 0
    let began = now()
    try W1.items(200_000) { item in
      guard now() - began < seconds * 1e6 else { return }
      clock.set(item.seconds)
      waiting.append(commander.request(item))
      guard waiting.count == together else { return }
      let start = now()
      let batch = room.process(waiting)
      times.append(now() - start)
      commands += waiting.count
      try checkAll(waiting, batch)
      waiting = []
    }
    let spent = times.reduce(0, +)
    times.sort()
    print(
      "{\"bench\":\"commit\",\"together\":\(together),\"p50_us\":\(round1(times[times.count / 2])),"
        + "\"p99_us\":\(round1(times[times.count * 99 / 100])),"
        + "\"commands_per_s\":\(Int(Double(commands) / spent * 1e6)),\"commands\":\(commands)}")
  }

  /// All must be accepted; only what escalates an incident of the highest priority changes nothing.
  private func checkAll(_ requests: [Request], _ batch: Batch) throws {
    for (request, answer) in zip(requests, batch.answers) {
      switch answer {
      case .accepted, .rejected(.incidentUnchanged): continue
      default: throw Failure(description: "\(answer) for \(request.commands)")
      }
    }
  }

  /// Decides, seals and folds without a disk.
  private func engine(_ incidents: Int) throws {
    let clock = StreamClock()
    guard let hasher = Hasher256() else { throw Failure(description: "no SHA-256") }
    let salts = Salts()
    var room = try Room(
      journal: NoJournal(), snapshot: nil, clock: clock, zone: .utc, hasher: hasher,
      salt: { salts.next() })
    var commander = Commander()
    _ = room.process(commander.founding())
    var spent = 0.0
    var commands = 0
    try W1.items(incidents) { item in
      clock.set(item.seconds)
      let requests = [commander.request(item)]
      let start = now()
      let batch = room.process(requests)
      spent += now() - start
      commands += 1
      try checkAll(requests, batch)
    }
    print(
      "{\"bench\":\"engine\",\"us_per_command\":\(round2(spent / Double(commands))),"
        + "\"commands\":\(commands),\"entries\":\(room.situation.lastNumber)}")
  }

  /// Writes a room with all commands of so many incidents, a snapshot a thousand entries before
  /// its end.
  private func build(_ path: String, _ incidents: Int) throws {
    let clock = StreamClock()
    var room = try newRoom(path, clock)
    let files = SnapshotFiles(try RoomFolder(opening: path))
    var commander = Commander()
    _ = room.process(commander.founding())
    var waiting: [Request] = []
    var count = 0
    try W1.items(incidents) { item in
      count += 1
      clock.set(item.seconds)
      waiting.append(commander.request(item))
      let isNearEnd = count == incidents * 25 - 900
      guard waiting.count == 1000 || isNearEnd || count == incidents * 25 else { return }
      try checkAll(waiting, room.process(waiting))
      waiting = []
      if isNearEnd {
        let mark = SnapshotMark(reason: .count, taken: clock.read().wall)
        try files.save(room.snapshot, mark)
      }
    }
    let entries = room.situation.lastNumber
    try room.end().close()
    var status = stat()
    stat(path + "/journal.sqlite", &status)
    print(
      "{\"bench\":\"build\",\"entries\":\(entries),\"commands\":\(count),"
        + "\"bytes_per_entry\":\(Int64(status.st_size) / entries)}")
  }

  /// A cold process: the room, its chain checked, and a board that can be used.
  private func open(_ path: String, fromSnapshot: Bool) throws {
    let start = now()
    if !fromSnapshot {
      for name in try SnapshotFiles(RoomFolder(opening: path)).listHeaders() {
        Glibc.rename("\(path)/snapshots/\(name.name)", "\(path)/\(name.name).aside")
      }
    }
    let room = try openedRoom(path)
    let board = IncidentBoard(room.situation)
    let spent = now() - start
    print(
      "{\"bench\":\"\(fromSnapshot ? "snapshot" : "journal")\",\"ms\":\(round1(spent / 1000)),"
        + "\"incidents\":\(board.count),\"entries\":\(room.situation.lastNumber),"
        + "\"peak_mb\":\(peakMegabytes)}")
  }

  /// A room of open incidents, half of them with a task.
  private func openIncidents(_ path: String, _ incidents: Int) throws {
    let clock = StreamClock()
    clock.set(Int64(time(nil)) - 7200)
    var room = try newRoom(path, clock)
    var commander = Commander()
    commander.year = ZoneRules.utc.civil(at: clock.read().wall.milliseconds).year
    _ = room.process(commander.founding())
    var waiting: [Request] = []
    var opened = 0
    try W1.items((incidents + 49) / 50 * 50) { item in
      let isTask = item.name == "TASK" && item.task == 0 && item.incident.isMultiple(of: 2)
      guard item.incident < incidents, item.name == "OPEN" || isTask else { return }
      opened += 1
      var item = item
      item.due = nil
      waiting.append(commander.request(item))
      guard waiting.count == 1000 || opened == incidents else { return }
      try checkAll(waiting, room.process(waiting))
      waiting = []
    }
    try checkAll(waiting, room.process(waiting))
    let mark = SnapshotMark(reason: .leaving, taken: clock.read().wall)
    try SnapshotFiles(try RoomFolder(opening: path)).save(room.snapshot, mark)
    let entries = room.situation.lastNumber
    try room.end().close()
    print("{\"bench\":\"board\",\"incidents\":\(incidents),\"entries\":\(entries)}")
  }

  private func queries(_ path: String) throws {
    let room = try openedRoom(path)
    let situation = room.situation
    let board = AgencyBoard(situation)
    let agencies = situation.agencies
    let now = situation.lastRecorded ?? Moment(milliseconds: 0)
    let largest = agencies.max {
      board.openCount(of: $0.code) < board.openCount(of: $1.code)
    }
    guard let agency = largest else { throw Failure(description: "no agency") }
    var found = 0
    let all = median(31) {
      found = board.lane(of: agency, in: situation, now: now).tasks.all.count
    }
    var timed = 0
    let incidents = situation.incidents
    var place = 0
    let one = median(201) {
      place = (place + 7919) % incidents.count
      timed = IncidentHistory(incidents[place], in: situation).changes.count
    }
    print(
      "{\"bench\":\"queries\",\"tasks\":\(found),\"all_us\":\(round1(all)),"
        + "\"timeline_us\":\(round1(one)),\"changes\":\(timed)}")
  }
}

/// What went wrong.
struct Failure: Error, CustomStringConvertible {
  let description: String
}
