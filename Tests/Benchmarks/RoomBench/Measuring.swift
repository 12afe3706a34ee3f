import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal

/// Microseconds of the clock that never steps.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// The middle of so many runs, in microseconds.
func median(_ runs: Int, _ body: () -> Void) -> Double {
  let times = (0..<runs).map { _ in
    let start = now()
    body()
    return now() - start
  }
  return times.sorted()[runs / 2]
}

/// The most memory that the process held so far.
var peakMegabytes: Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss / 1024
}

func round1(_ value: Double) -> Double { (value * 10).rounded() / 10 }
func round2(_ value: Double) -> Double { (value * 100).rounded() / 100 }

func newRoom(_ path: String, _ clock: StreamClock) throws -> Room<SQLiteJournal> {
  let opened = try OpenedRoom(opening: RoomFolder.create(at: path))
  return try room(opened, clock)
}

func openedRoom(
  _ path: String, _ clock: StreamClock = StreamClock()
) throws -> Room<SQLiteJournal> {
  try room(OpenedRoom(opening: RoomFolder(opening: path)), clock)
}

private func room(_ opened: OpenedRoom, _ clock: StreamClock) throws -> Room<SQLiteJournal> {
  guard let hasher = Hasher256() else { throw Failure(description: "no SHA-256") }
  let salts = Salts()
  return try opened.room(
    clock: clock, surroundings: .none, hasher: hasher, salt: { salts.next() })
}
