import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal

extension Bench {
  /// Writes a room with all commands of so many incidents, a snapshot a thousand entries before
  /// its end.
  func build(_ path: String, _ incidents: Int) throws {
    let clock = StreamClock()
    var room = try newRoom(path, clock)
    let files = SnapshotFiles(try RoomFolder(opening: path))
    var commander = Commander()
    _ = room.process(commander.founding())
    var waiting: [Request] = []
    var count = 0
    try W1.items(0..<incidents) { item in
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

  /// A room of incidents that were opened so long ago, half of them with a task. They are open, or
  /// all closed. They were opened at a whole minute, so that their ages change with each minute.
  func openIncidents(
    _ path: String, _ incidents: Int, minutesAgo: Int, isClosed: Bool
  ) throws {
    let clock = StreamClock()
    clock.set((Int64(time(nil)) / 60 - Int64(minutesAgo)) * 60)
    var room = try newRoom(path, clock)
    var commander = Commander()
    commander.year = ZoneRules.utc.civil(at: clock.read().wall.milliseconds).year
    _ = room.process(commander.founding())
    var waiting: [Request] = []
    func submit() throws {
      try checkAll(waiting, room.process(waiting))
      waiting = []
    }
    try W1.items(0..<incidents) { item in
      let isTask = item.name == "TASK" && item.task == 0 && item.incident.isMultiple(of: 2)
      guard item.name == "OPEN" || isTask else { return }
      waiting.append(commander.request(item.withoutDue))
      if waiting.count == 1000 { try submit() }
    }
    try submit()
    if isClosed {
      for incident in 0..<incidents { waiting.append(commander.closing(incident)) }
      try submit()
    }
    let mark = SnapshotMark(reason: .leaving, taken: clock.read().wall)
    try SnapshotFiles(try RoomFolder(opening: path)).save(room.snapshot, mark)
    let entries = room.situation.lastNumber
    try room.end().close()
    print("{\"bench\":\"board\",\"incidents\":\(incidents),\"entries\":\(entries)}")
  }
}
