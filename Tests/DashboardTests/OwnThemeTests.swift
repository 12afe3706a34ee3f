import CheckedYAML
import Dashboard
import Glibc
import TerminalUI
import Testing

/// Themes of a person's own.
struct OwnThemeTests {
  private func read(_ text: String) -> Result<Look, YAMLMistakes> {
    Look.read(Array("format: 1\n\(text)\n".utf8), named: "night")
  }

  private func mistakes(_ text: String) -> [String] {
    switch read(text) {
    case .success: []
    case .failure(let mistakes): mistakes.all.map(\.description)
    }
  }

  @Test func `roles change what they name and keep the rest`() throws {
    let look = try read(
      "based_on: high contrast\nroles: {rule: {color: bright-black}, overdue: {underline: yes}}"
    ).get()
    #expect(look.name == "night")
    #expect(look.theme[.rule] == Appearance(.brightBlack, on: .black))
    #expect(look.theme[.overdue] == Appearance(.brightWhite, on: .red, bold: true, underline: true))
    #expect(look.theme[.good] == Theme.highContrast[.good])
    #expect(!look.opensWall)
  }

  @Test func `a theme based on the wall opens the wall, and default is the terminal's own`() throws
  {
    let look = try read("based_on: wall\nroles: {normal: {color: default, background: default}}")
      .get()
    #expect(look.opensWall)
    #expect(look.theme[.normal] == Appearance())
  }

  @Test(arguments: [
    ("roles: {}", "1:1: `based_on` is missing in a theme. Add a line `based_on: …`."),
    (
      "based_on: monocrome",
      "2:11: `monocrome` is not a value of `based_on`. Did you mean `monochrome`?"
    ),
    (
      "based_on: default\nroles: {overdu: {bold: yes}}",
      "3:9: `overdu` is no role. Did you mean `overdue`?"
    ),
    (
      "based_on: default\nroles: {overdue: {color: purpel}}",
      "3:26: `purpel` is not a value of `color`. Use one of `black`, `red`, `green`, `yellow`, "
        + "`blue`, `magenta`, `cyan`, `white`, `bright-black`, `bright-red`, `bright-green`, "
        + "`bright-yellow`, `bright-blue`, `bright-magenta`, `bright-cyan`, `bright-white`, "
        + "`default`."
    ),
    (
      "based_on: default\nroles: {overdue: {colour: red}}",
      "3:19: `colour` is not a key of the role overdue. Did you mean `color`?"
    ),
    (
      "based_on: high contrast\nroles: {good: {color: black}}",
      "3:9: `good` cannot be seen: its colour is the one behind it. Choose another `color` or "
        + "another `background`."
    ),
    (
      "based_on: default\nroles: {live: {color: black, background: yellow}}",
      "3:9: `live` looks like `exercise`: nobody may take a drill for the real thing. Give one of "
        + "them another `color` or `background`, or `reverse` or `underline`."
    ),
    (
      "based_on: default\nroles: {overdue: {color: default, bold: no, dim: yes}}",
      "3:9: `overdue` looks like `normal`: what must be acted on would be overlooked. Give one of "
        + "them another `color` or `background`, or `reverse` or `underline`."
    ),
    (
      "based_on: default\nroles: {selected: {color: default, bold: no}}",
      "3:9: `selected` looks like `normal`: nobody would see which row is selected. Give one of "
        + "them another `color` or `background`, or `reverse` or `underline`."
    ),
  ])
  func `a mistake has its place and its cure`(text: String, said: String) {
    #expect(mistakes(text) == [said])
  }

  @Test(arguments: ["../config", "a/b", "", ".hidden", String(repeating: "x", count: 41)])
  func `a name that could lead elsewhere is none`(name: String) {
    #expect(!Look.mayName(name))
  }

  @Test func `every role, theme and attribute is on the page of the settings`() throws {
    let page = try settingsPage()
    let rows = Set(
      page.split(separator: "\n").filter { $0.hasPrefix("| `") }
        .map { String($0.split(separator: "`")[1]) })
    for role in Role.allCases { #expect(rows.contains(role.name), "\(role.name)") }
    for theme in BuiltInTheme.allCases { #expect(rows.contains(theme.rawValue)) }
    for screen in Screen.allCases { #expect(page.contains("`\(screen.word)`"), "\(screen)") }
  }

  @Test func `the examples of the page are good`() throws {
    let blocks = try settingsPage().components(between: "```yaml\n", and: "```")
    try #require(blocks.count == 2)
    let keys = YAMLReader.read(Array(blocks[0].utf8), named: "a configuration") { fields in
      for key in ["format", "theme", "mouse", "synchronized_output", "copy"] {
        _ = fields.text(key)
      }
      return Keymap.read(fields)
    }
    #expect(try keys.get() != .standard)
    let look = try Look.read(Array(blocks[1].utf8), named: "night shift").get()
    #expect(look.theme != .standard)
  }

  private func settingsPage() throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let opened = try #require(fopen("/\(root)/docs/config.md", "rb"))
    defer { fclose(opened) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&buffer, 1, buffer.count, opened)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }
}

extension String {
  fileprivate func components(between start: String, and end: String) -> [String] {
    split(separator: start).dropFirst().compactMap {
      $0.split(separator: end).first.map(String.init)
    }
  }
}
