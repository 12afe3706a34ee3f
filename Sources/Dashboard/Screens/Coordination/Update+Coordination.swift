import IncidentEngine
import TerminalUI

extension Model {
  /// Shows a matter on the screen of the registers, whatever hides it there.
  mutating func goTo(_ matter: MatterNumber) {
    show(.coordination)
    let room = CoordinationRoom()
    let row = Focus.CoordinationRow.matter(matter)
    if coordination.rows.place(of: row) == nil {
      coordination.tab = 0
      coordination.filter = nil
      room.refresh(in: &self)
    }
    coordination.list.rest(on: row)
    coordinationPageTop = 0
    room.keepVisible(in: &self)
  }
}
