import IncidentEngine

/// The stream of commands of workload W1: 25 commands an incident, 50 incidents interleaved.
///
/// Integer arithmetic only; `line` gives the bytes by which a port is checked.
struct W1 {
  static let agencies = ["fire", "police", "medical", "rescue", "utility", "coast"]
  private static let kinds = [
    "structure fire", "flash flood", "traffic collision", "mass casualty", "hazmat spill",
    "mountain rescue", "power outage", "security alert",
  ]
  private static let streets = [
    "Harbour", "Station", "Mill", "Church", "Quarry", "Viaduct", "Orchard", "Castle", "Bridge",
    "Foundry", "Meadow",
  ]
  private static let verbs = [
    "Establish cordon at", "Evacuate residents of", "Set up triage at", "Isolate supply to",
    "Search sector", "Deploy boom at", "Escort convoy via", "Survey damage at", "Pump out",
    "Restore access to", "Relay comms from",
  ]
  private static let words = [
    "units", "on", "scene", "request", "second", "pump", "crew", "wind", "rising", "contained",
    "water", "north", "access", "blocked", "casualties", "two", "minor", "triage", "complete",
    "awaiting", "relief", "team", "hold",
  ]
  /// How many incidents are under way together.
  static let batch = 50
  private static let steps = 25
  static let start: Int64 = 1_700_000_000

  /// One command of the stream; what is not applicable is nil.
  struct Item {
    enum Kind: String { case open = "OPEN", task = "TASK", note = "NOTE", status = "STATUS" }
    let sequence: Int
    let seconds: Int64
    let name: String
    let incident: Int
    var task: Int?
    var agency = 0
    var status: Int?
    var priority: Int?
    var due: Int64?
    var text: String?

    /// The line of the stream, by which ports are compared.
    var line: String {
      func said(_ value: Int?) -> String { value.map { "\($0)" } ?? "-" }
      return [
        "\(sequence)", "\(seconds)", name, "\(incident)", said(task), "\(agency)", said(status),
        said(priority), due.map { "\($0)" } ?? "-", text ?? "-",
      ].joined(separator: "\t")
    }

    /// The command without a due time: what the years of the stream would make overdue.
    var withoutDue: Item {
      var item = self
      item.due = nil
      return item
    }
  }

  private static func hash(_ first: Int, _ second: Int) -> Int {
    var value =
      UInt32(truncatingIfNeeded: first) &* 0x9E37_79B1 &+ UInt32(truncatingIfNeeded: second)
      &* 0x85EB_CA6B &+ 0x1656_67B1
    value ^= value >> 15
    value = value &* 0x2C1B_3C6D
    value ^= value >> 12
    value = value &* 0x297A_2D39
    return Int(value ^ (value >> 15))
  }

  /// The commands of these incidents, in their order.
  static func items(_ incidents: Range<Int>, _ take: (Item) throws -> Void) rethrows {
    var sequence = incidents.lowerBound * steps
    for first in stride(from: incidents.lowerBound, to: incidents.upperBound, by: batch) {
      for step in 0..<steps {
        for incident in first..<min(incidents.upperBound, first + batch) {
          try take(item(incident, step, sequence))
          sequence += 1
        }
      }
    }
  }

  private static func item(_ incident: Int, _ step: Int, _ sequence: Int) -> Item {
    let seconds = start + Int64(sequence / 4)
    let lead = hash(incident, 2)
    func made(_ name: String) -> Item {
      Item(sequence: sequence, seconds: seconds, name: name, incident: incident)
    }
    switch step {
    case 0:
      var item = made("OPEN")
      item.agency = lead % 6
      item.priority = 1 + hash(incident, 1) % 5
      item.text =
        "\(kinds[hash(incident, 0) % 8]) at \(1 + hash(incident, 4) % 240) "
        + "\(streets[hash(incident, 3) % 11]) Street"
      return item
    case 1...4:
      let task = step - 1
      var item = made("TASK")
      item.task = task
      item.agency = (lead + task) % 6
      item.status = 0
      item.priority = 1 + hash(incident, 10 + task) % 5
      item.due = seconds + 600 + Int64(hash(incident, 20 + task) % 259_200)
      item.text =
        "\(verbs[hash(incident, 40 + task) % 11]) \(streets[hash(incident, 50 + task) % 11]) "
        + "Street \(1 + hash(incident, 60 + task) % 240)"
      return item
    case 5, 14, 23:
      var item = made("NOTE")
      item.agency = (lead + step) % 6
      item.text = (0..<14).map { words[hash(incident, step * 31 + $0) % words.count] }
        .joined(separator: " ")
      return item
    case 24:
      let isOpen = (0..<4).contains { hash(incident, 30 + $0) % 16 == 0 }
      var item = made(isOpen ? "ESCALATE" : "CLOSE")
      item.agency = lead % 6
      item.priority = isOpen ? 1 : nil
      return item
    default:
      let starts = [6, 10, 15, 19]
      let round = starts.lastIndex { $0 <= step } ?? 0
      let task = step - starts[round]
      var item = made("STATUS")
      item.task = task
      item.agency = (lead + task) % 6
      item.status = round == 3 ? (hash(incident, 30 + task) % 16 == 0 ? 5 : 4) : round + 1
      return item
    }
  }
}
