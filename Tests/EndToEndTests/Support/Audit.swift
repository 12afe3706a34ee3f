/// Holds what a program has confirmed against what the journal really has.
struct Audit {
  private var confirmed: [Int64: ClosedRange<Int64>] = [:]
  private var seen: [StoredEntry] = []

  /// How many lines were confirmed.
  var count: Int { confirmed.count }

  /// Takes in answers such as `+ 12 31-32`. Returns what is wrong: what was confirmed must not move.
  mutating func take(_ answers: [String]) -> [String] {
    var faults: [String] = []
    for answer in answers where answer.hasPrefix("+ ") {
      let parts = answer.split(whereSeparator: { $0 == " " || $0 == "-" }).compactMap { Int64($0) }
      guard parts.count == 3, parts[1] <= parts[2] else {
        faults.append("no answer: \(answer)")
        continue
      }
      let range = parts[1]...parts[2]
      let before = confirmed.updateValue(range, forKey: parts[0])
      if let before, before != range { faults.append("line \(parts[0]) moved to \(range)") }
    }
    return faults
  }

  /// What is wrong with a journal: every confirmed line must be there once, in its place, and
  /// nothing that was there before may have changed.
  mutating func check(_ entries: [StoredEntry], desk: String) -> [String] {
    var faults: [String] = []
    if entries.map(\.number) != (0..<entries.count).map({ Int64($0 + 1) }) {
      faults.append("the numbers have gaps")
    }
    if Array(entries.prefix(seen.count)) != seen { faults.append("an entry changed or is gone") }
    var places: [Int64: [Int64]] = [:]
    for entry in entries where entry.desk == desk {
      places[entry.counter, default: []].append(entry.number)
    }
    for (counter, range) in confirmed.sorted(by: { $0.key < $1.key }) {
      let found = places[counter] ?? []
      if found != Array(range) { faults.append("line \(counter), \(range), is at \(found)") }
    }
    for (counter, numbers) in places.sorted(by: { $0.key < $1.key }) {
      let last = numbers[0] + Int64(numbers.count) - 1
      if numbers.last != last { faults.append("line \(counter) came twice: \(numbers)") }
    }
    seen = entries
    return faults
  }
}
