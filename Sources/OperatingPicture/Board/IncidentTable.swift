import IncidentEngine

/// A value for each incident, found by its spoken number without hashing. A room has few years, and
/// the numbers of one have no gaps.
struct IncidentTable<Value> {
  private var years: [(year: Int, values: [Value?])] = []

  init() {}

  init(_ values: some Sequence<(IncidentNumber, Value)>) {
    for (number, value) in values { self[number] = value }
  }

  /// The value of an incident; nil where there is none. Numbers that no room gives have none.
  subscript(number: IncidentNumber) -> Value? {
    get {
      guard let year = years.lastIndex(where: { $0.year == number.year }) else { return nil }
      let values = years[year].values
      return number.counter > 0 && number.counter <= values.count
        ? values[number.counter - 1] : nil
    }
    set {
      guard number.counter > 0 else { return }
      let year = years.lastIndex { $0.year == number.year } ?? years.count
      if year == years.count { years.append((number.year, [])) }
      while years[year].values.count < number.counter { years[year].values.append(nil) }
      years[year].values[number.counter - 1] = newValue
    }
  }
}

extension IncidentTable: Sendable where Value: Sendable {}

extension IncidentTable: Equatable where Value: Equatable {
  static func == (left: Self, right: Self) -> Bool {
    left.years.elementsEqual(right.years) { $0.year == $1.year && $0.values == $1.values }
  }
}

extension IncidentTable: Hashable where Value: Hashable {
  func hash(into hasher: inout Hasher) {
    for (year, values) in years {
      hasher.combine(year)
      hasher.combine(values)
    }
  }
}
