import CheckedYAML
import Glibc
import IncidentEngine
import OperationsRoom

/// The machine's clocks.
struct SystemClock: Clock {
  func read() -> ClockReading {
    ClockReading(
      wall: Moment(milliseconds: Self.milliseconds(CLOCK_REALTIME)),
      monotonicMilliseconds: Self.milliseconds(CLOCK_BOOTTIME))
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// The zones of the machine (TZif files).
enum SystemZones {
  /// The rules of an IANA zone, or why there are none.
  static func rules(_ name: String) throws(CommandFailure) -> ZoneRules {
    if name == "UTC" { return .utc }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part != ".." && part != "."
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-_".contains($0)) }
    }
    guard isPlain else { throw CommandFailure(Words.noZone(name)) }
    do {
      return try ZoneRules(name: name, tzif: try FileBytes.read("/usr/share/zoneinfo/\(name)"))
    } catch {
      throw CommandFailure(Words.noZone(name))
    }
  }

  /// Refuses a zone that this machine has no rules for, with its place in the file that names it.
  static func check(
    _ zone: String?, writtenIn bytes: [UInt8], _ path: String
  ) throws(CommandFailure) {
    guard let zone else { return }
    do { _ = try rules(zone) } catch {
      var place = ""
      if let root = try? YAMLNode.parse(bytes), case .mapping(let entries) = root.content,
        let entry = entries.first(where: { $0.key == "zone" })
      {
        place = "\(entry.value.place.line):\(entry.value.place.column): "
      }
      throw CommandFailure("\(path):\(place)\(error.text)", status: 1)
    }
  }

  /// The machine's own zone; UTC when it does not say.
  static var current: String {
    if let name = Environment.value("TZ"), !name.isEmpty, (try? rules(name)) != nil { return name }
    var buffer = [CChar](repeating: 0, count: 1024)
    let count = readlink("/etc/localtime", &buffer, 1023)
    if count > 0 {
      let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let parts = path.split(separator: "/")
      if let folder = parts.lastIndex(of: "zoneinfo") {
        let name = parts[(folder + 1)...].joined(separator: "/")
        if name != "Etc/UTC", (try? rules(name)) != nil { return name }
      }
    }
    return "UTC"
  }
}

/// Random bytes from the kernel.
enum Randomness {
  /// So many random bytes.
  static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  /// So many random bytes in hexadecimal digits.
  static func hexadecimal(_ count: Int) -> String {
    bytes(count).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
