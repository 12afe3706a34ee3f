/// A turn of duty.
public typealias Shift = Stretch
/// The planning interval of an operation (ICS).
public typealias OperationalPeriod = Stretch

/// A stretch of the room's time that lasts until the next of its kind begins.
public struct Stretch: Hashable, Sendable {
  /// Its number among its kind, from 1.
  public let number: Int
  /// What a shift is called (`night`), or what is to be achieved in a period.
  public let name: String
  /// When it began.
  public let started: Moment
  /// When it is to end; nil while nobody said.
  public let ends: Moment?
  /// When the next one began; nil while it lasts.
  public internal(set) var ended: Moment?
  /// The entry that began it.
  public let entry: EntryNumber
}

/// Who of an agency is to be called now.
public struct OnCall: Hashable, Sendable {
  /// The person.
  public var name: String
  /// How to reach the person.
  public var contact: String?
  /// Until when; nil until somebody else is named.
  public var until: Moment?

  /// Somebody on call; see the properties.
  public init(name: String, contact: String? = nil, until: Moment? = nil) {
    self.name = name
    self.contact = contact
    self.until = until
  }
}

/// What changes about a resource; what is nil stays.
public struct ResourceChange: Hashable, Sendable {
  /// A new kind.
  public var kind: String?
  /// How many people or pieces it is, 1...1,000,000.
  public var quantity: Int?
  /// Minutes of rest after each turn, 0...10,080; 0 for none.
  public var restMinutes: Int?

  /// A change; see the properties.
  public init(kind: String? = nil, quantity: Int? = nil, restMinutes: Int? = nil) {
    self.kind = kind
    self.quantity = quantity
    self.restMinutes = restMinutes
  }
}
