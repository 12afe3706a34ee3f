/// Why a body could not be read: the byte, and what was wrong there.
public struct BodyError: Error, Hashable, Sendable {
  /// The offset of the offending byte, or the length of the body where something is missing.
  public let offset: Int
  /// What is wrong, in a few words for a log.
  public let reason: String
}
