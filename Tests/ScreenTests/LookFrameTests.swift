import Dashboard
import EngineSamples
import IncidentEngine
import TerminalUI
import Testing

/// What every screen looks like in three themes: the text is in the frames beside them.
struct LookFrameTests {
  private let golden = Golden(beside: #filePath, levels: 0)

  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 50),
    Size(columns: 60, rows: 20),
  ]
  static let themes: [BuiltInTheme] = [.standard, .highContrast, .monochrome]
  /// The screens and the keys that lead to them.
  static let screens = [
    ("incidents", ""), ("agencies", "2"), ("timeline", "3"), ("log", "5"), ("wall", "W"),
  ]

  @Test(arguments: screens, sizes)
  func `a screen in three themes`(screen: (name: String, keys: String), size: Size) throws {
    var model = try FloodRoom.evening().model(size)
    for scalar in screen.keys.unicodeScalars {
      _ = update(&model, .terminal(.key(Key(.character(scalar)))))
    }
    let frame = view(model)
    for theme in Self.themes {
      let name = theme.rawValue.map { $0 == " " ? "-" : String($0) }.joined()
      let file = "looks/\(screen.name)-\(size.columns)x\(size.rows)-\(name).look"
      let difference = golden.difference(file, frame.looks(in: theme.theme))
      #expect(difference == nil)
    }
  }

  @Test func `a changed colour of a theme shows as a difference`() throws {
    let frame = view(try FloodRoom.evening().model(Size(columns: 80, rows: 24)))
    let changed = Theme { $0 == .overdue ? Appearance(.red) : Theme.standard[$0] }
    #expect(frame.looks(in: changed) != frame.looks(in: .standard))
  }
}

extension Frame {
  /// One letter for the appearance of each cell, then what the letters stand for.
  ///
  /// The letter is that of the first role that looks so, so that two roles that look alike have one.
  func looks(in theme: Theme) -> String {
    var letters: [Appearance: Character] = [:]
    for role in Role.allCases where letters[theme[role]] == nil {
      letters[theme[role]] = role.letter
    }
    var used: Set<Appearance> = []
    let lines = rows.map { row in
      var line = ""
      for cell in row.cells {
        used.insert(theme[cell.role])
        line.append(letters[theme[cell.role]] ?? "?")
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    var legend: [String] = []
    for role in Role.allCases where used.remove(theme[role]) != nil {
      legend.append("\(role.letter == " " ? "_" : role.letter)  \(theme[role].words)")
    }
    return (lines + [""] + legend).joined(separator: "\n") + "\n"
  }
}

extension Appearance {
  /// `brightWhite on blue, bold`.
  fileprivate var words: String {
    var words = foreground.map { "\($0)" } ?? "default"
    if let background { words += " on \(background)" }
    for (word, isSet) in [
      ("bold", bold), ("dim", dim), ("reverse", reverse), ("underline", underline),
    ] where isSet {
      words += ", \(word)"
    }
    return words
  }
}
