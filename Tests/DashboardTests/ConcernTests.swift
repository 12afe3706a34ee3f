import Dashboard
import TerminalUI
import Testing

/// What is wrong outside the room's entries stands until it is well or the officer has seen it.
@Suite struct ConcernTests {
  private static let words = "No snapshot can be kept: the disk is full. Free some space."

  private static let long = "\(words) The room works on, and the journal has everything."

  private func desk(_ columns: Int = 120, _ rows: Int = 40) throws -> TestDesk {
    try TestDesk(size: Size(columns: columns, rows: rows))
  }

  @Test func `what comes of a line stands under it`() throws {
    var desk = try desk()
    desk.take(.concern(.snapshots, Self.words))
    desk.type(":open flood Dike\n")
    try desk.settle()
    #expect(desk.lines[37].hasPrefix(" ✗ \(Self.words)"), "\(desk.screen)")
    #expect(desk.lines[37].hasSuffix("Esc seen"))
    #expect(desk.lines[38].hasPrefix(" ✓"))
  }

  @Test func `Esc puts the first one away and nothing else`() throws {
    var desk = try desk()
    desk.type(":open flood Dike\n")
    try desk.settle()
    let outcome = desk.lines[38]
    desk.take(.concern(.settings, "config.yaml:2:8: no such theme"))
    desk.take(.concern(.snapshots, Self.words))
    #expect(desk.lines[37].contains(Self.words))
    #expect(desk.lines[37].hasSuffix("1 of 2, Esc seen"))
    desk.press(.escape)
    #expect(desk.lines[37].contains("config.yaml:2:8: no such theme"))
    desk.press(.escape)
    #expect(desk.lines[37].allSatisfy { $0 == "─" })
    #expect(desk.lines[38] == outcome)
  }

  @Test func `what is well again goes by itself`() throws {
    var desk = try desk()
    desk.take(.concern(.snapshots, Self.words))
    desk.take(.concern(.snapshots, nil))
    #expect(!desk.screen.contains("snapshot"))
  }

  @Test func `a long one has two lines while nothing else stands there`() throws {
    var desk = try desk(80, 24)
    desk.take(.concern(.snapshots, Self.long))
    #expect(desk.lines[21].hasSuffix("The room works"), "\(desk.screen)")
    #expect(desk.lines[22].hasPrefix("   on, and the journal has everything."))
    #expect(desk.lines[22].hasSuffix("Esc seen"))
  }

  @Test func `one that is cut leaves room for the key`() throws {
    var desk = try desk(80, 24)
    desk.type(":open flood Dike\n")
    try desk.settle()
    desk.take(.concern(.snapshots, Self.long))
    #expect(desk.lines[21].hasSuffix("…  Esc seen"), "\(desk.screen)")
  }

  @Test func `on a small screen an outcome stands over it until it is gone`() throws {
    var desk = try desk(60, 12)
    desk.type(":open flood Dike\n")
    try desk.settle()
    desk.take(.concern(.snapshots, Self.words))
    #expect(desk.lines[10].hasPrefix(" ✓"), "\(desk.screen)")
    desk.type("2")
    #expect(desk.lines[10].hasPrefix(" ✗ No snapshot"))
  }

  @Test func `typing a line does not put it away`() throws {
    var desk = try desk()
    desk.take(.concern(.snapshots, Self.words))
    desk.type(":log a")
    desk.press(.escape)
    #expect(desk.screen.contains(Self.words))
  }
}
