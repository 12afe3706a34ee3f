/// The screens, by the digit that leads to them.
public enum Screen: Int, Hashable, Sendable, CaseIterable {
  case incidents = 1
  case agencies = 2
  case timeline = 3
  case log = 5
  case coordination = 6

  /// The one table of the screens: what each of them is.
  var room: any ScreenRoom {
    switch self {
    case .incidents: IncidentsRoom()
    case .agencies: AgenciesRoom()
    case .timeline: TimelineRoom()
    case .log: LogRoom()
    case .coordination: CoordinationRoom()
    }
  }

  /// What it is called on the second line.
  public var name: String { room.name }

  /// The action that leads to it.
  var action: Action { Action(word) }
}
