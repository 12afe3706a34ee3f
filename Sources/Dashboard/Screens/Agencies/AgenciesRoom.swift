import IncidentEngine
import OperatingPicture
import TerminalUI

/// The screen with a lane of open tasks for each agency.
struct AgenciesRoom: ScreenRoom {
  var name: String { Phrases.agencies }
  var hint: String { "agencies" }
  var summary: String { "a lane for each agency" }

  var keys: [KeyBinding] { Self.ownKeys + [.toIncident] + KeyBinding.speeds }

  private static let ownKeys: [KeyBinding] = [
    .moving(.left, [Key(.left)], "←", "left", "one lane to the left", .left, in: .across),
    .moving(.right, [Key(.right)], "→", "right", "one lane to the right", .right, in: .across),
    KeyBinding(
      [.character("r")], "r", "re-issue", "give the task to another agency", .reissue, in: .doing,
      rank: 3, unless: { $0.lanes.task == nil ? Phrases.laneIsEmpty : nil },
      does: { $0.reissueFocused() }),
  ]

  func draw(_ model: Model, _ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    model.drawAgencies(on: &frame)
  }

  func move(_ step: Step, in model: inout Model) { model.moveAmongLanes(step) }
  func click(_ position: Position, in model: inout Model) { model.clickLane(position) }

  func focus(in model: Model) -> Focus { .task(model.lanes.task, of: model.lanes.agency) }

  func restore(_ focus: Focus, in model: inout Model) {
    guard case .task(let task, of: let agency?) = focus else { return }
    model.lanes.focus(on: task, of: agency)
  }

  func incident(in model: Model) -> IncidentNumber? { model.lanes.task?.incident }
  func agency(in model: Model) -> AgencyCode? { model.lanes.agency }

  func obstacleToWork(in model: Model) -> String? {
    model.lanes.agency == nil ? Phrases.noAgencies : nil
  }

  func text(in model: Model) -> String? { model.lanes.task.flatMap { model.text(of: $0) } }
  func scope(in model: Model) -> TimelineScope? { model.lanes.agency.map(TimelineScope.agency) }

  func searchableRows(in model: Model) -> SearchableRows {
    let tasks = model.situation.agencies.indices.flatMap { model.lane(at: $0)?.tasks.all ?? [] }
    return SearchableRows(
      count: tasks.count, here: tasks.firstIndex { $0.number == model.lanes.task },
      text: { [tasks[$0].title, tasks[$0].number.description, tasks[$0].agency.text] },
      go: { model, row in
        model.lanes.agency = tasks[row].agency
        model.lanes.list.selection = tasks[row].number
        model.keepLaneVisible()
      })
  }

  func keepVisible(in model: inout Model) { model.keepLaneVisible() }

  func release(in model: inout Model) { model.lanes.held = [:] }

  func hold(in model: inout Model) {
    for lane in model.allLanes {
      model.lanes.held[lane.agency.code] = lane.tasks.all.map(\.number)
    }
  }
}

extension Action {
  static let reissue = Action("reissue")
}
