import Dashboard
import EngineSamples
import IncidentEngine
import OperatingPicture
import RandomDesk
import Testing
import TerminalUI

/// What a screen must keep at every size, with every text, whatever the officer does.
@Suite(.serialized) struct LayoutTests {
  /// Keys that lead to each screen from the board.
  static let screens = ["1", "1\r", "2", "3", "3s", "3ss", "5"]
  /// Keys that begin each activity on a screen, and whether the board has the keys then.
  static let activities: [(keys: String, isBoard: Bool)] = [
    ("", true), (":task ", false), (":tsk x\r", false), ("/agency=fire and ", false), ("?", false),
    ("q", false), (":task\r", false), (":open\rflood\r", false), ("\u{10}", false),
    ("\u{10}water", false), ("\\water", false), ("v", false),
  ]

  private static func press(_ keys: String, _ model: inout Model) {
    for scalar in keys.unicodeScalars {
      let code: KeyCode =
        scalar == "\r" ? .enter : scalar == "\u{1B}" ? .escape : .character(scalar)
      let key = scalar == "\u{10}" ? Key(.character("p"), control: true) : Key(code)
      _ = update(&model, .terminal(.key(key)))
    }
  }

  private static func resize(_ model: inout Model, _ columns: Int, _ rows: Int) {
    _ = update(&model, .terminal(.resize(Size(columns: columns, rows: rows))))
  }

  /// Every screen in every activity.
  private static func all(_ room: LayoutRoom) -> [(model: Model, isBoard: Bool)] {
    let size = Size(columns: 80, rows: 24)
    var found: [(model: Model, isBoard: Bool)] = []
    for screen in screens {
      for activity in activities {
        var model = room.model(size)
        press(screen + activity.keys, &model)
        found.append((model: model, isBoard: activity.isBoard))
      }
      var readOnly = room.model(size)
      press(screen, &readOnly)
      _ = update(&readOnly, room.feed([], failure: "The disk is full. Make room, then go on."))
      found.append((model: readOnly, isBoard: true))
    }
    found.append((model: room.model(size, isKnown: false), isBoard: false))
    return found
  }

  private static func faults(_ model: Model, _ isBoard: Bool) -> [String] {
    LayoutChecks(model, isBoard: isBoard).faults
  }

  @Test func `below 40 by 10 one line says so, and just above it everything stands`() throws {
    let models = Self.all(try LayoutRoom(incidents: 8))
    var faults: [String] = []
    for columns in 1...45 {
      for rows in 1...14 {
        let isSmall = columns < 40 || rows < 10
        for (place, (model, isBoard)) in models.enumerated() {
          // One line is one line: that a screen is too small is asked of each size once.
          if isSmall, place % 25 != (columns + rows) % 25 { continue }
          if !isBoard, place % 5 != (columns + rows) % 5 { continue }
          var model = model
          Self.resize(&model, columns, rows)
          faults += Self.faults(model, isBoard)
        }
      }
    }
    #expect(faults.prefix(10) == [])
  }

  /// The edges at which the arrangement changes, and some sizes between them.
  private static func sizes(_ seed: UInt64, count: Int) -> [(Int, Int)] {
    let columns = [40, 41, 49, 50, 59, 60, 69, 70, 71, 75, 76, 79, 80, 91, 92, 95, 96, 99, 100]
    let more = [109, 110, 119, 120, 139, 140, 159, 160, 161, 179, 180, 200]
    let rows = [10, 11, 12, 15, 16, 17, 18, 19, 20, 21, 22, 24, 29, 30, 32, 40, 50]
    var random = SampleRandom(seed: seed)
    var found: [(Int, Int)] = []
    for (place, columns) in (columns + more).enumerated() {
      found.append((columns, rows[place % rows.count]))
    }
    for (place, row) in rows.enumerated() { found.append(((columns + more)[place * 7 % 31], row)) }
    for _ in 0..<count {
      found.append((40 + Int(random.next() % 220), 10 + Int(random.next() % 60)))
    }
    return found
  }

  @Test(arguments: [(RoomKind.live, false), (.exercise, true)])
  func `every screen stands at every size`(kind: RoomKind, hostile: Bool) throws {
    let models = Self.all(try LayoutRoom(incidents: 8, kind: kind, hostile: hostile))
    var faults: [String] = []
    for (place, (columns, rows)) in Self.sizes(hostile ? 7 : 8, count: 10).enumerated() {
      for (index, (model, isBoard)) in models.enumerated() {
        if !isBoard, index % 4 != place % 4 { continue }
        var model = model
        Self.resize(&model, columns, rows)
        faults += Self.faults(model, isBoard)
      }
    }
    #expect(faults.prefix(10) == [])
  }

  @Test(arguments: [(RoomKind.live, false), (.exercise, true)])
  func `the wall fills every size exactly`(kind: RoomKind, hostile: Bool) throws {
    var model = try LayoutRoom(incidents: 8, kind: kind, hostile: hostile)
      .model(Size(columns: 80, rows: 24))
    Self.press("W", &model)
    let small = (1...45).flatMap { columns in [1, 9, 10, 17, 18].map { (columns, $0) } }
    for (columns, rows) in small + Self.sizes(9, count: 40) + [(500, 200)] {
      Self.resize(&model, columns, rows)
      let frame = view(model)
      #expect(frame.rows.count == rows)
      #expect(frame.rows.allSatisfy { $0.columns == columns }, "\(columns)x\(rows)")
    }
  }

  @Test(arguments: [(0, 0), (0, 3), (1, 1), (1, 7), (8, 26), (1000, 7)])
  func `every screen stands with any number of incidents and agencies`(
    incidents: Int, agencies: Int
  ) throws {
    let room = try LayoutRoom(incidents: incidents, agencies: agencies)
    var faults: [String] = []
    let sizes = [(40, 10), (60, 20), (80, 24), (120, 40), (200, 50), (500, 200), (45, 90)]
    for screen in Self.screens {
      for (columns, rows) in sizes where columns < 500 || incidents == 8 || incidents == 1000 {
        var model = room.model(Size(columns: columns, rows: rows))
        Self.press(screen + "jjj", &model)
        _ = update(&model, .terminal(.key(Key(.right))))
        faults += Self.faults(model, true)
        Self.press("G", &model)
        faults += Self.faults(model, true)
      }
    }
    #expect(faults.prefix(10) == [])
  }

  @Test(arguments: [(60, 20), (80, 24), (120, 40), (200, 50), (250, 70)])
  func `every pattern of a timeline is explained`(columns: Int, rows: Int) throws {
    let room = try LayoutRoom(incidents: 14)
    var met: Set<Character> = []
    let ways = (0..<14).map { String(repeating: "j", count: $0) + "3" } + ["3s", "3ss"]
    for keys in ways {
      var model = room.model(Size(columns: columns, rows: rows))
      Self.press(keys, &model)
      let lines = view(model).rows.map(\.text)
      let end = try #require(lines.dropFirst(4).firstIndex { $0.hasPrefix("──") })
      let key = lines[(end + 1)...].joined(separator: " ")
      let drawn = Set(lines[4..<end].joined()).intersection("░▒█╌→━←┤✓✗")
      for glyph in drawn { #expect(key.contains("\(glyph) "), "\(glyph) at \(keys)") }
      met.formUnion(drawn)
    }
    #expect(met.isSuperset(of: "░▒█→━┤✓"))
  }

  @Test func `a window that shrinks while a question stands keeps the selection in sight`() throws {
    var model = try LayoutRoom(incidents: 30).model(Size(columns: 120, rows: 40))
    Self.press("Gq", &model)
    Self.resize(&model, 120, 16)
    #expect(Self.faults(model, true) == [])
  }

  @Test(arguments: [0, 3, 30])
  func `the timeline on paper has every row and what the patterns mean`(incidents: Int) throws {
    let model = try LayoutRoom(incidents: incidents).model(Size(columns: 100, rows: 40))
    let lines = timelinePicture(model, of: .room).rows.map(\.text)
    #expect(lines.count { $0.hasPrefix("  25-00") } == incidents)
    #expect(lines.contains { $0.contains("░ reported") } == (incidents > 0))
    #expect(lines.contains { $0.contains("Nothing to show yet") } == (incidents == 0))
    #expect(lines.allSatisfy { Text.width(of: $0) == 100 })
  }

  @Test(arguments: [(60, 20), (80, 24), (120, 40)])
  func `a long line of the log can be read whole`(columns: Int, rows: Int) throws {
    var room = try LayoutRoom(incidents: 1)
    let words = (1...70).map { "word\($0)" }
    _ = room.happen(
      .writeLog(LogDraft(kind: .observation, text: words.joined(separator: " "))))
    for _ in 0..<30 { _ = room.happen(.writeLog(LogDraft(kind: .observation, text: "short"))) }
    var model = room.model(Size(columns: columns, rows: rows))
    Self.press("5G", &model)
    let shown = Set(view(model).text.split(whereSeparator: { $0 == " " || $0 == "\n" }))
    #expect(words.filter { !shown.contains(Substring($0)) } == [])
    #expect(LayoutChecks(model).faults == [])
  }
}
