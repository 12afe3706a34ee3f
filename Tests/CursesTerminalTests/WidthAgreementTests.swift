import CVTerm
import TerminalUI
import Testing

@Suite(.serialized) struct WidthAgreementTests {
  /// The width after drawing on an emulated terminal, by where its cursor stands.
  private func drawnWidth(of scalar: Unicode.Scalar, on screen: OpaquePointer) -> Int {
    let bytes = Array("\r\u{1B}[2J\(Character(scalar))".utf8)
    cv_screen_feed(screen, bytes, Int32(bytes.count))
    var row: Int32 = 0
    var column: Int32 = 0
    var visible = false
    cv_screen_cursor(screen, &row, &column, &visible)
    return Int(column)
  }

  @Test func `our widths are those of the C library and of a terminal wherever both know one`() {
    guard let screen = cv_screen_new(4, 20) else { return }
    defer { cv_screen_free(screen) }
    var compared = 0
    for value in UInt32(0x20)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value), Cell(scalar).scalar == scalar else { continue }
      let library = Int(cv_library_width(value))
      // Newer than the C library: the terminal's driver draws a placeholder.
      if library < 0 { continue }
      compared += 1
      let ours = Cell(scalar).width
      if ours != library || ours != drawnWidth(of: scalar, on: screen) {
        Issue.record("U+\(String(value, radix: 16)): ours \(ours), C library \(library)")
      }
    }
    #expect(compared > 100_000)
  }

  @Test func `our marks take no column in the C library and on a terminal wherever both know them`()
  {
    guard let screen = cv_screen_new(4, 20) else { return }
    defer { cv_screen_free(screen) }
    var compared = 0
    for value in UInt32(0x80)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(Character(scalar))
      guard Text.width(of: text) == 1, Text.sanitise(text).unicodeScalars.count == 2 else {
        continue
      }
      let library = Int(cv_library_width(value))
      if library < 0 { continue }
      compared += 1
      let bytes = Array("\r\u{1B}[2J\(text)|".utf8)
      cv_screen_feed(screen, bytes, Int32(bytes.count))
      let cells = (0...1).map { cv_screen_cell(screen, 0, $0).chars }
      if library != 0 || cells[0].1 != value || cells[1].0 != 0x7C {
        Issue.record("U+\(String(value, radix: 16)): C library \(library), terminal \(cells)")
      }
    }
    #expect(compared > 600)
  }
}
