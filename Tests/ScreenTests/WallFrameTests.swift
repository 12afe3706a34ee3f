import Dashboard
import EngineSamples
import IncidentEngine
import TerminalUI
import Testing

/// The wall, compared with files.
struct WallFrameTests {
  private let golden = Golden(beside: #filePath, levels: 0)

  private func wall(_ room: FloodRoom, _ size: Size) -> Model {
    var model = room.model(size)
    _ = update(&model, .terminal(.key(Key(.character("W")))))
    return model
  }

  private func check(_ name: String, _ model: Model) {
    let frame = view(model)
    let text = frame.text + "\n\n" + frame.styles + "\n"
    let size = model.size
    let difference = golden.difference("\(name)-\(size.columns)x\(size.rows).frame", text)
    #expect(difference == nil)
  }

  @Test(arguments: LookFrameTests.sizes)
  func `the wall of a live room`(size: Size) throws {
    check("wall", wall(try FloodRoom.evening(), size))
  }

  @Test(arguments: LookFrameTests.sizes)
  func `the wall of an exercise`(size: Size) throws {
    check("wall-exercise", wall(try FloodRoom.evening(.exercise), size))
  }

  @Test func `the wall of a room in which nothing waits`() throws {
    check("wall-quiet", wall(try FloodRoom(), Size(columns: 80, rows: 24)))
  }

  @Test func `the wall of a room that cannot be written`() throws {
    let room = try FloodRoom.evening()
    var model = wall(room, Size(columns: 80, rows: 24))
    let feed = Feed(
      entries: [], situation: room.situation, now: model.now, exerciseMilliseconds: nil,
      failure: "The disk is full. Make room; nothing that was confirmed is lost.")
    _ = update(&model, .feed(feed))
    check("wall-read-only", model)
  }

  @Test(arguments: [Size(columns: 500, rows: 200), Size(columns: 60, rows: 18)])
  func `the wall fills the largest and the smallest screen`(size: Size) throws {
    let frame = view(wall(try FloodRoom.evening(), size))
    #expect(frame.rows.count == size.rows)
    #expect(frame.rows.allSatisfy { $0.columns == size.columns })
    #expect(frame.text.contains("Footbridge gone"))
    #expect(frame.text.contains("overdue"))
  }

  @Test(arguments: [Size(columns: 59, rows: 40), Size(columns: 120, rows: 17)])
  func `a screen too small for the wall keeps the ordinary board and says so`(size: Size) throws {
    let text = view(wall(try FloodRoom.evening(), size)).text
    #expect(text.contains("1 Incidents"))
    #expect(text.contains("The wall needs a window of 60×18."))
  }

  @Test func `without Unicode the wall is still all there`() throws {
    let frame = view(wall(try FloodRoom.evening(), Size(columns: 80, rows: 24)))
    let ascii = Text.ascii(frame.text)
    #expect(!ascii.contains("?"))
    #expect(ascii.contains("#\"#"))
  }
}
