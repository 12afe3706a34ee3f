import IncidentEngine
import OperatingPicture
import TerminalUI

/// The screen of the incident board with the panel of the selected incident.
struct IncidentsRoom: ScreenRoom {
  var name: String { Phrases.incidents }
  var hint: String { "incidents" }
  var summary: String { "the incident board" }
  var keys: [KeyBinding] { Self.showing + Self.viewing + Self.writing + KeyBinding.speeds }
  var showsAttention: Bool { true }

  func count(in model: Model) -> Int? { model.board.openCount }

  func draw(_ model: Model, _ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    model.drawList(layout, &memory, on: &frame)
    if let panel = layout.panel { model.drawPanel(panel, &memory, on: &frame) }
  }

  func move(_ step: Step, in model: inout Model) {
    model.panelTop = 0
    model.shown.list.move(step, in: model.boardRows, height: model.listHeight)
  }

  func click(_ position: Position, in model: inout Model) { model.clickBoard(position) }

  func turnWheel(_ step: Step, in model: inout Model) {
    model.panelTop = 0
    model.shown.list.move(
      by: step == .up ? -3 : 3, in: model.boardRows, height: model.listHeight)
  }

  func focus(in model: Model) -> Focus { .incident(model.selection) }
  /// Every place remembers the selected incident.
  func restore(_ focus: Focus, in model: inout Model) {}
  func incident(in model: Model) -> IncidentNumber? { model.selection }
  func marked(in model: Model) -> [IncidentNumber] { model.markedIncidents }

  func obstacleToWork(in model: Model) -> String? {
    model.selectedPlace == nil && model.shown.marks.isEmpty ? Phrases.needsBoardFirst : nil
  }

  func text(in model: Model) -> String? {
    model.selectedPlace == nil ? nil : model.selection.flatMap { model.text(of: $0) }
  }

  func searchableRows(in model: Model) -> SearchableRows {
    let rows = model.boardRows
    return SearchableRows(
      count: rows.count, here: model.selectedPlace,
      text: { row in
        guard let incident = model.situation.incident(rows.id(at: row)) else { return [] }
        let details = incident.details
        return [
          incident.number.description, details.title, details.place, details.type,
          details.lead?.text ?? "", details.reportedBy ?? "",
        ]
      },
      go: { $0.move(to: $1) })
  }

  func openTaskCount(in model: Model, _ memory: inout ViewMemory) -> Int? {
    guard let selection = model.selection,
      let incident = memory.incident(selection, in: model.situation), incident.phase.isOpen
    else { return nil }
    return incident.assignments.count { model.situation.assignments[Int($0)].status.isOpen }
  }

  func turnTab(by step: Int, in model: inout Model) { model.changeTab(by: step) }
  func keepVisible(in model: inout Model) { model.keepSelectionVisible() }
  func noteSeen(in model: inout Model) {
    if model.shown.list.unseen.isEmpty { return }
    model.shown.list.noteSeen(in: model.boardRows, height: model.listHeight)
  }

  /// The board follows entries while other screens are shown, too.
  func didFollow(lines: Int, isShown: Bool, in model: inout Model) {}
}
