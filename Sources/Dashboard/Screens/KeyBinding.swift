import IncidentEngine
import TerminalUI

/// One row of the key table: help, the manual page, the hint line and the palette are made of it,
/// and a key does what its row holds.
public struct KeyBinding: Sendable {
  /// Words for the hint line, made of the usual ones and of how many tasks of the selected row are
  /// open.
  typealias Wordings = @Sendable (_ hint: String, Model, _ openTasks: Int?) -> [String]

  /// The keys, the one to show first.
  public let keys: [Key]
  /// How the keys are written.
  public let label: String
  /// What it does, in a word or two for the hint line.
  public let hint: String
  /// What it does, for help.
  public let summary: String
  /// The name of what happens.
  public let action: Action
  /// Whether it works in an exercise only.
  public let onlyInExercise: Bool
  /// Whether it works only while words are looked for, in place of what the key means otherwise.
  public let onlyInSearch: Bool
  /// The screens on which it works.
  public let screens: Set<Screen>
  /// Its place in the hint line, the smallest first; nil when it is not shown there.
  public let hintRank: Int?
  /// What it is for.
  let group: KeyGroup
  /// Whether the wall stays while it is done.
  let keepsWall: Bool
  /// What the hint line says where that depends, the longest words first; nil where it does not.
  let wordings: Wordings?
  /// Why it can do nothing now; nil when it can.
  private let lack: @Sendable (Model) -> String?
  /// What happens.
  let handler: @Sendable (inout Model) -> [Effect]

  /// A row that asks something of the world.
  init(
    _ keys: [Key], _ label: String, _ hint: String, _ summary: String, _ action: Action,
    in group: KeyGroup, rank: Int? = nil, onlyInExercise: Bool = false,
    onlyInSearch: Bool = false, keepsWall: Bool = false,
    wordings: Wordings? = nil,
    unless lack: @escaping @Sendable (Model) -> String? = { _ in nil },
    asks handler: @escaping @Sendable (inout Model) -> [Effect]
  ) {
    self.keys = keys
    self.label = label
    self.hint = hint
    self.summary = summary
    self.action = action
    self.group = group
    hintRank = rank
    self.onlyInExercise = onlyInExercise
    self.onlyInSearch = onlyInSearch
    self.keepsWall = keepsWall
    self.wordings = wordings
    self.lack = lack
    self.handler = handler
    screens = Keymap.everywhere
  }

  /// A row that changes what is shown and asks for nothing else.
  init(
    _ keys: [Key], _ label: String, _ hint: String, _ summary: String, _ action: Action,
    in group: KeyGroup, rank: Int? = nil, onlyInExercise: Bool = false,
    onlyInSearch: Bool = false, keepsWall: Bool = false,
    wordings: Wordings? = nil,
    unless lack: @escaping @Sendable (Model) -> String? = { _ in nil },
    does change: @escaping @Sendable (inout Model) -> Void
  ) {
    self.init(
      keys, label, hint, summary, action, in: group, rank: rank, onlyInExercise: onlyInExercise,
      onlyInSearch: onlyInSearch, keepsWall: keepsWall, wordings: wordings, unless: lack,
      asks: { model in
        change(&model)
        return []
      })
  }

  /// A row that moves the focus of whatever is shown.
  static func moving(
    _ step: Step, _ keys: [Key], _ label: String, _ hint: String, _ summary: String,
    _ action: Action, in group: KeyGroup
  ) -> KeyBinding {
    KeyBinding(
      keys, label, hint, summary, action, in: group, keepsWall: true,
      does: { $0.pane.move(step, in: &$0) })
  }

  /// Why it can do nothing now; nil when it can.
  func obstacle(in model: Model) -> String? {
    if onlyInExercise, model.situation.charter?.kind != .exercise { return Phrases.onlyInExercise }
    return lack(model)
  }

  /// The row with other keys, on other screens.
  func with(keys: [Key], label: String, on screens: Set<Screen>) -> KeyBinding {
    KeyBinding(self, keys: keys, label: label, screens: screens)
  }

  private init(_ row: KeyBinding, keys: [Key], label: String, screens: Set<Screen>) {
    self.keys = keys
    self.label = label
    self.screens = screens
    hint = row.hint
    summary = row.summary
    action = row.action
    group = row.group
    hintRank = row.hintRank
    onlyInExercise = row.onlyInExercise
    onlyInSearch = row.onlyInSearch
    keepsWall = row.keepsWall
    wordings = row.wordings
    lack = row.lack
    handler = row.handler
  }
}

extension KeyBinding: Hashable {
  /// Rows are the same that say the same of the same keys and screens.
  public static func == (one: KeyBinding, other: KeyBinding) -> Bool {
    one.says(theSameAs: other) && one.screens == other.screens
  }

  /// Whether it is the row that another screen has, too.
  func says(theSameAs other: KeyBinding) -> Bool {
    action == other.action && keys == other.keys && label == other.label && hint == other.hint
      && summary == other.summary && hintRank == other.hintRank
      && onlyInExercise == other.onlyInExercise && onlyInSearch == other.onlyInSearch
  }

  /// Hashes what tells rows apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(action)
    hasher.combine(keys)
    hasher.combine(screens)
  }
}
