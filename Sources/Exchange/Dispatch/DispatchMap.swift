import CheckedYAML
import IncidentEngine

/// How a dispatch log is laid out: which column is what, how times are written, whose units are
/// whose. Read from a mapping file; `docs/dispatch-import.md` documents every key.
public struct DispatchMap: Hashable, Sendable {
  /// What the layout is called.
  public let name: String
  /// The name under which calls and rows are remembered, so that importing again adds nothing.
  public let source: String
  /// The IANA zone in which times without an offset are written; safe to look up as a file name.
  public let zone: String
  /// The byte between two fields.
  public let delimiter: UInt8
  /// The form of joint action the calls become.
  public let mode: IncidentMode
  /// The agencies of the map, in its order.
  public let agencies: [AgencyUnits]
  /// Whose the units are whose type is not listed; nil when such rows are reported instead.
  public let otherwise: AgencyCode?
  /// The patterns of times, tried in order.
  public let times: [TimePattern]

  /// Words that mean unknown, lower-cased; an empty field always does.
  let absent: Set<String>
  let columns: Columns

  /// An agency and the types of its units.
  public struct AgencyUnits: Hashable, Sendable {
    /// How the agency is registered.
    public let details: AgencyDetails
    /// The types of its units as the log spells them; compared whatever the case.
    public let units: [String]
  }

  /// The columns; those that are nil do not exist in the layout.
  struct Columns: Hashable, Sendable {
    let call: Placed<String>
    /// The digits that the number of a call has, zeros in front included; nil when it is as it is.
    let callDigits: Int?
    let unit: Placed<String>
    let row: Placed<String>?
    let unitType: Placed<String>?
    let type: ColumnText?
    let title: ColumnText?
    let place: [ColumnText]
    let coordinates: [Placed<String>]
    let priority: PriorityColumn?
    let steps: [StepColumn]
  }

  struct PriorityColumn: Hashable, Sendable {
    let column: Placed<String>
    let values: [String: Priority]
    let otherwise: Priority?
  }

  /// A moment in the life of a row, in the order in which they follow one another.
  enum Step: String, Hashable, Sendable, CaseIterable {
    case received, entry, dispatched
    case enRoute = "en_route"
    case onScene = "on_scene"
    case transporting
    case atHospital = "at_hospital"
    case returning, available

    var movement: Movement? {
      switch self {
      case .received, .entry, .available: nil
      case .dispatched: .dispatched
      case .enRoute: .enRoute
      case .onScene: .onScene
      case .transporting: .transporting
      case .atHospital: .atHospital
      case .returning: .returning
      }
    }
  }

  struct StepColumn: Hashable, Sendable {
    let step: Step
    let column: Placed<String>
  }

  /// Whose the units of a type are; nil when the map does not say.
  func agency(ofType type: String?) -> AgencyCode? {
    guard let type = type?.lowercased() else { return otherwise }
    let owner = agencies.first { $0.units.contains { $0.lowercased() == type } }
    return owner?.details.code ?? otherwise
  }
}

extension DispatchMap.Columns {
  /// Every column that is named, in the order of the documentation; some may be named twice.
  var named: [Placed<String>] {
    var named = [call, unit, row, unitType].compactMap { $0 }
    for text in [type, title].compactMap({ $0 }) + place { named += text.columns }
    named += coordinates
    if let priority { named.append(priority.column) }
    return named + steps.map(\.column)
  }
}
