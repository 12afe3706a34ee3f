/// A place on Earth as written: degrees, latitude first.
public struct YAMLCoordinates: Hashable, Sendable {
  /// Degrees, -90...90, north positive.
  public let latitude: Double
  /// Degrees, -180...180, east positive.
  public let longitude: Double
}

extension YAMLFields {
  /// The keys below a key, read by `body`; `name` is what they are called, with the article.
  public func mapping<Value>(
    _ key: String, named name: String, required: Bool = false, _ body: (YAMLFields) -> Value?
  ) -> Value? {
    guard let node = node(key, required: required) else { return nil }
    return Self.open(node, named: name, complaints: complaints, body)
  }

  /// The items of a list, each with keys of its own that `body` reads.
  ///
  /// Items that cannot be read are left out; what is wrong with them has been reported.
  public func mappings<Value>(
    _ key: String, named name: String, required: Bool = false, most: Int = 1000,
    _ body: (YAMLFields) -> Value?
  ) -> [Value] {
    items(key, required: required, most: most).compactMap { item in
      Self.open(item, named: name, complaints: complaints, body)
    }
  }

  /// The texts of a list; a single text is a list of one.
  public func texts(
    _ key: String, required: Bool = false, most: Int = 1000, longest: Int = 500
  ) -> [Placed<String>] {
    guard let node = node(key, required: required) else { return [] }
    if case .scalar = node.content {
      return text(of: node, key: key, most: longest).map { [$0] } ?? []
    }
    return items(key, required: required, most: most).compactMap {
      text(of: $0, key: key, most: longest)
    }
  }

  /// The keys and texts of a mapping whose keys the file chooses, such as names of columns.
  public func pairs(
    _ key: String, named name: String, required: Bool = false, longest: Int = 500
  ) -> [(key: Placed<String>, value: Placed<String>)] {
    let read = mapping(key, named: name, required: required) { fields in
      fields.keys.compactMap { key -> (key: Placed<String>, value: Placed<String>)? in
        guard let value = fields.placedText(key.value, required: true, most: longest) else {
          return nil
        }
        return (key, value)
      }
    }
    return read ?? []
  }

  /// Latitude and longitude, written `[51.5, -0.12]`.
  public func coordinates(_ key: String, required: Bool = false) -> YAMLCoordinates? {
    guard let node = node(key, required: required) else { return nil }
    guard case .sequence(let items) = node.content, items.count == 2,
      let latitude = Self.decimal(of: items[0]), (-90...90).contains(latitude),
      let longitude = Self.decimal(of: items[1]), (-180...180).contains(longitude)
    else {
      complaints.add(node.place, .notCoordinates(key))
      return nil
    }
    return YAMLCoordinates(latitude: latitude, longitude: longitude)
  }

  private func items(_ key: String, required: Bool, most: Int) -> [YAMLNode] {
    guard let node = node(key, required: required) else { return [] }
    guard case .sequence(let items) = node.content else {
      complaints.add(node.place, .notList(key))
      return []
    }
    if items.isEmpty, required { complaints.add(node.place, .empty(key)) }
    if items.count > most { complaints.add(items[most].place, .tooMany(key, most: most)) }
    return Array(items.prefix(most))
  }

  private static func decimal(of node: YAMLNode) -> Double? {
    guard case .scalar(let text, _) = node.content else { return nil }
    return decimal(text)
  }
}
