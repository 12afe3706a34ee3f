/// What an incident is to achieve; assignments serve it (ICS 202).
public struct Objective: Hashable, Sendable {
  /// Its spoken number.
  public let number: ObjectiveNumber
  /// What is to be achieved.
  public let text: String
  /// Why it stands where it does, where a reason was given.
  public internal(set) var reason: String?
  /// Where it stood, in order of recording; `open` first.
  public internal(set) var history: [Standing<ObjectiveStatus>]
  /// Its last change.
  public internal(set) var changed: Change

  /// Where it stands.
  public var status: ObjectiveStatus { history.last?.value ?? .open }
}
