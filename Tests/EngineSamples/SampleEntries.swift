import IncidentEngine

/// A short history in which every event happens at least once, for tests of formats.
public enum Sample {
  /// 2026-03-01T22:00:00Z.
  public static let start: Int64 = 1_772_402_400_000

  /// The history, from entry 1.
  public static let entries: [Entry] = numbered(people + work + exercise)

  /// The history with what the second format of snapshots brought.
  public static let beforeMatters: [Entry] = numbered(people + work + exercise + turns)

  /// The history with what the fourth format of snapshots brought: every event at least once.
  public static let everything: [Entry] = numbered(
    people + work + exercise + turns + matters)

  /// The situation after the history.
  public static func situation() throws -> Situation {
    try entries.reduce(into: Situation()) { try $0.fold($1) }
  }

  /// The situation before the first matter.
  public static func situationBeforeMatters() throws -> Situation {
    try beforeMatters.reduce(into: Situation()) { try $0.fold($1) }
  }

  /// The situation after everything.
  public static func wholeSituation() throws -> Situation {
    try everything.reduce(into: Situation()) { try $0.fold($1) }
  }

  /// The history sealed with salts that are known beforehand, as in a new room.
  public static func sealed(
    _ hasher: Hasher256, _ entries: [Entry] = entries, in format: ChainFormat = .newest
  ) -> [SealedEntry] {
    var head = Digest.zero
    return entries.map { entry in
      let salt = (0..<16).map { UInt8(truncatingIfNeeded: Int(entry.number) &* 7 &+ $0) }
      let sealed = SealedEntry(entry, salt: salt, after: head, in: format, with: hasher)
      head = sealed.chain
      return sealed
    }
  }

  /// So many entries of a room with log lines and nothing else.
  public static func logLines(_ count: Int) -> [Entry] {
    let lines = (1..<max(count, 1)).map { number in
      Event.logEntryWritten(
        LogLine(
          number: LogNumber(number), kind: .observation, text: "Water at mark \(number), rising"))
    }
    return numbered([.roomOpened(charter)] + lines)
  }

  private static let charter = RoomCharter(
    identity: "00112233445566778899aabbccddeeff", name: "Flood \"North\"", kind: .exercise,
    zone: "Asia/Riyadh")

  private static func numbered(_ events: [Event]) -> [Entry] {
    events.enumerated().map { index, event in
      let origins: [Origin] = [.officer, .inject("I-\(index)"), .simulated(code("fire"))]
      let time = start + Int64(index) * 61_000
      let lateness: Int64 = index % 7 == 6 ? 900_000 : 0
      return Entry(
        number: Int64(index + 1), occurred: Moment(milliseconds: time - lateness),
        recorded: Moment(milliseconds: index == 9 ? time - 120_000 : time),
        exerciseMilliseconds: index > 29 ? Int64(index) * 500 : nil,
        author: index == 0
          ? Author(officer: nil, post: "", account: "root", desk: "console")
          : Author(
            officer: OfficerID(1 + index % 2), post: "duty officer", account: "salma",
            desk: "desk-\(1 + index % 3)"),
        origin: index == 0 ? .room : index == 5 ? .imported("sf-fire-calls") : origins[index % 3],
        submission: SubmissionID(desk: "desk-\(1 + index % 3)", counter: Int64(1 + index / 3)),
        event: event)
    }
  }

  static func code(_ text: String) -> AgencyCode {
    guard let code = AgencyCode(text) else { preconditionFailure("\(text) is no agency code") }
    return code
  }
}
