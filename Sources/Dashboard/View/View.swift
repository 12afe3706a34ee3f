import IncidentEngine
import OperatingPicture
import TerminalUI

/// What the screen shows of a model. Pure.
public func view(_ model: Model) -> Frame {
  var memory = ViewMemory()
  return view(model, &memory)
}

/// What the screen shows of a model, rows that say the same as before taken from `memory`.
public func view(_ model: Model, _ memory: inout ViewMemory) -> Frame {
  var frame = Frame(size: model.size)
  let layout = model.layout
  if layout.isTooSmall {
    if !frame.rows.isEmpty { frame.rows[0].put(Phrases.tooSmall, at: 0) }
    return frame
  }
  memory.renew(for: model, layout)
  switch model.activity {
  case .identity(let form): model.drawIdentity(form, on: &frame)
  case .help(let top, let verb): model.drawHelp(top, verb, on: &frame)
  case .board where model.showsWall: WallPane().draw(model, layout, &memory, on: &frame)
  case .form(let entry):
    model.drawBars(layout, &memory, on: &frame)
    model.drawForm(entry, layout, on: &frame)
    model.drawFoot(layout, &memory, on: &frame)
  case .board, .line, .filter, .search, .arrange, .leaving, .palette:
    model.drawBars(layout, &memory, on: &frame)
    model.screen.room.draw(model, layout, &memory, on: &frame)
    if case .arrange(let row) = model.activity { model.drawArranging(row, layout, on: &frame) }
    model.drawFoot(layout, &memory, on: &frame)
    if case .palette(let palette) = model.activity {
      model.drawPalette(palette, layout, on: &frame)
    }
  }
  return frame
}

extension Frame {
  mutating func rule(_ row: Int, from: Int = 0, to: Int? = nil) {
    rows[row].fill(Glyph.rule, from: from, to: to ?? size.columns, role: .rule)
  }
}
