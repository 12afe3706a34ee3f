import CheckedYAML
import Drill
import IncidentEngine

/// What an exercise room replays: a file in the room, so that it goes on by itself.
struct ReplaySettings: Equatable {
  var log: String
  var map: String
  /// The date onto which all calls are packed, such as `2026-11-23`.
  var packDay: String?
  var from: String?
  var to: String?

  private static func path(_ room: String) -> String { "\(room)/replay.yaml" }

  /// What a room replays; nil when it replays nothing.
  static func load(room: String) throws(CommandFailure) -> ReplaySettings? {
    guard FileBytes.exists(path(room)) else { return nil }
    let bytes = try FileBytes.loadPlain(path(room))
    switch YAMLReader.read(bytes, named: "the settings of a replay", { Self.read($0) }) {
    case .success(let settings): return settings
    case .failure(let mistakes): throw CommandFailure(Words.said(mistakes, in: path(room)))
    }
  }

  private static func read(_ fields: YAMLFields) -> ReplaySettings? {
    _ = fields.integer("format", in: 1...1, required: true)
    let log = fields.text("log", required: true, most: 4096)
    let map = fields.text("map", required: true, most: 4096)
    let packDay = fields.text("pack_day", most: 10)
    let from = fields.text("from", most: 20)
    let to = fields.text("to", most: 20)
    guard let log, let map else { return nil }
    return ReplaySettings(log: log, map: map, packDay: packDay, from: from, to: to)
  }

  /// Writes it into a room.
  func save(room: String) throws(CommandFailure) {
    var lines = ["format: 1", "log: \(Self.quoted(log))", "map: \(Self.quoted(map))"]
    let more = [("pack_day", packDay), ("from", from), ("to", to)]
    for (key, value) in more {
      if let value { lines.append("\(key): \(Self.quoted(value))") }
    }
    do {
      try FileBytes.replace(Self.path(room), with: lines.joined(separator: "\n") + "\n")
    } catch {
      throw CommandFailure(error.text)
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
