import TerminalUI

extension Model {
  mutating func takeOnBoard(_ key: Key) -> [Effect] {
    if key.control, key.code == .character("c") { return ask() }
    let isSearching = shown.search != nil
    guard let row = keymap.binding(of: key, on: screen, isSearching: isSearching) else {
      outcome = Outcome(kind: .note, text: Phrases.unknownKey(key.label))
      return []
    }
    return perform(row)
  }

  /// Does what a row of the key table holds, or says why that cannot be.
  ///
  /// What moves turns the pages of the wall; what the wall cannot show puts it away.
  mutating func perform(_ row: KeyBinding) -> [Effect] {
    if showsWall, !row.keepsWall { wall = nil }
    if let why = row.obstacle(in: self) {
      let text = row.onlyInExercise ? "\(row.label): \(why)" : why
      outcome = Outcome(kind: .note, text: text)
      return []
    }
    return row.handler(&self)
  }

  mutating func click(_ position: Position, _ button: MouseButton) -> [Effect] {
    if case .palette(let palette) = activity { return clickInPalette(position, button, palette) }
    guard case .board = activity else { return [] }
    switch button {
    case .wheelUp: pane.turnWheel(.up, in: &self)
    case .wheelDown: pane.turnWheel(.down, in: &self)
    case .left: pane.click(position, in: &self)
    case .middle, .right: break
    }
    return []
  }

  /// Peels one layer off what is shown.
  mutating func stepBack() {
    if showsWall {
      wall = nil
    } else if showsConcern {
      concerns.dismissFirst()
    } else if shown.search != nil {
      shown.search = nil
      outcome = nil
    } else if !isShown(.home) {
      show(.home)
    } else {
      uncover()
    }
  }

  mutating func turnMouse() -> [Effect] {
    mouseIsOn.toggle()
    let key = keyLabel(.mouse) ?? ""
    outcome = Outcome(kind: .note, text: mouseIsOn ? Phrases.mouseOn : Phrases.mouseOff(key))
    return [.setMouse(mouseIsOn)]
  }

  /// Asks whether to leave. Whether the drafts can be kept is tried once more, to say what is so.
  mutating func ask() -> [Effect] {
    activity = .leaving
    return unsent.isEmpty ? [] : [.keep(notes)]
  }
}
