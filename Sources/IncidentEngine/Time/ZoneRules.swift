/// The rules by which the clocks of one IANA zone run, for all times.
///
/// A plain value made from the bytes of a compiled zone file (TZif, RFC 9636, as found under
/// `/usr/share/zoneinfo`); whoever has files reads them. Instants are milliseconds UTC since 1970.
/// Instants outside the years -9999...9999 count as the first or last of them.
public struct ZoneRules: Hashable, Sendable {
  /// The IANA name, such as `Europe/Berlin`.
  public let name: String

  private let instants: [Int64]
  private let periodIndexes: [UInt8]
  private let periods: [ZonePeriod]
  private let footer: PosixZone?

  /// Coordinated universal time.
  public static let utc = ZoneRules(
    name: "UTC", instants: [], periodIndexes: [],
    periods: [ZonePeriod(offsetSeconds: 0, abbreviation: "UTC")], footer: nil)

  /// The rules in the bytes of a compiled zone file, versions 1 to 4.
  ///
  /// Throws when the bytes are no such file, are cut off or contradict themselves, and when the
  /// zone counts leap seconds.
  public init(name: String, tzif: [UInt8]) throws(ZoneError) {
    var reader = TZifReader(name: name, bytes: tzif)
    let contents = try reader.read()
    self.init(
      name: name, instants: contents.instants, periodIndexes: contents.periodIndexes,
      periods: contents.periods, footer: contents.footer)
  }

  private init(
    name: String, instants: [Int64], periodIndexes: [UInt8], periods: [ZonePeriod],
    footer: PosixZone?
  ) {
    self.name = name
    self.instants = instants
    self.periodIndexes = periodIndexes
    self.periods = periods
    self.footer = footer
  }

  /// How far local time is ahead of UTC at an instant, in seconds; negative to the west.
  public func offsetSeconds(at utcMilliseconds: Int64) -> Int {
    period(at: Self.seconds(utcMilliseconds)).offsetSeconds
  }

  /// What local time is called at an instant, such as `CEST`.
  public func abbreviation(at utcMilliseconds: Int64) -> String {
    period(at: Self.seconds(utcMilliseconds)).abbreviation
  }

  /// What clocks of the zone show at an instant.
  public func civil(at utcMilliseconds: Int64) -> CivilTime {
    let bounded = min(max(utcMilliseconds, CivilTime.first), CivilTime.last)
    return CivilTime(
      millisecondsSince1970: bounded + Int64(offsetSeconds(at: bounded)) * 1000)
  }

  /// When clocks of the zone show a date and time: once, twice or never.
  public func utcMilliseconds(of civil: CivilTime) -> LocalResult {
    let local = civil.millisecondsSince1970
    let changes = changes(around: Self.seconds(local))
    var found: [Int64] = []
    var from = Int64.min
    var offset = changes.first?.before ?? offsetSeconds(at: local)
    for change in changes {
      let instant = local - Int64(offset) * 1000
      if instant >= from, instant < change.at * 1000 { found.append(instant) }
      (from, offset) = (change.at * 1000, change.after)
    }
    let instant = local - Int64(offset) * 1000
    if instant >= from { found.append(instant) }
    if let earlier = found.first, let later = found.last {
      return earlier == later ? .unique(earlier) : .ambiguous(earlier: earlier, later: later)
    }
    return gap(at: local, among: changes)
  }

  private func gap(at local: Int64, among changes: [Change]) -> LocalResult {
    for change in changes {
      let shifted = local - Int64(change.before) * 1000
      let asAfter = local - Int64(change.after) * 1000
      if shifted >= change.at * 1000, asAfter < change.at * 1000 {
        return .gap(transition: change.at * 1000, shifted: shifted)
      }
    }
    preconditionFailure("a time that no period holds lies in a gap")
  }
}

extension ZoneRules {
  /// A change of the offset. Seconds UTC, offsets in seconds.
  private struct Change {
    let at: Int64
    let before: Int
    let after: Int
  }

  private func period(at seconds: Int64) -> ZonePeriod {
    guard let last = instants.last, seconds < last else {
      if let footer { return footer.period(at: seconds) }
      return periods[Int(periodIndexes.last ?? 0)]
    }
    // RFC 9636, 3.2: before the first transition, the first type holds.
    let next = firstIndex(after: seconds)
    return periods[next == 0 ? 0 : Int(periodIndexes[next - 1])]
  }

  /// The index of the first transition later than a time, by halving.
  private func firstIndex(after seconds: Int64) -> Int {
    var low = 0
    var high = instants.count
    while low < high {
      let middle = (low + high) / 2
      if instants[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The changes within two days of a time: no offset is larger, so no other one matters.
  private func changes(around seconds: Int64) -> [Change] {
    let window = seconds - 172_800...seconds + 172_800
    let tabled = instants[firstIndex(after: window.lowerBound)...].prefix {
      $0 <= window.upperBound
    }
    let last = instants.last ?? .min
    let ruled = (footer?.changes(around: seconds) ?? []).map(\.at)
      .filter { $0 > last && window.contains($0) }
    return (tabled + ruled).compactMap { at in
      let before = period(at: at - 1).offsetSeconds
      let after = period(at: at).offsetSeconds
      return before == after ? nil : Change(at: at, before: before, after: after)
    }
  }

  private static func seconds(_ milliseconds: Int64) -> Int64 {
    CivilTime.floorDivide(min(max(milliseconds, CivilTime.first), CivilTime.last), by: 1000)
  }
}
