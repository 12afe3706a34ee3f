/// Why a body could not be read: the byte, and what is the matter there.
public struct BodyError: Error, Hashable, Sendable {
  /// The offset of the offending byte, or the length of the body where something is missing.
  public let offset: Int
  /// What is the matter.
  public let reason: Reason

  /// What keeps a body from being read.
  public enum Reason: Hashable, Sendable {
    /// It is not in the form that every body has, or lacks what its event needs.
    case malformed(Malformation)
    /// It is in that form and says something that this program does not know.
    case newer(NewerFact)
  }

  static func malformed(_ malformation: Malformation, at offset: Int) -> BodyError {
    BodyError(offset: offset, reason: .malformed(malformation))
  }
}

/// What is wrong with the form of a body.
public enum Malformation: Hashable, Sendable {
  /// Another character had to come here.
  case expected(Unicode.Scalar)
  /// Something stands behind the object.
  case textBehind
  /// Behind a comma there is no member.
  case memberMissing
  /// A member is missing, or its value is of another kind.
  case member(String)
  /// A member is there twice, or stands before one that it must follow.
  case memberOutOfPlace(String)
  /// No event and no member is called like this.
  case name
  /// It is neither a text nor an integer, a truth or a list.
  case value
  /// An integer has more than 64 bits.
  case numberTooLarge
  /// A list is too long.
  case tooManyItems
  /// A character stands as it is that must be escaped.
  case controlCharacter
  /// A text has no end.
  case textWithoutEnd
  /// A text is not UTF-8.
  case notUTF8
  /// An escape is none of the canonical ones.
  case escape
}
