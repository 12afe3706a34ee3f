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
  static let noneSilent = "nobody silent"
  static let othersNotSilent = "others answered"
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
