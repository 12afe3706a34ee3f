import TerminalUI

/// Rows that several screens have, and not all.
extension KeyBinding {
  /// From a row to its incident on the board.
  static let toIncident = KeyBinding(
    [Key(.enter)], "Enter", "incident", "to the incident on the board", .openIncident,
    in: .opening, rank: 2,
    unless: { $0.meantIncident == nil ? Phrases.noIncidentHere : nil },
    does: { model in
      if let incident = model.meantIncident { model.jump(to: incident) }
    })

  /// The exercise's clock, where `+` and `-` mean nothing else.
  static let speeds: [KeyBinding] = [
    KeyBinding(
      [.character("+"), .character("=")], "+", "faster", "twice as fast", .faster, in: .clock,
      rank: 10, onlyInExercise: true, keepsWall: true, asks: { $0.setSpeed { $0 * 2 } }),
    KeyBinding(
      [.character("-")], "-", "slower", "half as fast", .slower, in: .clock, rank: 11,
      onlyInExercise: true, keepsWall: true, asks: { $0.setSpeed { $0 / 2 } }),
  ]
}
