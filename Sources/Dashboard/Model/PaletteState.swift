import CommandLanguage

/// The palette while it is open.
struct PaletteState: Hashable, Sendable {
  var field = TextField("")
  /// What the officer was doing; leaving goes back to it.
  var beneath: Model.Activity
  /// The rows of the key table that are offered.
  let actions: [KeyBinding]
  /// What was found when something was last typed: nothing moves while the officer chooses.
  var result = PaletteResult()
  var chosen = 0
  var top = 0

  init(beneath: Model.Activity, actions: [KeyBinding]) {
    self.beneath = beneath
    self.actions = actions
  }

  /// Chooses a row, and keeps it among those shown.
  mutating func choose(_ row: Int, shown: Int) {
    chosen = min(max(0, row), max(0, result.hits.count - 1))
    top = first(of: shown)
  }

  /// The first row shown when there is room for so many.
  func first(of shown: Int) -> Int {
    let last = max(0, result.hits.count - shown)
    return min(max(min(top, chosen), chosen - shown + 1), last)
  }
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
