/// What a key does, by its name.
public struct Action: Hashable, Sendable {
  /// How the action is named in a file: `next-unanswered`.
  public let name: String

  init(_ name: String) { self.name = name }
}

extension Action: CaseIterable {
  /// Every action, in the order in which help shows its first key.
  public static let allCases: [Action] = {
    var known: Set<Action> = []
    return Keymap.standard.bindings.map(\.action).filter { known.insert($0).inserted }
  }()
}
