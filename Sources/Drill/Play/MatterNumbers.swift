import IncidentEngine

/// Which matters of a room are those of a scenario: a fold over the entries.
///
/// A matter is known by the inject that opened it, and among the openings of one inject by its kind
/// and what was written in it, in their order.
public struct MatterNumbers: Sendable {
  private let scripted: [String: [ScriptedOpening]]
  private var numbers: [String: MatterNumber] = [:]
  private var silent: Set<MatterNumber> = []

  /// None of the matters of a scenario has come yet.
  public init(_ scenario: Scenario) {
    var scripted: [String: [ScriptedOpening]] = [:]
    for inject in scenario.injects {
      for case .opening(let opening) in inject.matters {
        scripted[inject.id, default: []].append(opening)
      }
    }
    self.scripted = scripted
  }

  /// The number of a matter in the room, by its id; nil while it has not come.
  public subscript(id: String) -> MatterNumber? { numbers[id] }

  /// Whether agencies that are simulated answer what they owe on a matter.
  func isSimulated(_ number: MatterNumber) -> Bool { !silent.contains(number) }

  /// Folds one entry in; entries come in the order of their numbers.
  public mutating func fold(_ entry: Entry) {
    guard case .inject(let inject) = entry.origin, case .matter(.opened(let opening)) = entry.event,
      let meant = scripted[inject]?.first(where: { numbers[$0.id] == nil && $0.fits(opening) })
    else { return }
    numbers[meant.id] = opening.number
    if !meant.isSimulated { silent.insert(opening.number) }
  }
}

extension ScriptedOpening {
  /// Whether a matter that was opened may be this one: what it brought about may be of its kind, too.
  fileprivate func fits(_ opening: MatterOpening) -> Bool {
    guard opening.kind == kind else { return false }
    return values.allSatisfy { field in
      switch field.value {
      case .plain(.text), .plain(.integer), .plain(.flag):
        field.value == opening.delta.values[field.code].map { .plain($0) }
      case .plain(.texts), .time, .money, .incident, .task, .resource, .matter, .matters: true
      }
    }
  }
}
