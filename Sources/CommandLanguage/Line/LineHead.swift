/// The beginning of a line: which verb it says, and of what. The one place where the number of an
/// incident or a matter is told from other words.
public struct LineHead: Sendable {
  /// The verb; nil where the line names none.
  public private(set) var verb: Verb?
  /// The word where the verb stands, or should.
  private(set) var verbWord: Token?
  /// The number of the object, before the verb or right behind it.
  private(set) var object: Token?
  /// The matter that the number is of.
  private(set) var matter: MatterReference?
  /// The selected matter, where it is said of that and no number is named.
  public private(set) var meant: MatterReference?
  /// Whether the word means a matter, none is named, and the selected row is none it can be said of.
  public private(set) var lacksMatter = false
  /// The words behind.
  private(set) var rest: ArraySlice<Token>

  /// The beginning of a line, which may still be typed.
  public init(
    line: String, in verbs: VerbTable, _ selection: MatterSelection = .notShown
  ) {
    self.init((try? spokenWords(of: line, isBeingTyped: true)) ?? [], in: verbs, selection)
  }

  init(_ words: [Token], in verbs: VerbTable, _ selection: MatterSelection = .notShown) {
    rest = words[...]
    guard let first = rest.first else { return }
    let rows = verbs.verbs(named: first.text)
    if rows.isEmpty, let matter = first.matter {
      rest = rest.dropFirst()
      take(matter, first)
      verbWord = rest.popFirst()
      guard let word = verbWord?.text else { return }
      verb = verbs.verb(named: word, of: matter) ?? verbs.verb(named: word)
    } else {
      verbWord = rest.popFirst()
      verb = rows.first
      takeObject(rows, verbs)
      takeSelection(rows, verbs, selection)
    }
  }

  /// Whether it is said of the selected incident, as it names none.
  public var meansSelectedIncident: Bool { object == nil && verb?.meansIncident ?? false }

  /// Whether the verb cannot be said of the matter that is named.
  var isMisplaced: Bool {
    guard let matter, let verb else { return false }
    return !verb.object.fits(matter)
  }

  private mutating func takeObject(_ rows: [Verb], _ verbs: VerbTable) {
    guard let first = rows.first, let next = rest.first else { return }
    if let matter = next.matter {
      let fitting = verbs.verb(named: verbWord?.text ?? "", of: matter)
      if fitting != nil || first.refuses(matter, verbs) {
        verb = fitting ?? first
        take(matter, next)
        rest.removeFirst()
        return
      }
    }
    if first.takesIncident, looksLikeIncident(next) { object = rest.removeFirst() }
  }

  /// Where rows are matters, the selected row is the object of a word that can be said of matters,
  /// unless the next word names something else.
  private mutating func takeSelection(
    _ rows: [Verb], _ verbs: VerbTable, _ selection: MatterSelection
  ) {
    guard object == nil, let first = rows.first, rows.contains(where: \.object.isMatter),
      !first.isNamed(by: rest.first)
    else { return }
    switch selection {
    case .notShown: return
    case .nothing: lacksMatter = !first.suits.room
    case .matter(let matter):
      if let fitting = verbs.verb(named: verbWord?.text ?? "", of: matter) {
        verb = fitting
        meant = matter
      } else {
        lacksMatter = true
      }
    }
  }

  private mutating func take(_ matter: MatterReference, _ token: Token) {
    self.matter = matter
    object = token
  }
}

/// A number such as `26-0007` right after the verb, or `-` for the room itself.
func looksLikeIncident(_ token: Token) -> Bool {
  if token.quotedFrom != nil { return false }
  if token.text == "-" { return true }
  let pieces = token.text.split(separator: "-", omittingEmptySubsequences: false)
  return pieces.count == 2 && [2, 4].contains(pieces[0].count) && !pieces[1].isEmpty
    && pieces.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
}

extension Token {
  /// The matter whose number it is; a word in quotes is none.
  var matter: MatterReference? { quotedFrom == nil ? MatterReference(text) : nil }
}

extension Verb {
  /// Whether a word behind it names what it is said of by itself: a task, a resource, an agency.
  fileprivate func isNamed(by token: Token?) -> Bool {
    guard !object.isMatter, let token, let kind = fields.first?.kind else { return false }
    switch kind {
    case .task, .tasks:
      return token.text.contains("/") || token.text.allSatisfy { $0.isASCII && $0.isNumber }
    case .resource, .agency, .agencies, .objective: return !token.text.contains("=")
    case .incident, .matter, .incidentType, .mode, .phase, .participation, .movement, .logKind,
      .priority, .verb, .column, .columns, .tab, .inject, .flag, .text, .name, .kindOfResource,
      .time, .due, .coordinates, .speed, .logNumber, .number, .words:
      return false
    }
  }

  /// Whether a number of a matter behind it is refused, as nothing else could be meant by it: never
  /// is it a text that is said of the incident selected elsewhere.
  fileprivate func refuses(_ matter: MatterReference, _ verbs: VerbTable) -> Bool {
    if object.isMatter { return true }
    let takesWords = fields.first?.kind.isFree ?? true
    return takesIncident && takesWords && verbs.prefixes.contains(matter.prefix)
  }
}
