import IncidentEngine

extension Model {
  /// Sends the number and the words of what is selected to the clipboard.
  mutating func copySelected() -> [Effect] {
    guard let text = screen.room.text(in: self) else { return [] }
    outcome = Outcome(kind: .note, text: Phrases.copied(text))
    return [.copy(text)]
  }

  /// An incident's number and title.
  func text(of number: IncidentNumber) -> String? {
    situation.incident(number).map { "\(number) \($0.details.title)" }
  }

  /// A task's number and title.
  func text(of number: AssignmentNumber) -> String? {
    situation.assignment(number).map { "\(number) \($0.title)" }
  }
}
