import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawIdentity(_ form: IdentityForm, on frame: inout Frame) {
    let columns = frame.size.columns
    drawTop(on: &frame.rows[0])
    let left = max(2, min(10, columns / 10))
    let top = frame.size.rows >= 16 ? 3 : 1
    frame.rows[top].put(Phrases.identityTitle, at: left, role: .title)
    let why = Text.wrap(Phrases.identityWhy, width: columns - left - 2)
    var row = top + 1
    if frame.size.rows >= 16 {
      for line in why.prefix(2) {
        frame.rows[row].put(line, at: left, role: .dim)
        row += 1
      }
      row += 1
    }
    let names = [Phrases.identityName, Phrases.identityAgency, Phrases.identityPost]
    let width = min(40, columns - left - 12)
    for (index, field) in form.fields.enumerated() {
      let isCurrent = index == form.current
      if isCurrent {
        frame.rows[row].fill(Glyph.selected, from: left - 2, to: left - 1, role: .selected)
      }
      frame.rows[row].put(names[index], at: left, role: isCurrent ? .strong : .normal)
      frame.rows[row].fill(" ", from: left + 9, to: left + 9 + width, role: .field)
      frame.rows[row].put(field.text, at: left + 9, width: width, role: .field)
      if isCurrent {
        let before = Text.width(of: String(field.characters[..<field.cursor]))
        frame.cursor = Position(
          row: row, column: min(columns - 1, left + 9 + min(before, width - 1)))
      }
      row += 1
    }
    drawAgencyNames(left, row + (frame.size.rows >= 16 ? 1 : 0), on: &frame)
    let last = frame.size.rows - 1
    if let problem = form.problem {
      frame.rows[last - 1].put(problem, at: left, role: .error)
    }
    frame.rows[last].put(Phrases.identityFoot, at: left, role: .dim)
  }

  private func drawAgencyNames(_ left: Int, _ top: Int, on frame: inout Frame) {
    var row = top
    for agency in situation.agencies where row < frame.size.rows - 3 {
      frame.rows[row].put(agency.code.text, at: left + 9, width: 15, role: .key)
      frame.rows[row].put(agency.details.name, at: left + 26, role: .dim)
      row += 1
    }
  }
}
