/// What a line may know of the matters of a room.
public struct KnownMatters: Sendable {
  /// Whether there is a matter of this number, or a part of one.
  public let knows: @Sendable (MatterReference) -> Bool
  /// All of them, each kind together, with what they are called. Asked for only to offer them, and
  /// where an unknown one is refused.
  let all: @Sendable () -> [(number: MatterReference, title: String)]

  /// What is asked of somebody who knows them.
  public init(
    knows: @escaping @Sendable (MatterReference) -> Bool,
    all: @escaping @Sendable () -> [(number: MatterReference, title: String)]
  ) {
    self.knows = knows
    self.all = all
  }

  /// These, with all their parts.
  public init(_ list: [(number: MatterReference, title: String)]) {
    let numbers = Set(list.map(\.number))
    self.init(knows: { numbers.contains($0.whole) }, all: { list })
  }

  /// None at all.
  public static let none = KnownMatters([])

  /// The known number that was probably meant; nil when none is near.
  func nearest(to number: MatterReference) -> MatterReference? {
    let known = all().map(\.number)
    let prefixes = Set(known.map(\.prefix)).sorted()
    let prefix =
      prefixes.contains(number.prefix)
      ? number.prefix : CommandLanguage.nearest(number.prefix, prefixes)
    return known.filter { $0.prefix == prefix }.min { one, other in
      let gaps = (abs(one.ordinal - number.ordinal), abs(other.ordinal - number.ordinal))
      return gaps.0 == gaps.1 ? one.ordinal < other.ordinal : gaps.0 < gaps.1
    }
  }
}
