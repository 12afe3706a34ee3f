import IncidentEngine
import OperatingPicture

extension Model {
  /// Sends the number and the words of what is selected to the clipboard.
  mutating func copySelected() -> [Effect] {
    guard let text = selectedText else {
      outcome = Outcome(kind: .note, text: Phrases.nothingToCopy)
      return []
    }
    outcome = Outcome(kind: .note, text: Phrases.copied(text))
    return [.copy(text)]
  }

  /// The number and the words of what is selected on this screen; nil when nothing is.
  var selectedText: String? {
    switch screen {
    case .incidents: selectedPlace == nil ? nil : selection.flatMap { text(of: $0) }
    case .agencies: lanes.task.flatMap { text(of: $0) }
    case .timeline: timelineText
    case .log:
      focusedLogEntry.map { "#\($0.number.number) \(situation.text(of: $0))" }
    }
  }

  private var timelineText: String? {
    switch timeline.subject {
    case .phase(let number), .log(let number): text(of: number)
    case .task(let number): text(of: number)
    case .resource(let id):
      situation.commitment(id).flatMap { commitment in
        situation.resource(commitment.resource).map { "\($0.name) \(commitment.incident)" }
      }
    case nil: nil
    }
  }

  private func text(of number: IncidentNumber) -> String? {
    situation.incident(number).map { "\(number) \($0.details.title)" }
  }

  private func text(of number: AssignmentNumber) -> String? {
    situation.assignment(number).map { "\(number) \($0.title)" }
  }
}
