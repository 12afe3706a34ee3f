import CommandLanguage
import IncidentEngine
import MatterKinds

/// What can be said in a room: the standard verbs, and those of its kinds of matters.
public enum RoomVerbs {
  /// The kinds that can be used in a room: those of the program, each as the room declared it where
  /// that is newer, then the room's own.
  public static func kinds(in situation: Situation) -> [MatterKind] {
    let declared = situation.matterKinds
    let known = BuiltInKinds.all.map { kind in
      declared.first { $0.code == kind.code && $0.version > kind.version } ?? kind
    }
    return known + declared.filter { BuiltInKinds.kind($0.code) == nil }
  }

  /// The verbs of a room.
  public static func table(for situation: Situation) -> VerbTable {
    let words = Phrases.matterWords
    let verbs = MatterVerbs(
      kinds: kinds(in: situation), words: { words.words(of: $0) },
      said: { words.said($0, of: $1) })
    return VerbTable(VerbTable.standard.rows + verbs.rows)
  }

  /// Those of a room that used no kind yet.
  static let usual = table(for: Situation())
}
