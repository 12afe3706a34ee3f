import Dashboard
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import TerminalUI

/// A room as it is read without holding it.
struct ReadRoom {
  let situation: Situation
  let entries: [Entry]
  let zone: ZoneRules
  private let reading = SystemClock().read()

  /// Reads a room without changing a byte of it.
  static func read(_ path: String, keepingEntries: Bool = false) throws(CommandFailure) -> ReadRoom
  {
    do {
      let folder = try RoomFolder(opening: path)
      let isHeld = RoomLock.isHeld(folder)
      let reader = try JournalReader(folder)
      guard let hasher = Hasher256() else {
        throw JournalError.failed(code: 38, doing: "starting SHA-256")
      }
      var replay = Replay(in: reader.format, with: hasher)
      var entries: [Entry] = []
      try reader.read(after: 0) { row throws(Damage) in
        let entry = try replay.take(row)
        if keepingEntries { entries.append(entry) }
      }
      let last = replay.situation.lastNumber
      // A snapshot that a writer takes meanwhile is no sign of a cut tail.
      if !isHeld, let ahead = try SnapshotFiles(folder).numberAhead(of: last) {
        throw JournalError.tailMissing(lastInJournal: last, inSnapshot: ahead)
      }
      return try ReadRoom(replay.situation, entries)
    } catch let error as JournalError {
      throw CommandFailure(Words.said(error))
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  private init(_ situation: Situation, _ entries: [Entry]) throws(CommandFailure) {
    self.situation = situation
    self.entries = entries
    zone = try SystemZones.rules(situation.charter?.zone ?? "UTC")
  }

  /// What the room calls now; in an exercise, the exercise's time at the last entry.
  var now: Moment { RoomClock(situation, at: reading).time(at: reading) }

  /// A model of the room for one still picture.
  func model(size: Size) -> Model {
    let clock = RoomClock(situation, at: reading)
    return Model(
      size: size, situation: situation, zone: zone, now: now,
      exerciseMilliseconds: clock.exerciseMilliseconds(at: reading),
      officer: Model.Badge(id: OfficerID(1), name: "", post: ""),
      account: Environment.account.name, desk: "", suggestedName: nil, nextCounter: 1)
  }
}
