/// Where incidents stand in their table, by year and counter. A room has few years: they are looked
/// through from the last.
struct IncidentPlaces: Sendable, Equatable {
  private struct Year: Sendable, Equatable {
    let year: Int
    var places = ChunkedArray<Int32>()
  }

  private var years: [Year] = []

  /// How many incidents there are.
  var count: Int { years.reduce(0) { $0 + $1.places.count } }

  /// How many incidents a year has.
  func count(year: Int) -> Int { years.last { $0.year == year }?.places.count ?? 0 }

  /// Where an incident stands; nil when there is none of this number.
  subscript(number: IncidentNumber) -> Int? {
    guard let year = years.lastIndex(where: { $0.year == number.year }),
      number.counter > 0, number.counter <= years[year].places.count
    else { return nil }
    return Int(years[year].places[number.counter - 1])
  }

  /// Adds the next incident of a year.
  mutating func append(_ place: Int, year: Int) {
    if let known = years.lastIndex(where: { $0.year == year }) {
      years[known].places.append(Int32(place))
    } else {
      years.append(Year(year: year))
      years[years.count - 1].places.append(Int32(place))
    }
  }
}
