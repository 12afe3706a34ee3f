import IncidentEngine

/// The calls of many dates packed onto one day, so that a sparse log becomes a busy day.
///
/// - The time of day at which a call begins stays, as clocks of the zone show it; its date is
///   replaced. Where clocks are put forward on that day, a time they never show counts on from the
///   change; a time they show twice is the first of the two.
/// - All times of a call move by the same length, so that its durations stay, also beyond midnight.
/// - A call without any time has no time of day and is left out.
/// - Units are given out row by row, in order of (first time of the row, identity of the row). A
///   unit is out from then until it is available, or until the last time the row knows. A row whose
///   unit is out on another row gets a stand-in: `E03 (2)`, and where that is out too, `E03 (3)`,
///   and so on; a name that is in the log itself is passed over.
public struct PackedDay: Hashable, Sendable {
  /// The calls at their new times, in the order of the log.
  public private(set) var calls: [DispatchCall]
  /// The calls that have no time of day, in the order of the log.
  public let untimed: [ExternalKey]
  /// How many rows got a stand-in.
  public private(set) var standIns = 0

  private struct Place {
    let start: Moment
    let end: Moment
    let id: String
    let call: Int
    let row: Int
  }

  /// Packs calls onto the date of `day`, a date and time in `zone`.
  public init(_ calls: [DispatchCall], onto day: CivilTime, in zone: ZoneRules) {
    untimed = calls.filter { $0.begin == nil }.map(\.key)
    self.calls = calls.compactMap { call in
      guard let begin = call.begin else { return nil }
      let moved = Self.moved(begin, onto: day, in: zone)
      return call.shifted(byMilliseconds: moved.milliseconds(since: begin))
    }
    giveOutUnits()
  }

  private static func moved(_ time: Moment, onto day: CivilTime, in zone: ZoneRules) -> Moment {
    let shown = zone.civil(at: time.milliseconds)
    let civil = CivilTime(
      year: day.year, month: day.month, day: day.day, hour: shown.hour, minute: shown.minute,
      second: shown.second, millisecond: shown.millisecond)
    return civil.map { Moment(milliseconds: zone.utcMilliseconds(of: $0).resolved) } ?? time
  }

  /// A unit or one of its stand-ins; the unit itself has number 1.
  private struct Unit {
    let name: String
    let number: Int
    var freeAt: Moment
  }

  private mutating func giveOutUnits() {
    let taken = Set(calls.flatMap { $0.rows.map { $0.unit.lowercased() } })
    var units: [String: [Unit]] = [:]
    for place in places {
      let name = calls[place.call].rows[place.row].unit
      var known = units[name.lowercased()] ?? []
      if let free = known.firstIndex(where: { $0.freeAt <= place.start }) {
        known[free].freeAt = place.end
        if known[free].number > 1 { rename(place, known[free].name) }
      } else {
        let unit = Self.next(for: name, after: known.last, until: place.end, taken)
        known.append(unit)
        if unit.number > 1 { rename(place, unit.name) }
      }
      units[name.lowercased()] = known
    }
  }

  /// The rows in the order in which units are given out.
  private var places: [Place] {
    calls.indices.flatMap { call in
      calls[call].rows.indices.map { row in
        let times = calls[call].rows[row].times
        let start = times.min() ?? calls[call].begin ?? Moment(milliseconds: 0)
        let end = calls[call].rows[row].available ?? times.max() ?? start
        return Place(
          start: start, end: max(start, end), id: calls[call].rows[row].id, call: call, row: row)
      }
    }.sorted { ($0.start, $0.id, $0.call) < ($1.start, $1.id, $1.call) }
  }

  private mutating func rename(_ place: Place, _ name: String) {
    calls[place.call].rows[place.row].unit = name
    standIns += 1
  }

  /// The unit itself, or the next stand-in whose name no unit of the log has.
  private static func next(
    for name: String, after last: Unit?, until end: Moment, _ taken: Set<String>
  ) -> Unit {
    guard let last else { return Unit(name: name, number: 1, freeAt: end) }
    var number = last.number + 1
    while taken.contains("\(name) (\(number))".lowercased()) { number += 1 }
    return Unit(name: "\(name) (\(number))", number: number, freeAt: end)
  }
}
