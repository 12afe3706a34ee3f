extension Situation {
  /// Minutes after which an entry counts as entered late.
  private static let lateMilliseconds: Int64 = 5 * 60_000

  mutating func write(_ line: LogLine, _ entry: Entry, _ change: Change) throws(FoldError) {
    guard line.number.number == log.count + 1 else { throw .numberNotNext(entry.number) }
    let place = try line.incident.map { number throws(FoldError) in
      try self.place(of: number, entry)
    }
    let matter = try line.matter.map { number throws(FoldError) in
      guard let place = self.place(of: number) else { throw FoldError.unknownSubject(entry.number) }
      return place
    }
    log.append(
      LogEntry(
        number: line.number, kind: line.kind, text: narrative.append(line.text),
        incident: line.incident, task: line.task, corrects: line.corrects, from: line.from,
        to: line.to, method: line.method, occurred: entry.occurred, recorded: entry.recorded,
        isLate: isLate(entry), author: change.author, inject: entry.inject, changed: change,
        matter: line.matter))
    if let matter { matterBook.matters[matter].log.append(line.number) }
    if let place {
      incidents[place].log.append(line.number)
      incidents[place].noteActivity(entry)
    }
  }

  mutating func strike(
    _ number: LogNumber, _ reason: String, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    guard logEntry(number) != nil else { throw .unknownSubject(entry.number) }
    log[number.number - 1].struck = reason
    log[number.number - 1].changed = change
  }

  private func isLate(_ entry: Entry) -> Bool {
    var clock = entry.recorded
    if let exercise, let elapsed = entry.exerciseMilliseconds {
      clock = exercise.start.advanced(byMilliseconds: elapsed)
    }
    return clock.milliseconds(since: entry.occurred) > Self.lateMilliseconds
  }
}

extension Entry {
  /// The inject that brought it, in a drill.
  public var inject: String? {
    if case .inject(let id) = origin { return id }
    return nil
  }
}
