import CheckedYAML

/// The names of one kind that a scenario defines, and where.
struct NameBook {
  /// What such a name stands for, with its article: `an agency`.
  let what: String
  /// The list of the file that defines them: `agencies`.
  let list: String
  /// Whether names that differ only in case are the same, as the names of resources are.
  let isCaseless: Bool
  private(set) var names: [String] = []
  private var places: [String: YAMLPlace] = [:]

  init(_ what: String, list: String, isCaseless: Bool = false) {
    self.what = what
    self.list = list
    self.isCaseless = isCaseless
  }

  func place(of name: String) -> YAMLPlace? { places[folded(name)] }

  private func folded(_ name: String) -> String { isCaseless ? name.lowercased() : name }

  /// Adds a name; reports one that is there already.
  mutating func define(_ name: Placed<String>, _ fields: YAMLFields) {
    if let first = places[folded(name.value)] {
      fields.report(
        at: name.place, ScenarioPhrase.definedTwice(name.value, what: what, first: first))
      return
    }
    places[folded(name.value)] = name.place
    names.append(name.value)
  }

  /// The name as it is defined; reports one that is not, with the nearest that is.
  func find(_ name: Placed<String>, _ fields: YAMLFields) -> String? {
    if places[folded(name.value)] != nil {
      return names.first { folded($0) == folded(name.value) }
    }
    fields.report(
      at: name.place, ScenarioPhrase.undefined(name.value, what: what, list: list, known: names))
    return nil
  }
}
