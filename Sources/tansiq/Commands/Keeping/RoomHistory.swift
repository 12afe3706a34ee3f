import CommandLanguage
import IncidentEngine
import OperatingPicture
import OperationsRoom
import SQLiteJournal

/// A room with the time of each of its entries, so that it can be seen as it was at any of them.
struct RoomHistory {
  let latest: Situation
  let zone: ZoneRules
  private let folder: RoomFolder
  private let times: [Moment]
  private let reading = SystemClock().read()

  /// A moment of the history: the last entry recorded by then, and what the room called now.
  struct Point {
    let number: EntryNumber
    let time: Moment?
    /// Whether it was named by a time, so that it can be compared with another one by that.
    let isTime: Bool

    /// Whether it was asked for as later than another.
    func isLater(than other: Point) -> Bool {
      if number != other.number { return number > other.number }
      guard isTime, other.isTime, let time, let others = other.time else { return false }
      return time > others
    }
  }

  /// Reads a room from its first entry without changing a byte of it.
  init(_ path: String) throws(CommandFailure) {
    var times: [Moment] = []
    do throws(JournalError) {
      folder = try RoomFolder(opening: path)
      latest = try Self.replayed(folder, to: .max) { times.append($0.roomTime) }
    } catch {
      throw CommandFailure(Words.said(error), status: error.isDamage ? 1 : 2)
    }
    self.times = times
    zone = try SystemZones.rules(latest.charter?.zone ?? "UTC")
  }

  private static func replayed(
    _ folder: RoomFolder, to last: EntryNumber, _ see: (Situation) -> Void = { _ in }
  ) throws(JournalError) -> Situation {
    guard let hasher = Hasher256() else {
      throw .failed(code: 38, doing: "starting SHA-256")
    }
    let reader = try JournalReader(folder)
    var replay = Replay(in: reader.format, with: hasher)
    try reader.read(after: 0) { row throws(Damage) in
      if row.number > last { return }
      try replay.take(row)
      see(replay.situation)
    }
    return replay.situation
  }

  /// The situation after an entry.
  func situation(at number: EntryNumber) throws(CommandFailure) -> Situation {
    if number == latest.lastNumber { return latest }
    if number == 0 { return Situation() }
    do {
      return try Self.replayed(folder, to: number)
    } catch {
      throw CommandFailure(Words.said(error), status: error.isDamage ? 1 : 2)
    }
  }

  /// What `42`, `now`, `14:30` or `-2h` means here; a time of day is the last such moment.
  func point(_ text: String) throws(CommandFailure) -> Point {
    let now = RoomClock(latest, at: reading).time(at: reading)
    if text.lowercased() == "now" {
      return Point(number: latest.lastNumber, time: now, isTime: true)
    }
    if !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
      guard let number = EntryNumber(text), number <= latest.lastNumber else {
        throw CommandFailure(Words.noEntry(text, last: latest.lastNumber))
      }
      let time = number > 0 ? times[Int(number) - 1] : nil
      return Point(number: number, time: time, isTime: false)
    }
    let moment = try past(text, now)
    guard moment <= now else {
      throw CommandFailure(Words.notYet(text), status: 1)
    }
    let place = times.lastIndex { $0 <= moment }
    return Point(number: EntryNumber((place ?? -1) + 1), time: moment, isTime: true)
  }

  private func past(_ text: String, _ now: Moment) throws(CommandFailure) -> Moment {
    let isAgo = TimeWords.duration(text) != nil && !text.hasPrefix("+")
    do {
      return try TimeWords.latest(isAgo ? "-\(text)" : text, now: now, zone: zone)
    } catch {
      throw CommandFailure(Words.noPoint(text), status: 1)
    }
  }
}

extension Situation {
  /// What the room called now at its last entry.
  fileprivate var roomTime: Moment {
    if let exercise { return exercise.start.advanced(byMilliseconds: exercise.lastMilliseconds) }
    return lastRecorded ?? Moment(milliseconds: 0)
  }
}
