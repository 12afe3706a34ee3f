import IncidentEngine
import TerminalUI

extension Model {
  mutating func openLine(_ text: String) {
    var entry = LineEntry(field: TextField(text), seen: situation.lastNumber)
    entry.prefilled = text
    activity = .line(entry)
    outcome = nil
  }

  /// Sends commands under the desk's next counter, or `again` under the one they had; `draft` is
  /// what comes back when it fails.
  mutating func submit(
    _ commands: [Command], as draft: Draft = Draft(line: ""), occurred: Moment? = nil,
    seen: EntryNumber? = nil,
    again: Int64? = nil
  ) -> [Effect] {
    let counter = again ?? nextCounter
    if again == nil { nextCounter += 1 }
    pending[counter] = draft
    if let id = draft.id, drafts.draft(id) != nil { drafts.keep(draft) }
    for command in commands { steered.note(command, counter) }
    return [.submit(counter: counter, commands, occurred: occurred, seen: seen)]
  }
}
