import IncidentEngine

/// What a line is said into: what is known, what time it is, what is selected.
public struct LineContext: Sendable {
  /// What the room knows.
  public var situation: Situation
  /// What the room calls now.
  public var now: Moment
  /// The zone in which times are spoken.
  public var zone: ZoneRules
  /// What can be said.
  public var verbs: VerbTable
  /// The incident that is meant when a line names none.
  public var selected: IncidentNumber?
  /// The incidents that are marked: where there are any, a line that names none means all of them.
  public var marked: [IncidentNumber]
  /// The names of the filters kept as tabs.
  public var tabs: [String]
  /// The matters of the room.
  public var matters: KnownMatters
  /// Which matter is meant when a line names none.
  public var matterSelection: MatterSelection
  /// The injects of a drill that wait for somebody's hand: id and what they say.
  public var injectsByHand: [WaitingInject]

  /// A context; see the properties.
  public init(
    situation: Situation, now: Moment, zone: ZoneRules, selected: IncidentNumber?,
    injectsByHand: [WaitingInject] = [], marked: [IncidentNumber] = [], tabs: [String] = [],
    verbs: VerbTable = .standard, matters: KnownMatters = .none,
    matterSelection: MatterSelection = .notShown
  ) {
    self.situation = situation
    self.now = now
    self.zone = zone
    self.verbs = verbs
    self.matters = matters
    self.matterSelection = matterSelection
    self.selected = selected
    self.injectsByHand = injectsByHand
    self.marked = marked
    self.tabs = tabs
  }

  /// The matter that is meant when a line names none; nil for none.
  public var selectedMatter: MatterReference? { matterSelection.matter }
}

/// An inject of a drill that waits for somebody's hand.
public struct WaitingInject: Hashable, Sendable {
  /// Its id in the scenario.
  public let id: String
  /// The beginning of what it says.
  public let text: String

  /// An inject; see the properties.
  public init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}
