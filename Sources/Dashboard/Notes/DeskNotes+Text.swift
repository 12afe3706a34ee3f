import CommandLanguage
import IncidentEngine

/// Why notes of a desk cannot be read: the line that is wrong, from 1.
public struct DeskNotesProblem: Error, Hashable, Sendable {
  /// The line of the text.
  public let line: Int
}

extension DeskNotes {
  private static let title = "tansiq desk notes 1"
  private static let end = "end"

  /// The notes as text, a note a line: a name, a blank, a value. `docs/desk-notes.md` says more.
  public var text: String {
    var lines = [Self.title]
    for line in history { lines.append("history \(Self.escaped(line))") }
    for item in sent { lines += Self.lines(of: item) }
    lines += view.lines(Self.escaped)
    for kept in drafts { lines += Self.lines(of: kept) }
    return (lines + [Self.end]).joined(separator: "\n") + "\n"
  }

  private static func lines(of sent: Sent) -> [String] {
    ["sent \(sent.counter) \(escaped(sent.said))", "desk \(escaped(sent.desk))"]
  }

  private static func lines(of kept: Kept) -> [String] {
    let draft = kept.draft
    var lines = ["draft \(escaped(draft.said))"]
    if let about = draft.about { lines.append("about \(about)") }
    for number in draft.marked { lines.append("marked \(number)") }
    if case .form(let form, let current) = draft.content {
      lines += ["form \(form.verb.name)", "current \(current)"]
      for (field, value) in zip(form.fields, form.values) where !value.isEmpty {
        lines.append("field \(field.name) \(escaped(value))")
      }
    }
    if let sent = kept.sent { lines += Self.lines(of: sent) }
    if draft.wasSent { lines.append("was sent") }
    return lines
  }

  /// Notes from their text. A name that is not known is passed over.
  public init(text: String, verbs: VerbTable = .standard) throws(DeskNotesProblem) {
    self.init()
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    guard lines.first == Self.title else { throw DeskNotesProblem(line: 1) }
    if lines.last == "" { lines.removeLast() }
    guard lines.count > 1, lines.last == Self.end else { throw DeskNotesProblem(line: lines.count) }
    for (index, line) in lines.enumerated().dropFirst().dropLast() {
      guard take(line, verbs) else { throw DeskNotesProblem(line: index + 1) }
    }
    history = history.suffix(Self.linesKept)
    drafts = drafts.suffix(DraftQueue.limit)
  }

  /// Takes one line over; false when it is damaged.
  private mutating func take(_ line: String, _ verbs: VerbTable) -> Bool {
    let (name, rest) = Self.halves(line)
    guard let value = Self.plain(rest) else { return false }
    switch name {
    case "history": history.append(value)
    case "sent":
      let (counter, said) = Self.halves(value)
      guard let counter = Int64(counter) else { return false }
      take(Sent(desk: "", counter: counter, said: said))
    case "desk": return takeDesk(value)
    case "draft": drafts.append(Kept(draft: Draft(line: value, in: verbs)))
    case "was":
      guard let last = drafts.indices.last else { return false }
      if value == "sent" { drafts[last].draft.wasSent = true }
    case "about", "marked", "form", "current", "field": return takeIntoDraft(name, value, verbs)
    default: return view.take(name, value)
    }
    return true
  }

  /// What was sent belongs to the draft it follows, if that says the same.
  private mutating func take(_ item: Sent) {
    if let last = drafts.indices.last, drafts[last].sent == nil,
      drafts[last].draft.said == item.said
    {
      drafts[last].sent = item
    } else {
      sent.append(item)
    }
  }

  /// The desk of what was sent last.
  private mutating func takeDesk(_ desk: String) -> Bool {
    if let last = drafts.indices.last, drafts[last].sent?.desk == "" {
      drafts[last].sent?.desk = desk
    } else if let last = sent.indices.last {
      sent[last].desk = desk
    } else {
      return false
    }
    return true
  }

  /// A verb or field that is not known here leaves the draft's line, which has all its words.
  private mutating func takeIntoDraft(
    _ name: String, _ value: String, _ verbs: VerbTable
  ) -> Bool {
    guard var draft = drafts.last?.draft else { return false }
    switch (name, draft.content) {
    case ("about", _):
      guard let about = IncidentNumber(value) else { return false }
      draft.about = about
    case ("marked", _):
      guard let number = IncidentNumber(value) else { return false }
      draft.marked.append(number)
    case ("form", _):
      let said = LineHead(line: draft.said, in: verbs).verb
      guard let verb = said?.name == value ? said : verbs.verb(named: value) else { return true }
      draft.content = .form(CommandForm(verb), current: 0)
    case ("current", .form(let form, _)):
      guard let current = Int(value), current >= 0 else { return false }
      draft.content = .form(form, current: current)
    case ("field", .form(var form, let current)):
      let (name, value) = Self.halves(value)
      if let place = form.place(of: name) {
        form.values[place] = value
        draft.content = .form(form, current: current)
      } else {
        draft.content = .line(draft.said)
      }
    default: return name != "current" || Int(value) != nil
    }
    drafts[drafts.count - 1].draft = draft
    return true
  }

  private static func halves(_ line: String) -> (name: String, rest: String) {
    let scalars = line.unicodeScalars
    guard let blank = scalars.firstIndex(of: " ") else { return (line, "") }
    return (String(scalars[..<blank]), String(scalars[scalars.index(after: blank)...]))
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text without its escapes; nil when one is unknown.
  private static func plain(_ text: String) -> String? {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      switch scalars.next() {
      case "\\": result.append("\\")
      case "n": result.append("\n")
      default: return nil
      }
    }
    return String(result)
  }
}
