import Dashboard
import EngineSamples
import IncidentEngine
import Testing
import TerminalUI

/// Whole screens, compared with files: the text, then the roles of its cells.
struct GoldenFrameTests {
  private let golden = Golden(beside: #filePath, levels: 0)
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 50),
    Size(columns: 60, rows: 20), Size(columns: 40, rows: 10),
  ]

  private func check(_ name: String, _ model: Model) {
    let frame = view(model)
    let size = model.size
    let text = frame.text + "\n\n" + frame.styles + "\n"
    let difference = golden.difference("\(name)-\(size.columns)x\(size.rows).frame", text)
    #expect(difference == nil)
  }

  private func press(_ keys: [Key], _ model: inout Model) {
    for key in keys { _ = update(&model, .terminal(.key(key))) }
  }

  private func type(_ text: String, _ model: inout Model) {
    press(text.unicodeScalars.map { Key(.character($0)) }, &model)
  }

  @Test(arguments: sizes)
  func `the incident board`(size: Size) throws {
    check("incidents", try FloodRoom.evening().model(size))
  }

  @Test(arguments: sizes)
  func `the board of an exercise`(size: Size) throws {
    check("exercise", try FloodRoom.evening(.exercise).model(size))
  }

  @Test(arguments: sizes)
  func `the agencies`(size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    type("2", &model)
    press([Key(.right), Key(.down)], &model)
    check("agencies", model)
  }

  @Test(arguments: sizes)
  func `the timeline of an incident`(size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    press([Key(.down)], &model)
    type("3", &model)
    press([Key(.down), Key(.left), Key(.left)], &model)
    check("timeline", model)
  }

  @Test(arguments: sizes)
  func `the log`(size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    type("5", &model)
    press([Key(.down)], &model)
    check("log", model)
  }

  @Test(arguments: sizes)
  func `the registers`(size: Size) throws {
    var model = try FloodRoom.registers().model(size)
    type("6", &model)
    press([Key(.down)], &model)
    check("coordination", model)
  }

  @Test(arguments: [Size(columns: 120, rows: 40), Size(columns: 80, rows: 24)])
  func `the matters of an incident`(size: Size) throws {
    var model = try FloodRoom.registers().model(size)
    press([Key(.down)], &model)
    check("panel-matters", model)
    type("3", &model)
    check("timeline-matters", model)
  }

  @Test func `the timeline of the room`() throws {
    var model = try FloodRoom.evening().model(Size(columns: 120, rows: 40))
    type("3ss", &model)
    check("timeline-room", model)
  }

  @Test func `an empty board says what to press`() throws {
    check("empty", try FloodRoom().model(Size(columns: 80, rows: 24)))
  }

  @Test func `the panel closed`() throws {
    var model = try FloodRoom.evening().model(Size(columns: 80, rows: 24))
    press([Key(.enter), Key(.down)], &model)
    check("closed-panel", model)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `the command line with a mistake`(size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    type(":task polce cordon", &model)
    press([Key(.enter)], &model)
    check("line-mistake", model)
  }

  @Test func `the command line with what may follow`() throws {
    var model = try FloodRoom.evening().model(Size(columns: 120, rows: 40))
    type(":task 25-0001 ", &model)
    check("line-candidates", model)
  }

  /// Three lines that were sent while the disk was full, and a form that was left.
  private func outage(_ size: Size) throws -> Model {
    var model = try FloodRoom.evening().model(size)
    for line in ["log decision: no boats", "task police cordon Mill Rd", "log gauge at 4.2"] {
      type(":\(line)", &model)
      var counter: Int64?
      for case .submit(let sent, _, _, _) in update(&model, .terminal(.key(Key(.enter)))) {
        counter = sent
      }
      _ = update(&model, .answer(counter: try #require(counter), .unconfirmed("The disk is full.")))
      press([Key(.escape)], &model)
    }
    type(":open fire Mill", &model)
    press([Key(.function(2)), Key(.escape)], &model)
    return model
  }

  @Test(arguments: sizes)
  func `a board with drafts, the second of them opened, the last one a form`(size: Size) throws {
    var model = try outage(size)
    check("drafts", model)
    press([Key(.function(2)), Key(.pageDown)], &model)
    check("draft-line", model)
    press([Key(.pageDown), Key(.pageDown)], &model)
    check("draft-form", model)
  }

  @Test(arguments: sizes)
  func `leaving with drafts`(size: Size) throws {
    var model = try outage(size)
    type("q", &model)
    check("leaving-drafts", model)
    _ = update(&model, .notKept(.unwritten("No space left on the device.")))
    check("leaving-lost", model)
  }

  @Test(arguments: sizes)
  func `a form with a mistake`(size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    type(":task utilities cut feeder 12, all of Harbour St due=+4q", &model)
    press([Key(.function(2)), Key(.character("s"), control: true)], &model)
    check("form-mistake", model)
  }

  @Test(arguments: sizes)
  func `a form with what may stand in a field`(size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    type("n", &model)
    press([Key(.enter), Key(.right), Key(.right)], &model)
    check("form-offers", model)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `help`(size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    type("?", &model)
    check("help", model)
  }

  @Test func `leaving asks`() throws {
    var model = try FloodRoom.evening().model(Size(columns: 80, rows: 24))
    type("q", &model)
    check("leaving", model)
  }

  @Test func `a room that cannot be written says so`() throws {
    let room = try FloodRoom.evening()
    var model = room.model(Size(columns: 80, rows: 24))
    let feed = Feed(
      entries: [], situation: room.situation, now: model.now, exerciseMilliseconds: nil,
      failure: "The disk is full. Make room; nothing that was confirmed is lost.")
    _ = update(&model, .feed(feed))
    check("read-only", model)
  }

  @Test func `who is at the desk`() throws {
    let room = try FloodRoom()
    let model = Model(
      size: Size(columns: 80, rows: 24), situation: room.situation, zone: .utc,
      now: FloodRoom.start, exerciseMilliseconds: nil, officer: nil, account: "night",
      desk: "pts/9", suggestedName: "Noor", nextCounter: 1)
    check("identity", model)
  }
}
