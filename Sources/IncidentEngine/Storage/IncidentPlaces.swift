/// Where incidents stand in their table, by year and counter.
///
/// Those of a year follow one another but where the clock was set over the turn of a year: so a room
/// has few runs, and a copy of all of them is short.
struct IncidentPlaces: Sendable, Equatable {
  /// Incidents of a year whose counters and places rise together.
  private struct Run: Sendable, Equatable {
    let year: Int32
    let counter: Int32
    let place: Int32
    var count: Int32
  }

  /// Ordered by year and counter.
  private var runs: [Run] = []
  /// How many incidents there are.
  private(set) var count = 0

  /// How many incidents a year has.
  func count(year: Int) -> Int {
    let end = end(of: year, through: .max)
    guard end > 0, runs[end - 1].year == Int32(clamping: year) else { return 0 }
    return Int(runs[end - 1].counter + runs[end - 1].count) - 1
  }

  /// Where an incident stands; nil when there is none of this number.
  subscript(number: IncidentNumber) -> Int? {
    let end = end(of: number.year, through: number.counter)
    guard end > 0 else { return nil }
    let run = runs[end - 1]
    let offset = number.counter - Int(run.counter)
    guard Int(run.year) == number.year, offset < Int(run.count) else { return nil }
    return Int(run.place) + offset
  }

  /// Adds the next incident of a year.
  mutating func append(_ place: Int, year: Int) {
    let end = end(of: year, through: .max)
    count += 1
    if end > 0, Int(runs[end - 1].year) == year,
      Int(runs[end - 1].place + runs[end - 1].count) == place
    {
      runs[end - 1].count += 1
      return
    }
    let next = Run(
      year: Int32(clamping: year), counter: Int32(count(year: year) + 1), place: Int32(place),
      count: 1)
    runs.insert(next, at: end)
  }

  /// Where the runs end that begin no later than with this incident.
  private func end(of year: Int, through counter: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if (Int(runs[middle].year), Int(runs[middle].counter)) <= (year, counter) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
