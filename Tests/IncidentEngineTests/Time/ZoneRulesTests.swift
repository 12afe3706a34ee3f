import IncidentEngine
import Testing

@Suite(.enabled(if: ZoneFiles.areThere, "no zone files: install tzdata"))
struct ZoneRulesTests {
  @Test func `clocks in Los Angeles skip an hour in March and repeat one in November`() throws {
    let zone = try ZoneFiles.zone("America/Los_Angeles")
    #expect(zone.offsetSeconds(at: try utc(2017, 1, 15)) == -28_800)
    #expect(zone.abbreviation(at: try utc(2017, 7, 15)) == "PDT")
    let spring = zone.utcMilliseconds(of: try civil(2017, 3, 12, 2, 30))
    #expect(
      spring == .gap(transition: try utc(2017, 3, 12, 10), shifted: try utc(2017, 3, 12, 10, 30)))
    #expect(zone.civil(at: spring.resolved) == (try civil(2017, 3, 12, 3, 30)))
    let autumn = zone.utcMilliseconds(of: try civil(2017, 11, 5, 1, 30))
    #expect(
      autumn == .ambiguous(earlier: try utc(2017, 11, 5, 8, 30), later: try utc(2017, 11, 5, 9, 30))
    )
    #expect(autumn.resolved == (try utc(2017, 11, 5, 8, 30)))
    let usual = zone.utcMilliseconds(of: try civil(2017, 11, 5, 12))
    #expect(usual == .unique(try utc(2017, 11, 5, 20)))
  }

  @Test(arguments: [2026, 2038, 2040, 2100, 2400])
  func `Berlin keeps summer time in every year to come`(year: Int) throws {
    let zone = try ZoneFiles.zone("Europe/Berlin")
    #expect(zone.offsetSeconds(at: try utc(year, 1, 15)) == 3600)
    #expect(zone.offsetSeconds(at: try utc(year, 7, 15)) == 7200)
    #expect(zone.abbreviation(at: try utc(year, 7, 15)) == "CEST")
  }

  @Test func `the last Sunday of March and of October changes the clocks in Berlin`() throws {
    let zone = try ZoneFiles.zone("Europe/Berlin")
    #expect(zone.offsetSeconds(at: try utc(2044, 3, 27, 0, 59, 59)) == 3600)
    #expect(zone.offsetSeconds(at: try utc(2044, 3, 27, 1)) == 7200)
    #expect(zone.offsetSeconds(at: try utc(2044, 10, 30, 0, 59, 59)) == 7200)
    #expect(zone.offsetSeconds(at: try utc(2044, 10, 30, 1)) == 3600)
    let first = zone.utcMilliseconds(of: try civil(2044, 10, 30, 2))
    #expect(
      first == .ambiguous(earlier: try utc(2044, 10, 30, 0), later: try utc(2044, 10, 30, 1)))
    #expect(
      zone.utcMilliseconds(of: try civil(2044, 10, 30, 3)) == .unique(try utc(2044, 10, 30, 2)))
  }

  @Test func `Riyadh never changes`() throws {
    let zone = try ZoneFiles.zone("Asia/Riyadh")
    for year in 1990...2090 {
      #expect(zone.offsetSeconds(at: try utc(year, 6, 1)) == 10_800)
    }
    #expect(
      zone.utcMilliseconds(of: try civil(2026, 3, 29, 2, 30))
        == .unique(try utc(2026, 3, 28, 23, 30))
    )
  }

  @Test func `Lord Howe changes by half an hour`() throws {
    let zone = try ZoneFiles.zone("Australia/Lord_Howe")
    #expect(zone.offsetSeconds(at: try utc(2026, 7, 1)) == 37_800)
    #expect(zone.offsetSeconds(at: try utc(2026, 1, 1)) == 39_600)
    let autumn = zone.utcMilliseconds(of: try civil(2026, 4, 5, 1, 45))
    guard case .ambiguous(let earlier, let later) = autumn else {
      Issue.record("not twice: \(autumn)")
      return
    }
    #expect(later - earlier == 1_800_000)
    let spring = zone.utcMilliseconds(of: try civil(2026, 10, 4, 2, 15))
    #expect(zone.civil(at: spring.resolved) == (try civil(2026, 10, 4, 2, 45)))
  }

  @Test func `Apia had no 30 December in 2011`() throws {
    let zone = try ZoneFiles.zone("Pacific/Apia")
    #expect(
      zone.civil(at: try utc(2011, 12, 30, 9, 59, 59)) == (try civil(2011, 12, 29, 23, 59, 59)))
    #expect(zone.civil(at: try utc(2011, 12, 30, 10)) == (try civil(2011, 12, 31)))
    let skipped = zone.utcMilliseconds(of: try civil(2011, 12, 30, 12))
    #expect(
      skipped == .gap(transition: try utc(2011, 12, 30, 10), shifted: try utc(2011, 12, 30, 22)))
    #expect(zone.civil(at: skipped.resolved) == (try civil(2011, 12, 31, 12)))
  }

  @Test func `summer time that is standard time in name is read, as in Dublin`() throws {
    let zone = try ZoneFiles.zone("Europe/Dublin")
    #expect(zone.abbreviation(at: try utc(2060, 7, 1)) == "IST")
    #expect(zone.offsetSeconds(at: try utc(2060, 1, 1)) == 0)
  }

  @Test func `before the first transition local mean time holds`() throws {
    let zone = try ZoneFiles.zone("Europe/Berlin")
    #expect(zone.offsetSeconds(at: try utc(1800, 1, 1)) == 3208)
    #expect(zone.offsetSeconds(at: .min) == 3208)
    #expect(zone.civil(at: .max).year == 9999)
  }

  @Test(arguments: ZoneFiles.needed)
  func `what a clock shows leads back to its instant`(name: String) throws {
    let zone = try ZoneFiles.zone(name)
    var instant = try utc(1900, 1, 1)
    let end = try utc(2100, 1, 1)
    while instant < end {
      let shown = zone.civil(at: instant)
      let isFound: Bool =
        switch zone.utcMilliseconds(of: shown) {
        case .unique(let only): only == instant
        case .ambiguous(let earlier, let later): earlier == instant || later == instant
        case .gap: false
        }
      if !isFound { Issue.record("\(name): \(instant) shows \(shown), which leads elsewhere") }
      instant += 151_333_337
    }
  }

  @Test func `damaged files are refused or read, and never trap`() throws {
    let bytes = try #require(ZoneFiles.bytes(of: "Australia/Lord_Howe"))
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: ZoneError.self) {
        try ZoneRules(name: "cut", tzif: Array(bytes.prefix(length)))
      }
    }
    var state: UInt64 = 99
    for _ in 0..<800 {
      var damaged = bytes
      for _ in 0..<2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        damaged[Int(state >> 33) % damaged.count] = UInt8(truncatingIfNeeded: state >> 24)
      }
      guard let zone = try? ZoneRules(name: "damaged", tzif: damaged) else { continue }
      for year in stride(from: 1900, to: 2100, by: 9) {
        _ = zone.utcMilliseconds(of: try civil(year, 4, 5, 1, 45)).resolved
        _ = zone.utcMilliseconds(of: try civil(year, 1, 1)).resolved
      }
    }
  }
}

@Suite struct ZoneRuleFileTests {
  /// A version 2 file without transitions, whose footer is the rule.
  private func file(footer: String) -> [UInt8] {
    let header: [UInt8] =
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    let body: [UInt8] = [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    return header + body + header + body + Array("\n\(footer)\n".utf8)
  }

  @Test func `UTC is always UTC`() throws {
    #expect(ZoneRules.utc.offsetSeconds(at: 1_700_000_000_000) == 0)
    #expect(ZoneRules.utc.abbreviation(at: 0) == "UTC")
    let noon = try civil(2026, 7, 1, 12)
    #expect(ZoneRules.utc.utcMilliseconds(of: noon) == .unique(noon.millisecondsSince1970))
  }

  @Test(arguments: [
    ("<+0330>-3:30", 7, 12_600), ("EST5EDT", 7, -14_400), ("EST5EDT,M3.2.0,M11.1.0", 1, -18_000),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", 1, 46_800), ("AAA3BBB,J60/0,J300/0", 7, -7200),
    ("AAA3BBB,59,299/1", 7, -7200), ("IST-2IDT,M3.4.4/26,M10.5.0", 7, 10_800),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 7, -3600), ("XXX3EDT4,0/0,J365/23", 7, -14_400),
  ])
  func `a footer rules all time`(footer: String, month: Int, offset: Int) throws {
    let zone = try ZoneRules(name: "test", tzif: file(footer: footer))
    #expect(zone.offsetSeconds(at: try utc(2050, month, 15)) == offset)
  }

  @Test(arguments: [
    "E5", "EST", "EST25", "EST5EDT,", "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
    "EST5EDT,J0,J5", "<EST5", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x",
  ])
  func `a footer that is no rule is refused`(footer: String) {
    #expect(throws: ZoneError.badFooter(name: "test", footer: footer)) {
      try ZoneRules(name: "test", tzif: file(footer: footer))
    }
  }

  @Test func `what is no zone file is refused`() {
    #expect(throws: ZoneError.notZoneFile(name: "text")) {
      try ZoneRules(name: "text", tzif: Array(String(repeating: "text ", count: 20).utf8))
    }
    #expect(throws: ZoneError.notZoneFile(name: "empty")) {
      try ZoneRules(name: "empty", tzif: [])
    }
  }

  @Test(.enabled(if: ZoneFiles.bytes(of: "right/UTC") != nil, "no zones with leap seconds here"))
  func `a zone that counts leap seconds is refused`() throws {
    let bytes = try #require(ZoneFiles.bytes(of: "right/UTC"))
    #expect(throws: ZoneError.countsLeapSeconds(name: "right/UTC")) {
      try ZoneRules(name: "right/UTC", tzif: bytes)
    }
  }
}
