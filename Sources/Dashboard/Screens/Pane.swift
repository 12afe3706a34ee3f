import TerminalUI

/// What stands between the bars and answers to the keys that move and to the mouse.
protocol Pane: Sendable {
  /// Draws it on a frame of the model's size, whose bars are drawn.
  func draw(_ model: Model, _ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame)
  /// Moves the focus.
  func move(_ step: Step, in model: inout Model)
  /// The mouse was pressed in a place of the screen.
  func click(_ position: Position, in model: inout Model)
  /// The wheel was turned by one notch: up or down.
  func turnWheel(_ step: Step, in model: inout Model)
}

extension Pane {
  func click(_ position: Position, in model: inout Model) {}
  func turnWheel(_ step: Step, in model: inout Model) { move(step, in: &model) }
}
