import Testing

/// Holds what a program has confirmed against what the journal really has.
struct Audit {
  private var confirmed: [Int64: ClosedRange<Int64>] = [:]
  private var seen: [StoredEntry] = []

  /// How many lines were confirmed.
  var count: Int { confirmed.count }

  /// Takes in answers such as `+ 12 31-32`; what was confirmed once must not move.
  mutating func take(_ answers: [String]) throws {
    for answer in answers where answer.hasPrefix("+ ") {
      let parts = answer.split(whereSeparator: { $0 == " " || $0 == "-" }).compactMap { Int64($0) }
      try #require(parts.count == 3, "\(answer)")
      let range = parts[1]...parts[2]
      let before = confirmed.updateValue(range, forKey: parts[0])
      #expect(before == nil || before == range, "line \(parts[0]) moved to \(range)")
    }
  }

  /// Every confirmed line is there once, in its place, and nothing that was seen has changed.
  mutating func check(_ entries: [StoredEntry], desk: String) {
    #expect(entries.map(\.number) == Array(1...Int64(max(1, entries.count))), "numbers have gaps")
    #expect(Array(entries.prefix(seen.count)) == seen, "an entry changed or is gone")
    var places: [Int64: [Int64]] = [:]
    for entry in entries where entry.desk == desk {
      places[entry.counter, default: []].append(entry.number)
    }
    for (counter, range) in confirmed {
      #expect(places[counter] == Array(range), "line \(counter): \(places[counter] ?? [])")
    }
    for (counter, numbers) in places {
      let isOneRun = numbers.last.map { $0 - numbers[0] + 1 == numbers.count } ?? true
      #expect(isOneRun, "line \(counter) was entered twice: \(numbers)")
    }
    seen = entries
  }
}
