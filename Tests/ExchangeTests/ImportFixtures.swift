import CheckedYAML
import Exchange
import Foundation
import IncidentEngine
import OperationsRoom
import Testing

/// Files beside the tests: the package and the public data for trying it.
enum Files {
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ url: URL) -> [UInt8]? {
    FileManager.default.contents(atPath: url.path).map { Array($0) }
  }

  static func data(_ name: String) -> [UInt8]? {
    let beside = package.deletingLastPathComponent()
    return bytes(beside.appendingPathComponent("shared/data/incidents/\(name)"))
  }

  static var hasData: Bool { data("sffd_2017_calls.csv") != nil }

  static let dataMissing: Comment =
    "needs the public dispatch logs in ../shared/data/incidents beside the package"
}

/// The rules of a zone, from the machine's zone files.
func zone(_ name: String) throws -> ZoneRules {
  if name == "UTC" { return .utc }
  let url = URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)")
  return try ZoneRules(name: name, tzif: #require(Files.bytes(url)))
}

func shippedMap(_ name: String) throws -> DispatchMap {
  let url = Files.package.appendingPathComponent("scenarios/maps/\(name)")
  return try DispatchMap.read(#require(Files.bytes(url))).get()
}

/// A small layout with everything in it; `more` is added at the end of the file.
func plainMap(zone: String = "UTC", more: String = "otherwise: fire") throws -> DispatchMap {
  let text = """
    format: 1
    name: Plain
    source: plain
    zone: \(zone)
    absent: [null, N/A]
    times: {format: ["yyyy-MM-dd HH:mm:ss", iso]}
    columns:
      call: call
      unit: unit
      row: row
      unit_type: kind
      type: type
      title: "{type} at {place}"
      place: place
      coordinates: [lat, lon]
      priority: {column: prio, values: {E: 1, 3: 2}}
      received: received
      dispatched: dispatched
      en_route: responded
      on_scene: arrived
      available: available
    agencies:
      - {code: fire, name: Fire brigade, units: [ENGINE]}
      - {code: ambulance, name: Ambulance, contact: channel 3, units: [MEDIC]}
    \(more)

    """
  return try DispatchMap.read(Array(text.utf8)).get()
}

let plainHeader =
  "call,unit,row,kind,type,place,lat,lon,prio,received,dispatched,responded,arrived,available"

func read(_ rows: [String], by map: DispatchMap, lineEnd: String = "\n") throws -> DispatchImport {
  let text = ([plainHeader] + rows).joined(separator: lineEnd)
  return try DispatchImport.read(Array(text.utf8), by: map, zone: zone(map.zone))
}

/// A row on 2 January 2026; times are `HH:mm`, an empty one is unknown.
func row(
  _ call: String, _ unit: String, kind: String = "ENGINE", received: String = "10:00",
  _ dispatched: String, _ responded: String, _ arrived: String, _ available: String
) -> String {
  let times = [received, dispatched, responded, arrived, available]
    .map { $0.isEmpty ? "" : "2026-01-02 \($0):00" }
  let start = "\(call),\(unit),\(call)/\(unit),\(kind),Fire,Main Street,51.5,-0.12,3,"
  return start + times.joined(separator: ",")
}

func at(_ time: String) -> Moment {
  let parts = time.split(separator: ":").compactMap { Int64($0) }
  return Moment(milliseconds: 1_767_312_000_000 + (parts[0] * 60 + parts[1]) * 60_000)
}

struct StillClock: Clock {
  func read() -> ClockReading {
    ClockReading(wall: Moment(milliseconds: 1_780_000_000_000), monotonicMilliseconds: 0)
  }
}

/// A room in memory, into which logs are imported as the command does it.
struct ImportRoom {
  var room: Room<MemoryJournal>
  private var counter: Int64 = 0

  init() throws {
    room = try Room(
      journal: MemoryJournal(), snapshot: nil, clock: StillClock(), zone: .utc,
      hasher: #require(Hasher256()), salt: { [UInt8](repeating: 7, count: 16) })
    let charter = RoomCharter(
      identity: String(repeating: "0", count: 32), name: "Test", kind: .live, zone: "UTC")
    #expect(submit([[.openRoom(charter)]]).areAccepted)
  }

  var situation: Situation { room.situation }

  @discardableResult
  mutating func submit(_ submissions: [[Command]], officer: OfficerID? = nil) -> [Answer] {
    var requests: [Request] = []
    for commands in submissions {
      counter += 1
      requests.append(
        Request(
          id: SubmissionID(desk: "test", counter: counter),
          author: Author(officer: officer, post: "Duty officer", account: "test", desk: "test"),
          origin: officer == nil ? .imported("test") : .officer, commands: commands))
    }
    return room.process(requests).answers
  }

  @discardableResult
  mutating func take(_ log: DispatchImport) -> [Answer] {
    let new = log.agencies.filter { situation.agency($0.code) == nil }
    if !new.isEmpty {
      #expect(submit([new.map { .registerAgency($0) }]).areAccepted)
    }
    return submit(log.calls.map { [.recordCall($0)] })
  }
}

extension Answer {
  var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }

  var isUnchangedCall: Bool {
    if case .rejected(.callUnchanged) = self { true } else { false }
  }
}

extension [Answer] {
  var areAccepted: Bool { allSatisfy(\.isAccepted) }
  var areUnchangedCalls: Bool { allSatisfy(\.isUnchangedCall) }
}
