import TerminalUI

/// The wall as it stands in place of a screen.
struct WallPane: Pane {
  func draw(_ model: Model, _ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    model.drawWall(on: &frame)
  }

  func move(_ step: Step, in model: inout Model) {
    switch step {
    case .up, .left, .pageUp: model.turnWall(by: -1)
    case .down, .right, .pageDown: model.turnWall(by: 1)
    case .first: model.turnWall(by: -model.page(of: model.wallPageCount))
    case .last:
      let pages = model.wallPageCount
      model.turnWall(by: pages - 1 - model.page(of: pages))
    }
  }
}
