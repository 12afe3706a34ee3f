import IncidentEngine

/// Makes up a history and hands over the entries of each accepted submission, what they led to, and
/// the room's time.
package func madeHistory(
  seed: UInt64, submissions: Int, step: ([Entry], Situation, Moment) throws -> Void
) throws {
  var maker = HistoryMaker(seed: seed)
  var plain = NaiveRoom()
  var clock = MadeUpClock()
  var situation = Situation()
  for _ in 0..<submissions {
    clock.wait(maker.pause(), in: plain)
    let submission = maker.next(plain, now: clock.now(in: plain)).submission(clock, in: plain)
    _ = plain.submit(submission)
    guard case .happenings(let happenings)? = try? decide(submission, in: situation) else {
      continue
    }
    var entries: [Entry] = []
    for happening in happenings {
      let entry = submission.entry(happening, number: situation.lastNumber + 1)
      try situation.fold(entry)
      entries.append(entry)
    }
    try step(entries, situation, submission.time)
  }
}
