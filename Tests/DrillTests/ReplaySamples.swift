import IncidentEngine

/// The rules of Los Angeles since 2007, as a TZif file that has nothing but its footer.
func losAngeles() throws -> ZoneRules {
  let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
  func counts(types: UInt8, letters: UInt8) -> [UInt8] {
    [UInt8](repeating: 0, count: 16) + [0, 0, 0, types, 0, 0, 0, letters]
  }
  let first: [UInt8] = [0xFF, 0xFF, 0x8F, 0x80, 0, 0] + Array("PST".utf8) + [0]
  let block = header + counts(types: 1, letters: 4) + first
  return try ZoneRules(
    name: "America/Los_Angeles", tzif: block + block + Array("\nPST8PDT,M3.2.0,M11.1.0\n".utf8))
}

/// A moment in UTC.
func utc(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Moment {
  let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
  return Moment(milliseconds: civil?.millisecondsSince1970 ?? 0)
}

func agency(_ code: String) throws -> AgencyCode {
  guard let agency = AgencyCode(code) else { throw Unreadable() }
  return agency
}

struct Unreadable: Error {}

/// A unit on a call: minutes after `start` at which it was dispatched, arrived and was available.
func turn(
  _ id: String, _ unit: String, from start: Moment, _ dispatched: Int64? = nil,
  _ arrived: Int64? = nil, _ available: Int64? = nil
) throws -> DispatchCall.Row {
  func at(_ minutes: Int64?) -> Moment? {
    minutes.map { start.advanced(byMilliseconds: $0 * 60_000) }
  }
  var movements: [Movement: Moment] = [:]
  movements[.dispatched] = at(dispatched)
  movements[.onScene] = at(arrived)
  return DispatchCall.Row(
    id: id, unit: unit, unitKind: "engine", agency: try agency("fire"), movements: movements,
    available: at(available))
}

func call(_ id: String, received: Moment?, _ rows: DispatchCall.Row...) -> DispatchCall {
  var draft = IncidentDraft(type: "fire", title: "Fire \(id)")
  draft.reportedAt = received
  return DispatchCall(key: ExternalKey(source: "cad", id: id), incident: draft, rows: rows)
}
