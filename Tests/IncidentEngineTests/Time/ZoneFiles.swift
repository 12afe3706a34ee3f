import IncidentEngine
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Zones of the machine, as Debian's and Ubuntu's `tzdata` installs them.
enum ZoneFiles {
  static let folder = "/usr/share/zoneinfo/"
  static let needed = [
    "America/Los_Angeles", "Europe/Berlin", "Asia/Riyadh", "Australia/Lord_Howe",
    "Pacific/Apia", "Europe/Dublin", "America/Nuuk", "Africa/Casablanca",
  ]

  /// Whether this machine has the zones; without `tzdata` the tests that need them are skipped.
  static var areThere: Bool { needed.allSatisfy { bytes(of: $0) != nil } }

  static func bytes(of name: String) -> [UInt8]? {
    guard let file = fopen(folder + name, "rb") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&buffer, 1, buffer.count, file)
    return count > 44 ? Array(buffer.prefix(count)) : nil
  }

  static func zone(_ name: String) throws -> ZoneRules {
    try ZoneRules(name: name, tzif: try #require(bytes(of: name)))
  }
}

/// A date and time that must exist.
func civil(
  _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
) throws -> CivilTime {
  try #require(
    CivilTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second))
}

/// The instant of a date and time, were it UTC.
func utc(
  _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
) throws -> Int64 {
  try civil(year, month, day, hour, minute, second).millisecondsSince1970
}
