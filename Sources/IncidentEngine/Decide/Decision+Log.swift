extension Decision {
  mutating func write(_ draft: LogDraft) throws(Rejection) {
    let text = try required(draft.text, .text)
    let from = try optional(draft.from, .person)
    let to = try optional(draft.to, .person)
    let method = try optional(draft.method, .kind)
    var number = try draft.incident.map { reference throws(Rejection) in
      try incident(reference).number
    }
    let task = try draft.task.map { reference throws(Rejection) in
      guard let task = staged.number(of: reference) else {
        throw Rejection.assignmentUnknown(reference)
      }
      return task
    }
    if let task { number = task.incident }
    if let matter = draft.matter {
      guard let known = staged.matter(matter) else { throw unknown(matter) }
      if number == nil { number = known.incident }
    }
    record(
      .logEntryWritten(
        LogLine(
          number: nextLogNumber, kind: draft.kind, text: text, incident: number, task: task,
          from: from, to: to, method: method, matter: draft.matter)))
  }

  private var nextLogNumber: LogNumber { LogNumber(staged.log.count + 1) }

  private func standing(_ number: LogNumber) throws(Rejection) -> LogEntry {
    guard let line = staged.logEntry(number) else { throw .logUnknown(number) }
    if line.struck != nil { throw .logAlreadyStruck(number) }
    return line
  }

  mutating func strike(_ number: LogNumber, _ reason: String) throws(Rejection) {
    let line = try standing(number)
    try checkFresh(.log(number), line.changed)
    record(.logEntryStruck(number, reason: try required(reason, .reason)))
  }

  mutating func correct(_ number: LogNumber, _ text: String) throws(Rejection) {
    let line = try standing(number)
    try checkFresh(.log(number), line.changed)
    let text = try required(text, .text)
    let next = nextLogNumber
    record(.logEntryStruck(number, reason: "corrected by \(next.number)"))
    record(
      .logEntryWritten(
        LogLine(
          number: next, kind: .correction, text: text, incident: line.incident, task: line.task,
          corrects: number, matter: line.matter)))
  }
}
