import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// How one officer looks at the incident board: columns, marks, tabs, where they came from.
struct BoardView: Hashable, Sendable {
  /// The columns that were chosen, in order; none means the usual ones.
  var columns: [BoardColumn] = []
  /// Where the officer stands among the incidents.
  var list = ListState<IncidentNumber>()
  /// The incidents that a command without a number is for.
  var marks: Set<IncidentNumber> {
    get { list.marks }
    set { list.marks = newValue }
  }
  /// The incident that stands first and whose news are told.
  var followed: IncidentNumber?
  /// The filters kept under a name, in the order in which they were kept.
  var tabs: [FilterTab] = []
  /// What the panel shows.
  var panel: PanelTab = .overview
  /// The words that `n` and `N` look for.
  var search: String?
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
  case overview, tasks, matters, objectives, resources, agencies, log, history
}
