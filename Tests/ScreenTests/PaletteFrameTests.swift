import Dashboard
import EngineSamples
import IncidentEngine
import TerminalUI
import Testing

/// The palette on whole screens, compared with files.
struct PaletteFrameTests {
  private let golden = Golden(beside: #filePath, levels: 0)
  static let sizes = GoldenFrameTests.sizes

  private func check(_ name: String, _ size: Size, on screen: String = "", typed: String) throws {
    var model = try FloodRoom.evening().model(size)
    for scalar in screen.unicodeScalars {
      _ = update(&model, .terminal(.key(Key(.character(scalar)))))
    }
    _ = update(&model, .terminal(.key(Key(.character("p"), control: true))))
    for scalar in typed.unicodeScalars {
      _ = update(&model, .terminal(.key(Key(.character(scalar)))))
    }
    _ = update(&model, .terminal(.key(Key(.down))))
    let frame = view(model)
    let text = frame.text + "\n\n" + frame.styles + "\n"
    let difference = golden.difference("\(name)-\(size.columns)x\(size.rows).frame", text)
    #expect(difference == nil)
  }

  @Test(arguments: sizes)
  func `the palette as it opens`(size: Size) throws {
    try check("palette", size, typed: "")
  }

  @Test(arguments: sizes)
  func `the palette with what was typed`(size: Size) throws {
    try check("palette-typed", size, typed: "mil")
  }

  @Test func `the palette names tasks and incidents by number`() throws {
    try check("palette-number", Size(columns: 120, rows: 40), on: "2", typed: "1")
  }

  @Test func `the palette says what cannot be done`() throws {
    try check("palette-why", Size(columns: 80, rows: 24), on: "5", typed: "pau")
  }
}
