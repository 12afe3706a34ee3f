import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal

extension Bench {
  /// Requests of the stream, submitted so many at a time until the time is over.
  func commit(_ path: String, _ seconds: Double, together: Int) throws {
    let clock = StreamClock()
    var room = try newRoom(path, clock)
    var commander = Commander()
    _ = room.process(commander.founding())
    var times: [Double] = []
    var waiting: [Request] = []
    var commands = 0
    let began = now()
    var incidents = 0..<W1.batch
    while now() - began < seconds * 1e6 {
      try W1.items(incidents) { item in
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
      incidents = incidents.upperBound..<incidents.upperBound + W1.batch
    }
    let spent = times.reduce(0, +)
    times.sort()
    print(
      "{\"bench\":\"commit\",\"together\":\(together),\"p50_us\":\(round1(times[times.count / 2])),"
        + "\"p99_us\":\(round1(times[times.count * 99 / 100])),"
        + "\"commands_per_s\":\(Int(Double(commands) / spent * 1e6)),\"commands\":\(commands)}")
  }

  /// All must be accepted; only what escalates an incident of the highest priority changes nothing.
  func checkAll(_ requests: [Request], _ batch: Batch) throws {
    for (request, answer) in zip(requests, batch.answers) {
      switch answer {
      case .accepted, .rejected(.incidentUnchanged): continue
      default: throw Failure(description: "\(answer) for \(request.commands)")
      }
    }
  }

  /// Decides, seals and folds without a disk.
  func engine(_ incidents: Int) throws {
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
    try W1.items(0..<incidents) { item in
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

  /// Two times the commands of so many further incidents, the second time between two lines that
  /// are read: while it waits for them, whoever counts its instructions can begin and end.
  func counted(_ path: String, _ incidents: Int) throws {
    let clock = StreamClock()
    var room = try openedRoom(path, clock)
    guard let last = room.situation.lastRecorded else { throw Failure(description: "no room") }
    clock.set(last.milliseconds / 1000)
    var commander = Commander(desk: "counted")
    commander.year = ZoneRules.utc.civil(at: last.milliseconds).year
    let first = room.situation.incidents.count
    var commands = 0
    func submit(_ range: Range<Int>) throws {
      commands = 0
      try W1.items(range) { item in
        let requests = [commander.request(item.withoutDue)]
        try checkAll(requests, room.process(requests))
        commands += 1
      }
    }
    func waitFor(_ words: String) {
      print(words)
      fflush(nil)
      _ = readLine()
    }
    try submit(first..<first + incidents)
    waitFor("ready")
    try submit(first + incidents..<first + 2 * incidents)
    waitFor("{\"bench\":\"counted\",\"commands\":\(commands)}")
    try room.end().close()
  }
}
