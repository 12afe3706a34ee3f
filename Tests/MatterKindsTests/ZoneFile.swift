import Glibc
import IncidentEngine

/// Zones of the machine, as `tzdata` installs them.
enum ZoneFile {
  static func zone(_ name: String) throws -> ZoneRules {
    guard let file = fopen("/usr/share/zoneinfo/\(name)", "rb") else {
      throw Missing(what: "zone files: install tzdata")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return try ZoneRules(name: name, tzif: Array(bytes[..<count]))
  }
}
