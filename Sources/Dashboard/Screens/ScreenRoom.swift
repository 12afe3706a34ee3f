import CommandLanguage
import IncidentEngine
import OperatingPicture

/// What a screen is: one type for each in a folder of its own, found in the table of ``Screen``.
///
/// What a screen keeps while another is shown stands in the model, in a property of its own:
/// ```swift
/// struct AgenciesRoom: ScreenRoom {
///   var name: String { Phrases.agencies }
///   func incident(in model: Model) -> IncidentNumber? { model.lanes.task?.incident }
/// }
/// ```
///
/// A room itself keeps nothing: it is made anew each time it is asked, for nothing.
protocol ScreenRoom: Pane {
  /// What it is called on the second line.
  var name: String { get }
  /// What its digit does, in a word or two.
  var hint: String { get }
  /// What its digit does, for help.
  var summary: String { get }
  /// The keys that work here and not everywhere.
  var keys: [KeyBinding] { get }
  /// Whether the row of what needs somebody most stands over it.
  var showsAttention: Bool { get }
  /// The number beside its name; nil for none.
  func count(in model: Model) -> Int?

  /// What the officer stands on.
  func focus(in model: Model) -> Focus
  /// Goes back to what the officer stood on, as far as it is still there.
  func restore(_ focus: Focus, in model: inout Model)
  /// The incident that is meant where none is named: that of the selected row; nil for none.
  func incident(in model: Model) -> IncidentNumber?
  /// Which matter is meant where none is named: that of the selected row.
  func matterSelection(in model: Model) -> MatterSelection
  /// The incidents that a command without a number is for, in the order of their numbers.
  func marked(in model: Model) -> [IncidentNumber]
  /// The agency that is meant where none is named; nil for none.
  func agency(in model: Model) -> AgencyCode?
  /// Why no work can be given here, and what to do; nil where it can.
  func obstacleToWork(in model: Model) -> String?
  /// The number and the words of the selected row; nil where nothing is selected.
  func text(in model: Model) -> String?
  /// Its rows as they are searched.
  func searchableRows(in model: Model) -> SearchableRows
  /// Whose time is looked at from here; nil where the selected incident's is.
  func scope(in model: Model) -> TimelineScope?
  /// How many open tasks keep the selected row from being closed; nil where it cannot be closed.
  func openTaskCount(in model: Model, _ memory: inout ViewMemory) -> Int?

  /// The filter in force, as it was written; empty where there is none.
  func filterText(in model: Model) -> String
  /// What a filter may say here, in a line.
  var filterHint: String { get }
  /// What may be typed next in the line of the filter; nil where nothing is offered.
  func filterCandidates(_ entry: LineEntry, in model: Model) -> CompletionList?
  /// Shows only some rows, or all where the text is empty; returns what is wrong with it.
  func setFilter(_ text: String, in model: inout Model) -> LineEntry.Problem?
  /// Its columns as they can be arranged: those shown in their order, then the others.
  func arrangedColumns(in model: Model) -> [ArrangedColumn]
  /// Arranges them anew.
  func arrange(_ change: Arrangement, in model: inout Model)
  /// Goes by so many tabs.
  func turnTab(by step: Int, in model: inout Model)
  /// Takes one layer off it, such as a filter; false where it has none.
  func uncover(in model: inout Model) -> Bool

  /// It is shown from now on.
  func open(in model: inout Model)
  /// Keeps what is in focus in sight.
  func keepVisible(in model: inout Model)
  /// Holds its rows still while the officer acts.
  func hold(in model: inout Model)
  /// Lets its rows go.
  func release(in model: inout Model)
  /// Keeps in mind what stands on the screen now.
  func noteSeen(in model: inout Model)
  /// Entries are about to be followed while it is shown.
  func willFollow(in model: inout Model)
  /// Entries were followed that wrote so many lines of the log.
  func didFollow(lines: Int, isShown: Bool, in model: inout Model)
}

extension ScreenRoom {
  var showsAttention: Bool { false }
  func count(in model: Model) -> Int? { nil }
  func matterSelection(in model: Model) -> MatterSelection { .notShown }
  func marked(in model: Model) -> [IncidentNumber] { [] }
  func agency(in model: Model) -> AgencyCode? { nil }
  func obstacleToWork(in model: Model) -> String? {
    incident(in: model) == nil ? Phrases.noIncidentForWork : nil
  }
  func scope(in model: Model) -> TimelineScope? { nil }
  func openTaskCount(in model: Model, _ memory: inout ViewMemory) -> Int? { nil }
  func filterText(in model: Model) -> String { "" }
  var filterHint: String { Phrases.filterHint }
  func filterCandidates(_ entry: LineEntry, in model: Model) -> CompletionList? { nil }
  func setFilter(_ text: String, in model: inout Model) -> LineEntry.Problem? { nil }
  func arrangedColumns(in model: Model) -> [ArrangedColumn] { [] }
  func arrange(_ change: Arrangement, in model: inout Model) {}
  func turnTab(by step: Int, in model: inout Model) {}
  func uncover(in model: inout Model) -> Bool { false }
  func open(in model: inout Model) { keepVisible(in: &model) }
  func hold(in model: inout Model) {}
  func release(in model: inout Model) {}
  func noteSeen(in model: inout Model) {}
  func willFollow(in model: inout Model) {}
  func didFollow(lines: Int, isShown: Bool, in model: inout Model) {
    if isShown { keepVisible(in: &model) }
  }
}
