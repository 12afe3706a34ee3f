/// An organisation with people and resources.
public struct Agency: Hashable, Sendable {
  /// The short name it is called by.
  public let code: AgencyCode
  /// The assignments ever given to it, by place in `Situation.assignments`.
  public internal(set) var assignments = ChunkedIndices()
  private var register: Boxed<Register>

  private struct Register: Hashable, Sendable {
    var details: AgencyDetails
    var onCall: OnCall?
  }

  init(details: AgencyDetails, onCall: OnCall? = nil) {
    code = details.code
    register = Boxed(Register(details: details, onCall: onCall))
  }

  /// How it is registered.
  public internal(set) var details: AgencyDetails {
    _read { yield register.value.details }
    _modify { yield &register.value.details }
  }

  /// Who is to be called now; nil when nobody was named.
  public internal(set) var onCall: OnCall? {
    _read { yield register.value.onCall }
    _modify { yield &register.value.onCall }
  }
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
  private var places = ChunkedArray<Int32>()
  /// How many there are.
  public var count: Int { places.count }

  init() {}

  mutating func append(_ index: Int) { places.append(Int32(index)) }

  /// The place kept at `position`, 0..<count.
  public subscript(position: Int) -> Int { Int(places[position]) }
}
