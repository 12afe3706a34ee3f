import CommandLanguage
import IncidentEngine
import OperatingPicture

/// How one officer looks at the incident board: columns, marks, tabs, where they came from.
struct BoardView: Hashable, Sendable {
  /// The columns that were chosen, in order; none means the usual ones.
  var columns: [BoardColumn] = []
  /// The incidents that a command without a number is for.
  var marks: Set<IncidentNumber> = []
  /// The incident that stands first and whose news are told.
  var followed: IncidentNumber?
  /// The filters kept under a name, in the order in which they were kept.
  var tabs: [FilterTab] = []
  /// What the panel shows.
  var panel: PanelTab = .overview
  /// The words that `n` and `N` look for.
  var search: String?
  /// Incidents that were opened elsewhere and never stood on the screen.
  var unseen: Set<IncidentNumber> = []
  /// The rows as they stood when the officer began to act.
  var frozen: [IncidentNumber]?
  /// The tasks of every lane as they stood then.
  var frozenLanes: [AgencyCode: [AssignmentNumber]] = [:]
  /// Whether the officer looks at the top of the list, where new incidents come in.
  var watchesTop = true
  /// The places left, the latest last, and those gone back from.
  var visited: [Place] = []
  var ahead: [Place] = []
  /// When the filters were last asked because of the time.
  var filteredAt: Moment?

  /// Most tabs that are kept.
  static let tabLimit = 12
  /// Most places that are remembered.
  static let placeLimit = 100
  /// Most incidents that can be marked at once.
  static let markLimit = 200
}

/// A filter kept as a tab, and what it lets through.
struct FilterTab: Hashable, Sendable {
  var name: String
  var filter: Filter
  var members: Set<IncidentNumber> = []
}

/// What the detail panel shows of the selected incident.
enum PanelTab: Int, Hashable, Sendable, CaseIterable {
  case overview, tasks, objectives, resources, agencies, log, history
}
