import IncidentEngine
import OperatingPicture

extension Phrases {
  static let agencies = "Agencies"
  static let noAgencies = "No agencies yet. Register one: :agency CODE name=…"
  static let laneIsEmpty = "nothing open"
  static let noOwnResources = "no resources"
  static let worst = "worst"
  static let noneOpen = "nothing open"
  static let noneLate = "nothing late"
  static let noneSilent = "all acknowledged"

  /// The incident that needs somebody most, and why: the longest words first.
  static func worst(_ number: IncidentNumber, _ title: String, _ why: String) -> [String] {
    let known = why.isEmpty ? "\(number)" : "\(number) \(why)"
    return ["\(known) \(title)", known, "\(number)"]
  }

  /// Who has not acknowledged what, the longest words first: all of them, then fewer.
  static func unanswered(
    _ tasks: [(agency: String, short: String, number: AssignmentNumber, age: String)], of count: Int
  ) -> [String] {
    var ways: [String] = []
    for shown in stride(from: tasks.count, to: 0, by: -1) {
      let rest = count > shown ? " +\(count - shown)" : ""
      let shownTasks = tasks.prefix(shown)
      ways.append(
        shownTasks.map { "\($0.agency) \($0.age) \($0.number)" }.joined(separator: ", ") + rest)
      if shown > 1 { continue }
      ways.append(shownTasks.map { "\($0.agency) \($0.age)" }.joined() + rest)
      ways.append(shownTasks.map { "\($0.short) \($0.age)" }.joined() + rest)
    }
    return ways
  }
  static let latest = "latest"
  static let silent = "silent"
  static let nothingLate = "nothing is overdue"
  static let nobodySilent = "every task is acknowledged"
  static let othersAnswered = "every other task is acknowledged"
  static let allInOrder = "nothing late, nobody silent"

  static func noAnswer(_ age: String) -> String { "no answer \(age)" }
  static func late(_ age: String) -> String { "\(age) late" }
  static func openTasks(_ count: Int) -> String { "\(count) open" }
  static func waits(_ age: String) -> String { "waits \(age)" }
  static func due(_ time: String) -> String { "due \(time)" }
  static func busy(_ busy: Int, of all: Int) -> String { "\(busy)/\(all) busy" }

  /// How to reach an agency, before anything else, and its whole name.
  static func reached(_ agency: AgencyDetails) -> String {
    agency.contact.map { "\($0)  \(agency.name)" } ?? agency.name
  }

  static func word(_ state: ResourceState) -> String {
    switch state {
    case .moving(let movement): movement.word
    case .committed: "committed"
    case .available: "free"
    case .outOfService: "out of service"
    }
  }
}
