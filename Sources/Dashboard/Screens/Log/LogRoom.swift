import IncidentEngine
import OperatingPicture
import TerminalUI

/// The screen of everything that was written.
struct LogRoom: ScreenRoom {
  var name: String { Phrases.log }
  var hint: String { "log" }
  var summary: String { "everything that was written" }
  var keys: [KeyBinding] { [.toIncident] + KeyBinding.speeds }

  func draw(_ model: Model, _ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    model.drawLog(on: &frame)
  }

  func move(_ step: Step, in model: inout Model) { model.moveInLog(step) }
  func click(_ position: Position, in model: inout Model) { model.clickLog(position) }

  func focus(in model: Model) -> Focus { .line(model.focusedLogEntry?.number) }

  func restore(_ focus: Focus, in model: inout Model) {
    guard case .line(let line?) = focus else { return }
    model.logList.rest(on: line)
  }

  func incident(in model: Model) -> IncidentNumber? { model.focusedLogEntry?.incident }

  func text(in model: Model) -> String? {
    model.focusedLogEntry.map { "#\($0.number.number) \(model.situation.text(of: $0))" }
  }

  func searchableRows(in model: Model) -> SearchableRows {
    SearchableRows(
      count: model.situation.log.count,
      here: model.focusedLogEntry.flatMap { model.logRows.place(of: $0.number) },
      text: { row in
        guard let entry = model.logEntry(inRow: row) else { return [] }
        return [
          model.situation.text(of: entry), entry.from ?? "", entry.to ?? "", entry.kind.word,
        ]
      },
      go: { $0.focusLog(row: $1) })
  }

  func open(in model: inout Model) { model.openLog() }
  func keepVisible(in model: inout Model) { model.keepLogVisible() }
  func willFollow(in model: inout Model) { model.holdLogLine() }
  func didFollow(lines: Int, isShown: Bool, in model: inout Model) {
    if lines > 0 { model.shiftLog(by: lines, isShown: isShown) }
  }
}
