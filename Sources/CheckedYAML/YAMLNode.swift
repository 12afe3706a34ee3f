/// A node of a YAML text, which knows where it stands.
public struct YAMLNode: Hashable, Sendable {
  /// What a node is: a scalar, a sequence or a mapping.
  public enum Content: Hashable, Sendable {
    /// A word or text; `quoted` when it stands in quotes or is a block (`|`, `>`).
    case scalar(String, quoted: Bool)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with their values, in the order of the file; a key may still be there twice.
    case mapping([YAMLEntry])
  }

  /// What the node is.
  public let content: Content
  /// Where the node begins.
  public let place: YAMLPlace

  /// The line at which the node begins, from 1.
  public var line: Int { place.line }
  /// The column at which the node begins, from 1.
  public var column: Int { place.column }

  /// A node with its place.
  public init(_ content: Content, at place: YAMLPlace) {
    self.content = content
    self.place = place
  }

  /// Whether nothing is written here: an unquoted empty scalar, `~` or `null`.
  public var isEmpty: Bool {
    guard case .scalar(let text, quoted: false) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }
}

/// One key of a mapping with its value.
public struct YAMLEntry: Hashable, Sendable {
  /// The key.
  public let key: String
  /// Where the key stands.
  public let keyPlace: YAMLPlace
  /// The value.
  public let value: YAMLNode

  /// A key with its place and its value.
  public init(key: String, keyPlace: YAMLPlace, value: YAMLNode) {
    self.key = key
    self.keyPlace = keyPlace
    self.value = value
  }
}

/// A value read from a file, with the place it came from.
public struct Placed<Value> {
  /// The value.
  public let value: Value
  /// Where it stands in the file.
  public let place: YAMLPlace

  /// A value and its place.
  public init(_ value: Value, at place: YAMLPlace) {
    self.value = value
    self.place = place
  }
}

extension Placed: Sendable where Value: Sendable {}
extension Placed: Equatable where Value: Equatable {}
extension Placed: Hashable where Value: Hashable {}
