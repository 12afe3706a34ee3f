import Testing

/// Random keys, sizes and happenings, drawn for real; see `Tests/ScreenFixture`.
@Suite struct RandomScreenTests {
  @Test(arguments: [0, 1])
  func `whatever is done, the emulator shows what was composed, cell by cell`(
    half: UInt64
  ) throws {
    let count = DrawnScreens.walks / 2
    let first = DrawnScreens.seed &* 1_000_000 + half * count
    let drawn = try DrawnScreens(["walk", "\(first)", "\(count)"])
    #expect(drawn.faults == [])
    #expect(drawn.count(of: "shown") == Int(count))
    #expect(drawn.count(of: "frames") > 4 * Int(count))
  }

  /// ASCII on a terminal that repeats no characters: libvterm 0.1.4 wraps too soon after a
  /// repetition (REP) that ends before the last column.
  @Test(arguments: [
    ["NO_COLOR": "1"], ["LANG": "C", "TERM": "screen-256color"], ["TERM": "screen-256color"],
    ["TERM": "tmux-256color"], ["TERM": "xterm"],
  ])
  func `without colours, in ASCII and on other terminals as well`(
    environment: [String: String]
  ) throws {
    let first = DrawnScreens.seed &* 1_000_000 + 500_000
    let drawn = try DrawnScreens(["walk", "\(first)", "\(DrawnScreens.walks / 40)"], environment)
    #expect(drawn.faults == [])
  }

  @Test(arguments: ["cell", "role", "row", "width", "cursor"])
  func `a fault of each kind is found`(kind: String) throws {
    let drawn = try DrawnScreens(["walk", "1", "40", kind])
    #expect(drawn.lines.last?.contains(" 0 faults") == false, "\(drawn.lines)")
  }
}
