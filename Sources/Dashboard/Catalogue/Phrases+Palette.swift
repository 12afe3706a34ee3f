import IncidentEngine

extension Phrases {
  static let lineKeysTitle = "Keys in the line after :"
  static let paletteTitle = "Find"
  static let paletteHint = "a name, a number, what is to be done"
  static let paletteFoot = "↑ ↓ choose   Enter do it   Esc back"
  static let paletteNothing = "Nothing is called that. Fewer letters find more."
  static let nothingToCopy = "nothing is selected here"
  static let nothingMarked = "nothing is marked"
  static let waitsForHand = "waits for your hand"
  static let outOfService = "out of service"
  static let noInjectWaits = "no inject waits for your hand"

  /// The kinds of what the palette finds.
  enum PaletteKind {
    static let screen = "screen"
    static let action = "action"
    static let verb = "command"
    static let inject = "inject"
    static let incident = "incident"
    static let agency = "agency"
    static let resource = "resource"
    static let task = "task"
    static let matter = "matter"
    /// The widest of them, in columns.
    static let width = 8
  }

  static func paletteCount(_ fitting: Int, of all: Int) -> String { "\(fitting) of \(all)" }
  static func paletteTasks(_ count: Int) -> String {
    count == 0 ? "no open task" : count == 1 ? "1 open task" : "\(count) open tasks"
  }
  static func available(_ kind: String) -> String { "\(kind), available" }
  static func committed(_ kind: String, to incident: IncidentNumber) -> String {
    "\(kind), on \(incident)"
  }
  static func copied(_ text: String) -> String { "copied: \(text)" }
  static func filterDropped(_ number: IncidentNumber) -> String {
    "The filter did not show \(number); it is off now."
  }

  /// What became of a text on its way into one line; nil when nothing did.
  static func said(_ edited: EditedText) -> String? {
    let breaks =
      edited.breaks == 1
      ? "A line break became a blank." : "\(edited.breaks) line breaks became blanks."
    let cut = "Only the first \(TextField.limit) characters fit into a line."
    let parts = [edited.breaks > 0 ? breaks : nil, edited.isCut ? cut : nil].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// Why nothing came from the editor, and the cure.
  public static func said(_ failure: EditorFailure) -> String {
    switch failure {
    case .none: "There is no editor. Set EDITOR, for example: EDITOR=nano tansiq …"
    case .notFound(let name):
      "There is no program \(name). The line is as it was. Set EDITOR to an editor that is there."
    case .exited(let name, let status):
      "\(name) ended with status \(status). The line is as it was; Alt-e tries again."
    case .signalled(let name, let signal):
      "\(name) was ended by signal \(signal). The line is as it was; Alt-e tries again."
    case .system(let code):
      "The editor could not be used (system error \(code)). The line is as it was."
    }
  }
}
