import IncidentEngine

/// What the palette finds.
public enum PaletteTarget: Hashable, Sendable {
  /// An entry that the caller added, by its place among them.
  case added(Int)
  /// A verb of the command line, by its name.
  case verb(String)
  /// An inject of a drill that waits for somebody's hand, by its id.
  case inject(String)
  /// An incident.
  case incident(IncidentNumber)
  /// An agency.
  case agency(AgencyCode)
  /// A resource.
  case resource(ResourceID)
  /// A task.
  case task(AssignmentNumber)
  /// A matter.
  case matter(MatterNumber)
}

/// An entry of the palette that is not of the room, such as a key.
public struct PaletteAddition: Hashable, Sendable {
  /// What it is called; matched letter by letter.
  public var name: String
  /// What it does; matched by the beginnings of its words.
  public var summary: String

  /// An entry; see the properties.
  public init(name: String, summary: String) {
    self.name = name
    self.summary = summary
  }
}

/// Something found, and how well it fits.
public struct PaletteHit: Hashable, Sendable {
  /// What was found.
  public let target: PaletteTarget
  /// How well it fits; compares only with others of the same search.
  public let score: Int32
}

/// What a search found.
public struct PaletteResult: Hashable, Sendable {
  /// The best fitting first, at most ``limit``; the same search gives the same order.
  public internal(set) var hits: [PaletteHit] = []
  /// How many entries fit.
  public internal(set) var fittingCount = 0
  /// How many entries there are.
  public internal(set) var count = 0

  /// The most hits that are kept.
  public static let limit = 200

  /// Nothing found among nothing.
  public init() {}
}
