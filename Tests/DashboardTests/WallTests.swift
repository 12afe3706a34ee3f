import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// The wall: opened and left, its pages, what it shows.
struct WallTests {
  /// Five incidents that need somebody, on a screen that has room for three.
  private func crowdedDesk() throws -> TestDesk {
    var desk = try TestDesk(size: Size(columns: 60, rows: 18))
    for title in ["North", "East", "South", "West"] {
      desk.type(":open flood \(title) gate p=1\n")
      try desk.settle()
    }
    return desk
  }

  private func isWall(_ desk: TestDesk) -> Bool { desk.screen.contains("▀") }

  @Test(arguments: [KeyCode.character("W"), .escape])
  func `W opens the wall, and W or Esc leaves it`(key: KeyCode) throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type("W")
    #expect(isWall(desk))
    #expect(!desk.screen.contains("? help"))
    desk.press(key)
    #expect(!isWall(desk))
    #expect(desk.screen.contains("? help"))
  }

  @Test func `the settings open the wall and close it`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    var settings = DeskSettings(keymap: .standard, showsWall: true, mouse: true, isNews: false)
    desk.take(.settings(settings))
    #expect(isWall(desk))
    settings.showsWall = false
    desk.take(.settings(settings))
    #expect(!isWall(desk))
  }

  @Test func `a line that is written is seen, and then the wall again`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type("W:log")
    #expect(desk.line == "log")
    #expect(!isWall(desk))
    desk.press(.escape)
    #expect(isWall(desk))
  }

  @Test func `leaving asks where it can be read`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type("Wq")
    #expect(desk.screen.contains("Leave the room?"))
  }

  @Test func `another screen puts the wall away`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type("W2")
    #expect(!isWall(desk))
    #expect(desk.screen.contains("2 Agencies"))
  }

  @Test func `only what needs somebody is shown, and the rest is counted`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type("W")
    #expect(desk.screen.contains("Dam"))
    #expect(!desk.screen.contains("Cellar"))
    #expect(desk.screen.contains("2 other open incidents wait for nobody"))
    desk.type(":task 26-0001 fire pump it out\n")
    try desk.settle()
    #expect(desk.screen.contains("Cellar"))
    #expect(desk.screen.contains("▲ Fire no answer 0m: pump it out"))
  }

  @Test func `what waits comes before what is only urgent`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type(":open flood North gate p=1\n")
    try desk.settle()
    desk.type(":task 26-0002 fire pump it out\n")
    try desk.settle()
    desk.type("W")
    let shown = desk.lines.filter { $0.hasPrefix("  P1") }
    #expect(shown.map { $0.contains("Dam") } == [true, false])
  }

  @Test func `pages follow the minute, and keys turn them`() throws {
    var desk = try crowdedDesk()
    desk.type("W")
    let page = { (desk: TestDesk) in
      desk.lines.first { $0.contains("page ") }.flatMap {
        $0.split(separator: " ").dropLast(2).last
      }
    }
    let first = page(desk)
    #expect(first != nil)
    desk.take(
      .tick(now: desk.model.now.advanced(byMilliseconds: 60_000), exerciseMilliseconds: nil))
    let second = page(desk)
    #expect(first != second)
    desk.press(.pageDown)
    #expect(page(desk) == first)
    desk.press(.up)
    #expect(page(desk) == second)
    desk.press(.home)
    #expect(page(desk) == "1")
    desk.press(.end)
    #expect(page(desk) == "2")
  }

  @Test func `the wheel turns pages`() throws {
    var desk = try crowdedDesk()
    desk.type("W")
    let before = desk.screen
    desk.take(.terminal(.mouse(Position(row: 3, column: 3), .wheelDown)))
    #expect(desk.screen != before)
  }

  @Test func `what could not be done stands at the foot`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type("W")
    desk.take(.concern(.settings, "config.yaml:2:8: There is no theme"))
    #expect(desk.lines.last?.contains("config.yaml:2:8") == true)
  }
}
