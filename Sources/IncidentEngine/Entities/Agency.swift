/// An organisation with people and resources.
public struct Agency: Hashable, Sendable {
  /// How it is registered.
  public internal(set) var details: AgencyDetails
  /// The assignments ever given to it, by place in `Situation.assignments`.
  public internal(set) var assignments = ChunkedIndices()
  /// Who is to be called now; nil when nobody was named.
  public internal(set) var onCall: OnCall?

  /// The short name it is called by.
  public var code: AgencyCode { details.code }
}

/// A person who may act in the room.
public struct Officer: Hashable, Sendable {
  /// The number of the officer.
  public let id: OfficerID
  /// How the officer is registered.
  public internal(set) var details: OfficerDetails
}

/// A growing list of places in a table.
public struct ChunkedIndices: Hashable, Sendable {
  private var chunks: [[Int32]] = []
  /// How many there are.
  public private(set) var count = 0

  init() {}

  mutating func append(_ index: Int) {
    if count & 255 == 0 { chunks.append([]) }
    chunks[count >> 8].append(Int32(index))
    count += 1
  }

  /// The place kept at `position`, 0..<count.
  public subscript(position: Int) -> Int { Int(chunks[position >> 8][position & 255]) }
}
