import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// The screen of bars over time: of an incident, an agency or the room.
struct TimelineRoom: ScreenRoom {
  var name: String { Phrases.timeline }
  var hint: String { "timeline" }
  var summary: String { "bars over time" }
  var keys: [KeyBinding] { Self.ownKeys + [.toIncident] }

  func draw(_ model: Model, _ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    model.drawTimeline(on: &frame)
  }

  func move(_ step: Step, in model: inout Model) { model.moveOnTimeline(step) }
  func click(_ position: Position, in model: inout Model) { model.clickTimeline(position) }

  func focus(in model: Model) -> Focus { .row(model.timeline.subject, of: model.timelineScope) }

  func restore(_ focus: Focus, in model: inout Model) {
    guard case .row(let subject, of: let scope) = focus else { return }
    model.timeline = TimelineFocus()
    model.timeline.scope = scope
    model.timeline.list.selection = subject
  }

  func incident(in model: Model) -> IncidentNumber? { model.timelineIncident }

  func matterSelection(in model: Model) -> MatterSelection {
    guard case .matter(let number) = model.timeline.subject else { return .notShown }
    return .matter(MatterReference(number))
  }

  func text(in model: Model) -> String? {
    switch model.timeline.subject {
    case .phase(let number), .log(let number): model.text(of: number)
    case .task(let number): model.text(of: number)
    case .matter(let number): "\(number) \(Phrases.title(of: number, in: model.situation))"
    case .resource(let id):
      model.situation.commitment(id).flatMap { commitment in
        model.situation.resource(commitment.resource).map { "\($0.name) \(commitment.incident)" }
      }
    case nil: nil
    }
  }

  func searchableRows(in model: Model) -> SearchableRows {
    let all = model.shownTimeline
    return SearchableRows(
      count: all.subjects.count, here: all.subjects.firstIndex { $0 == model.timeline.subject },
      text: { row in all.row(all.subjects[row]).map { [$0.label, $0.title] } ?? [] },
      go: { model, row in
        model.timeline.list.selection = all.subjects[row]
        model.keepTimelineVisible()
      })
  }

  func open(in model: inout Model) { model.openTimeline() }
  func keepVisible(in model: inout Model) { model.keepTimelineVisible() }
}
