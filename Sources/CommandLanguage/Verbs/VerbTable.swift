/// What can be said in a room. Line, form, completion, help, palette and manual are made of it.
///
/// `VerbTable.standard` is the same everywhere. A room that brings verbs of its own adds them:
///
/// ```swift
/// context.verbs = VerbTable(VerbTable.standard.rows + own)
/// ```
///
/// Several rows may have one name when their objects are unlike: `ack` of a task, `ack` of a matter.
public struct VerbTable: Sendable {
  /// Every verb, in the order in which help shows them.
  public let rows: [Verb]
  /// The rows that were left out: what they are called is taken, or cannot be told from a number.
  public let refused: [Verb]
  /// By word: the rows that it names, in their order.
  private let byWord: [String: [Int]]
  /// What stands before `=` anywhere in the table.
  let optionNames: Set<String>
  /// The prefixes of the kinds of matters that some verb is said of.
  let prefixes: Set<String>

  /// A table of these rows. A word means what the first row with it says, so what comes later never
  /// takes a word from what stands before it.
  ///
  /// Complexity: O(rows). Looking a word up later is O(1).
  public init(_ rows: [Verb]) {
    var (kept, refused): ([Verb], [Verb]) = ([], [])
    var byWord: [String: [Int]] = [:]
    for row in rows {
      func isFree(_ word: String) -> Bool {
        (byWord[word] ?? []).allSatisfy { kept[$0].object.differs(from: row.object) }
      }
      guard Self.canBeTold(row.name), isFree(row.name) else {
        refused.append(row)
        continue
      }
      var row = row
      row.aliases = row.aliases.filter { Self.canBeTold($0) && isFree($0) }
      for word in [row.name] + row.aliases { byWord[word, default: []].append(kept.count) }
      kept.append(row)
    }
    self.rows = kept
    self.refused = refused
    self.byWord = byWord
    optionNames = Set(kept.flatMap { $0.options.filter { $0.kind != .flag }.map(\.name) })
    prefixes = Set(kept.compactMap(\.object.prefix))
  }

  /// The verb that a word names, by name or alias; the first where several objects have it.
  public func verb(named word: some StringProtocol) -> Verb? { verbs(named: word).first }

  /// The verbs that a word names, by name or alias, one for each kind of object.
  public func verbs(named word: some StringProtocol) -> [Verb] {
    (byWord[word.lowercased()] ?? []).map { rows[$0] }
  }

  /// The verb that a word names and that is said of such a matter, the closest fitting one.
  public func verb(named word: some StringProtocol, of matter: MatterReference) -> Verb? {
    let fitting = verbs(named: word).filter { $0.object.fits(matter) }
    return fitting.first { $0.object != .matter } ?? fitting.first
  }

  /// The verbs that are said of such a matter, one of each name.
  func verbs(of matter: MatterReference) -> [Verb] {
    rows.filter { $0.object.fits(matter) && verb(named: $0.name, of: matter) == $0 }
  }

  /// The first row of each name, in the order of help.
  var named: [Verb] { rows.indices.filter { byWord[rows[$0].name]?.first == $0 }.map { rows[$0] } }

  /// Every word that names a verb.
  var words: [String] { rows.flatMap { [$0.name] + $0.aliases } }

  /// Whether a word is one, and is no number, option or sign.
  private static func canBeTold(_ word: String) -> Bool {
    guard let first = word.first, first.isLetter, word == word.lowercased() else { return false }
    return word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      && MatterReference(word) == nil
  }
}

extension VerbObject {
  /// Whether the object itself shows which of two verbs of one name is meant.
  fileprivate func differs(from other: VerbObject) -> Bool {
    isMatter != other.isMatter || (isMatter && self != other)
  }

  fileprivate var prefix: String? {
    switch self {
    case .nothing, .incident, .oneIncident, .matter: nil
    case .matterOf(let prefix): prefix
    }
  }
}
