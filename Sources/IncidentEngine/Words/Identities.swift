/// An instant: milliseconds of UTC since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Sendable, Comparable {
  /// Milliseconds of UTC since 1970; negative before.
  public var milliseconds: Int64

  /// The instant so many milliseconds after 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders by time.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The instant so many milliseconds later (earlier when negative).
  public func advanced(byMilliseconds milliseconds: Int64) -> Moment {
    Moment(milliseconds: self.milliseconds &+ milliseconds)
  }

  /// Milliseconds from `earlier` to this instant.
  public func milliseconds(since earlier: Moment) -> Int64 {
    milliseconds &- earlier.milliseconds
  }
}

/// The place of an entry in the journal, from 1, gapless.
public typealias EntryNumber = Int64

/// The spoken number of an incident, `26-0007`: year of recording in the room's zone and counter.
public struct IncidentNumber: Hashable, Sendable, Comparable {
  private let storedYear: Int32
  private let storedCounter: Int32

  /// A number; years are full (2026), counters start at 1. Both have 32 bits.
  public init(year: Int, counter: Int) {
    storedYear = Int32(clamping: year)
    storedCounter = Int32(clamping: counter)
  }

  /// The full year, 1970...9999.
  public var year: Int { Int(storedYear) }
  /// The place within its year, from 1, gapless; may pass 9999.
  public var counter: Int { Int(storedCounter) }

  /// Orders by year, then counter.
  public static func < (left: IncidentNumber, right: IncidentNumber) -> Bool {
    (left.storedYear, left.storedCounter) < (right.storedYear, right.storedCounter)
  }
}

/// The spoken number of an assignment, `26-0007/3`.
public struct AssignmentNumber: Hashable, Sendable, Comparable {
  /// The incident it belongs to.
  public let incident: IncidentNumber
  private let storedOrdinal: Int32

  /// The assignment in the given place of an incident, from 1, of 32 bits.
  public init(incident: IncidentNumber, ordinal: Int) {
    self.incident = incident
    storedOrdinal = Int32(clamping: ordinal)
  }

  /// Its place within the incident, from 1, gapless.
  public var ordinal: Int { Int(storedOrdinal) }

  /// Orders by incident, then place.
  public static func < (left: AssignmentNumber, right: AssignmentNumber) -> Bool {
    (left.incident, left.storedOrdinal) < (right.incident, right.storedOrdinal)
  }
}

/// A number given in order of registration, from 1.
public struct OfficerID: Hashable, Sendable, Comparable {
  /// From 1.
  public let number: Int

  /// The officer registered in this place, from 1.
  public init(_ number: Int) { self.number = number }

  /// Orders by registration.
  public static func < (left: OfficerID, right: OfficerID) -> Bool { left.number < right.number }
}

/// A number given in order of registration, from 1.
public struct ResourceID: Hashable, Sendable, Comparable {
  /// From 1.
  public let number: Int

  /// The resource registered in this place, from 1.
  public init(_ number: Int) { self.number = number }

  /// Orders by registration.
  public static func < (left: ResourceID, right: ResourceID) -> Bool { left.number < right.number }
}

/// One turn of one resource on one incident; numbered from 1.
public struct CommitmentID: Hashable, Sendable, Comparable {
  /// From 1.
  public let number: Int

  /// The commitment made in this place, from 1.
  public init(_ number: Int) { self.number = number }

  /// Orders by when they were recorded.
  public static func < (left: CommitmentID, right: CommitmentID) -> Bool {
    left.number < right.number
  }
}

/// The spoken number of a log entry, from 1, gapless over the room.
public struct LogNumber: Hashable, Sendable, Comparable {
  /// From 1.
  public let number: Int

  /// The log entry in this place, from 1.
  public init(_ number: Int) { self.number = number }

  /// Orders by when they were recorded.
  public static func < (left: LogNumber, right: LogNumber) -> Bool { left.number < right.number }
}

/// What something is called where it came from: a row of an import, an item of a scenario.
public struct ExternalKey: Hashable, Sendable, Comparable {
  /// The system it came from, such as `sf-fire-calls` or `scenario`.
  public let source: String
  /// Its identity there.
  public let id: String

  /// The thing that `source` calls `id`.
  public init(source: String, id: String) {
    self.source = source
    self.id = id
  }

  /// Orders by source, then identity.
  public static func < (left: ExternalKey, right: ExternalKey) -> Bool {
    (left.source, left.id) < (right.source, right.id)
  }
}

/// A point on the earth in millionths of a degree (WGS 84), so that it is written exactly.
public struct Coordinates: Hashable, Sendable {
  /// Millionths of a degree north, -90,000,000...90,000,000.
  public let latitudeMicrodegrees: Int
  /// Millionths of a degree east, -180,000,000...180,000,000.
  public let longitudeMicrodegrees: Int

  /// Nil when a value is out of range.
  public init?(latitudeMicrodegrees: Int, longitudeMicrodegrees: Int) {
    guard (-90_000_000...90_000_000).contains(latitudeMicrodegrees),
      (-180_000_000...180_000_000).contains(longitudeMicrodegrees)
    else { return nil }
    self.latitudeMicrodegrees = latitudeMicrodegrees
    self.longitudeMicrodegrees = longitudeMicrodegrees
  }

  /// From degrees, rounded to the nearest millionth; nil when out of range.
  public init?(latitude: Double, longitude: Double) {
    guard latitude.magnitude <= 90, longitude.magnitude <= 180 else { return nil }
    self.init(
      latitudeMicrodegrees: Int((latitude * 1e6).rounded()),
      longitudeMicrodegrees: Int((longitude * 1e6).rounded()))
  }
}
