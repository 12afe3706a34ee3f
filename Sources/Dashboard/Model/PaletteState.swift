import CommandLanguage
import TerminalUI

/// The palette while it is open.
struct PaletteState: Hashable, Sendable {
  var field = TextField("")
  /// What the officer was doing; leaving goes back to it.
  var beneath: Model.Activity
  /// The rows of the key table that are offered.
  let actions: [KeyBinding]
  /// What was found when something was last typed: nothing moves while the officer chooses.
  var result = PaletteResult()
  /// Which of it is chosen.
  private(set) var list = ListState<PaletteTarget>()

  init(beneath: Model.Activity, actions: [KeyBinding]) {
    self.beneath = beneath
    self.actions = actions
  }

  private var rows: [PaletteTarget] { result.hits.map(\.target) }

  /// What is chosen; nil where nothing was found.
  var chosen: PaletteTarget? { list.selection }

  /// Takes what was found, the best chosen.
  mutating func take(_ found: PaletteResult) {
    result = found
    list.rewind()
    list.move(to: 0, in: rows, height: 1)
  }

  /// Chooses another entry of those of which so many are shown.
  mutating func choose(_ step: Step, shown: Int) { list.move(step, in: rows, height: shown) }

  /// Chooses the entry in a place.
  mutating func choose(_ place: Int, shown: Int) { list.move(to: place, in: rows, height: shown) }

  /// The first row shown when there is room for so many.
  func first(of shown: Int) -> Int { list.firstShown(in: rows, height: shown) }
}

/// An entry of the palette as it is shown.
struct PaletteRow: Hashable, Sendable {
  var kind: String
  /// How it is called by number, code or id; empty where it has none.
  var number = ""
  /// Whether that is a number as it is spoken.
  var isSpoken = false
  var name: String
  var detail: String
  var key = ""
  /// Why it cannot be done now; nil when it can.
  var obstacle: String?
}
