import IncidentEngine
import TerminalUI

/// A text as it comes back from an editor, made fit for one line.
struct EditedText: Hashable, Sendable {
  /// The line: without breaks, control characters and blanks at its ends.
  let text: String
  /// How many line breaks became blanks.
  let breaks: Int
  /// Whether it was too long and lost its end.
  let isCut: Bool

  init(_ edited: String) {
    let lines = edited.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.filter { !Self.isControl($0) || $0 == "\t" } }
    let kept = lines.map { String($0).trimmedBlanks }.filter { !$0.isEmpty }
    breaks = max(0, kept.count - 1)
    let joined = kept.joined(separator: " ").map { $0 == "\t" ? " " : $0 }
    isCut = joined.count > TextField.limit
    text = String(joined.prefix(TextField.limit))
  }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}

extension Model {
  /// Ctrl-X Ctrl-E or Alt-e: the line goes to the person's editor. Nil for every other key.
  mutating func takeEditorKey(_ key: Key, _ entry: inout LineEntry) -> [Effect]? {
    let wasOpen = entry.isChordOpen
    entry.isChordOpen = key == Key(.character("x"), control: true)
    let asks =
      key == Key(.character("e"), alt: true)
      || (wasOpen && key == Key(.character("e"), control: true))
    if asks || entry.isChordOpen {
      activity = .line(entry)
      return asks ? [.edit(entry.field.text)] : []
    }
    return nil
  }

  /// Puts what was edited where it came from. Other fields of text take theirs here, too.
  mutating func takeEdited(_ result: Result<String, EditorFailure>) {
    switch result {
    case .failure(let failure):
      say(Phrases.said(failure), .bad)
    case .success(let edited):
      let edited = EditedText(edited)
      let note = Phrases.said(edited)
      switch activity {
      case .line(var entry):
        if entry.field.text != edited.text { entry.recalled = nil }
        entry.field.set(edited.text)
        entry.problem = nil
        entry.note = note
        activity = .line(entry)
      case .form(var entry):
        entry.change { $0.set(edited.text) }
        activity = .form(entry)
        outcome = note.map { Outcome(kind: .note, text: $0) }
      case .board:
        // The line was sent before, and is on disk by now; what was written since is another one.
        if edited.text.isEmpty { return }
        var entry = LineEntry(field: TextField(edited.text), seen: situation.lastNumber)
        entry.note = note
        activity = .line(entry)
      case .filter, .search, .arrange, .help, .leaving, .identity, .palette:
        if !edited.text.isEmpty { remember(edited.text) }
      }
    }
  }

  /// Gives the field of a form to the editor.
  mutating func edit(_ entry: FormEntry) -> [Effect] {
    activity = .form(entry)
    guard entry.texts.indices.contains(entry.current) else { return [] }
    return [.edit(entry.texts[entry.current].text)]
  }
}
