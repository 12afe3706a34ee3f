import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// Everything the dashboard knows: what the room says, and where the officer is.
public struct Model: Sendable {
  /// The size of the screen.
  public internal(set) var size: Size
  /// What the room knows.
  public internal(set) var situation: Situation
  /// The order of the board.
  public internal(set) var board: IncidentBoard
  /// The zone in which times are spoken.
  public let zone: ZoneRules
  /// What the room calls now.
  public internal(set) var now: Moment
  /// Milliseconds of exercise; nil outside one.
  public internal(set) var exerciseMilliseconds: Int64?
  /// Who is at the desk; nil until the room knows.
  public internal(set) var officer: Badge?
  /// The system account at the desk.
  public let account: String
  /// The desk this dashboard is.
  public let desk: String
  /// Why the room cannot be written; nil while it can.
  public internal(set) var failure: String?
  /// What is changed on disk that nothing here changed; nil while nothing is known of.
  var damage: String?

  /// The keys of the person at the desk.
  public internal(set) var keymap = Keymap.standard
  /// What stands on the wall; nil while the ordinary screens are shown.
  var wall: WallFocus?
  /// The screen that is shown.
  public internal(set) var screen: Screen = .incidents
  /// The names of everything, for the palette.
  var paletteIndex = PaletteIndex()
  /// What every agency has open.
  var agencyBoard: AgencyBoard
  /// What tells alike reports from others; nil before the first tick, as the first frame is not to
  /// wait for it.
  var sieve: DuplicateSieve?
  /// What the last entries were about.
  var changes = RecentChanges()
  /// The screen that was shown before.
  var screenBefore: Screen = .incidents
  /// Where the officer stands in the log.
  var logList = ListState<LogNumber>()
  /// How the officer looks at the registers.
  var coordination = TableState<Focus.CoordinationRow>()
  /// How far the page of a matter is scrolled.
  var coordinationPageTop = 0
  /// Where the officer stands on the timeline.
  var timeline = TimelineFocus()
  /// Where the officer stands among the lanes.
  var lanes = LaneFocus()
  var showsPanel: Bool
  var panelTop = 0
  var hidesEnded = false
  /// How the officer looks at the board.
  var shown = BoardView()
  /// Which incidents are shown; nil for all.
  var filter: Filter?
  /// The incidents the filter lets through, in the order of the board.
  var filtered: [IncidentNumber] = []
  var mouseIsOn = true
  var activity: Activity = .board
  /// The last thing that came of what the officer did.
  var outcome: Outcome?
  /// What is wrong outside the room's entries and was not yet seen.
  var concerns = Concerns()
  /// Lines sent before, the latest last.
  var history: [String] = []
  /// What was written and is not in the room.
  var drafts = DraftQueue()
  /// Why the drafts are not kept on disk; nil while they are.
  var unkept: String?
  /// What is wrong with keeping them, until the outcome line has said so.
  var trouble: NotesTrouble?
  /// Submissions on their way: counter and what was said; no words where a key was pressed.
  var pending: [Int64: Draft] = [:]
  /// What was sent, but never confirmed: its words and its counter, which it keeps when it is sent
  /// again.
  var unconfirmed: [Sentence: Int64] = [:]
  /// What the entries of own submissions say, until their answer comes.
  var ownWords: [Int64: OwnWords] = [:]
  /// What was said of the last submission of this desk that was recorded.
  var lastDeed: (counter: Int64, text: String)?
  var nextCounter: Int64
  /// What this desk asked of the exercise's clock last.
  var steered = Steered()
  /// What can be said here.
  public var verbs: VerbTable
  /// The injects of a drill that wait for somebody's hand.
  public var injectsByHand: [WaitingInject] = []
  /// Whether the officer asked to leave.
  public internal(set) var wantsToLeave = false

  /// Who is at a desk.
  public struct Badge: Hashable, Sendable {
    /// The registered officer.
    public var id: OfficerID
    /// The name.
    public var name: String
    /// The post held now.
    public var post: String

    /// A badge; see the properties.
    public init(id: OfficerID, name: String, post: String) {
      self.id = id
      self.name = name
      self.post = post
    }
  }

  /// What the officer is doing.
  enum Activity: Hashable, Sendable {
    case board
    case line(LineEntry)
    case form(FormEntry)
    case filter(LineEntry)
    case search(LineEntry)
    case arrange(row: Int)
    case help(top: Int, verb: Verb?)
    case leaving
    case identity(IdentityForm)
    indirect case palette(PaletteState)
  }

  /// The outcome line.
  struct Outcome: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case good, note, news, bad
    }
    var kind: Kind
    var text: String
  }

  /// A dashboard of a situation; `nextCounter` follows the desk's last submission.
  ///
  /// Without an officer it asks who is there, with `suggestedName` to start from; where that is nil,
  /// as for a picture of a room, nobody is asked.
  public init(
    size: Size, situation: Situation, zone: ZoneRules, now: Moment, exerciseMilliseconds: Int64?,
    officer: Badge?, account: String, desk: String, suggestedName: String?, nextCounter: Int64
  ) {
    self.size = size
    self.situation = situation
    board = IncidentBoard(situation)
    agencyBoard = AgencyBoard(situation)
    self.zone = zone
    self.now = now
    self.exerciseMilliseconds = exerciseMilliseconds
    self.officer = officer
    self.account = account
    self.desk = desk
    self.nextCounter = nextCounter
    verbs = situation.matterKinds.isEmpty ? RoomVerbs.usual : RoomVerbs.table(for: situation)
    showsPanel = size.rows >= 20
    if officer == nil, let suggestedName {
      activity = .identity(IdentityForm(name: suggestedName))
    }
    selectSomething()
  }

  /// Makes ready, in about a millisecond, a part of what will be wanted at once when it is asked for:
  /// the names in the palette. Returns whether everything is.
  public mutating func prepare() -> Bool { paletteIndex.catchUp(with: situation, most: 1024) }
}

/// What an own entry says, and how much it matters among the entries of its submission.
struct OwnWords: Hashable, Sendable {
  var weight: Int
  var text: String
  /// What kind of entry it is, and how many more of that kind the submission has.
  var kind: String
  var others = 0
  /// Whether the submission takes an earlier one back.
  var isUndo = false
}

/// What a form about the officer holds.
struct IdentityForm: Hashable, Sendable {
  var fields: [TextField]
  var current = 0
  var problem: String?
  /// The fields whose text is a proposal: what is typed takes its place.
  private(set) var proposed: Set<Int> = [0, 2]

  static let agency = 1

  init(name: String) {
    fields = [TextField(name), TextField(""), TextField(Phrases.usualPost)]
  }

  /// Edits the current field. An arrow accepts a proposal, any other key replaces it.
  mutating func edit(_ key: Key) {
    var field = fields[current]
    if proposed.contains(current), key.isWriting { field.set("") }
    field.edit(key)
    guard field != fields[current] || key.isMoving else { return }
    fields[current] = field
    proposed.remove(current)
    problem = nil
  }

  /// Puts what was pasted into the current field.
  mutating func insert(_ text: String) {
    if proposed.remove(current) != nil { fields[current].set("") }
    fields[current].insert(text.map { $0.isNewline ? " " : String($0) }.joined())
    problem = nil
  }
}

extension Key {
  /// Whether it puts a character into a text or takes one from its end.
  fileprivate var isWriting: Bool {
    switch code {
    case .character: !control && !alt
    case .backspace: true
    default: false
    }
  }

  fileprivate var isMoving: Bool {
    switch code {
    case .left, .right, .home, .end: true
    default: false
    }
  }
}

/// The command line while it is open.
struct LineEntry: Hashable, Sendable {
  var field: TextField
  /// What the officer had seen when the line was opened.
  var seen: EntryNumber
  /// Where in the history the officer is; nil at the line being written.
  var recalled: Int?
  /// The line being written, while an older one is shown.
  var written = ""
  /// What was wrong with it, and where.
  var problem: Problem?
  /// The submission that waits for its answer.
  var awaiting: Int64?
  /// Whether Ctrl-X was pressed last.
  var isChordOpen = false
  /// What became of the text in an editor.
  var note: String?
  /// The marked incidents it is for.
  var marked: Set<IncidentNumber> = []
  /// What stood in it before anything was typed.
  var prefilled = ""
  /// The draft it was opened from.
  var draft: Int?

  struct Problem: Hashable, Sendable {
    var text: String
    var range: Range<Int>?
  }
}
