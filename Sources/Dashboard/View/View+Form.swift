import CommandLanguage
import IncidentEngine
import TerminalUI

extension Model {
  /// The form: a heading, a row for each field, what is offered in the current one.
  func drawForm(_ entry: FormEntry, _ layout: Layout, on frame: inout Frame) {
    let labels = entry.fields.map(\.label)
    let widest = labels.map { Text.width(of: $0) }.max() ?? 0
    let place = FormLayout(layout, labelWidth: widest, fields: entry.fields.count)
    let list = offers(entry)
    let rows = formRows(entry, place, hasOffers: !list.items.isEmpty)
    let here = rows.firstIndex(of: .field(entry.current)) ?? 0
    let first = firstRow(rows, here, height: place.body.count)
    let shown = rows.dropFirst(first).prefix(place.body.count)
    drawFormTitle(entry, place, hidden: (rows[..<first], rows[shown.endIndex...]), on: &frame)
    if entry.fields.isEmpty, !place.body.isEmpty {
      frame.rows[place.body.lowerBound].put(
        Phrases.formNeedsNothing, at: place.left + 2, role: .dim)
    }
    for (row, line) in zip(place.body, shown) {
      switch line {
      case .field(let index): draw(index, labels[index], entry, place, row, on: &frame)
      case .offers: drawBeneath(list, entry.offer?.index, place, on: &frame.rows[row])
      case .problem(let text):
        frame.rows[row].put(text, at: place.valueAt, width: place.valueWidth, role: .error)
      case .blank: break
      }
    }
    drawBeside(list, entry.offer?.index, place, row: place.body.lowerBound + here - first, &frame)
  }

  /// The first row shown: the current field in the middle, with all that stands beneath it.
  private func firstRow(_ rows: [FormRow], _ here: Int, height: Int) -> Int {
    let next = rows[min(here + 1, rows.count)...].firstIndex { row in
      if case .field = row { true } else { false }
    }
    let wanted = max(here - height / 2, (next ?? rows.count) - height)
    return max(0, min(wanted, here, max(0, rows.count - height)))
  }

  private func formRows(
    _ entry: FormEntry, _ place: FormLayout, hasOffers: Bool
  ) -> [FormRow] {
    var rows: [FormRow] = []
    for index in entry.fields.indices {
      rows.append(.field(index))
      if let problem = entry.problem, problem.field == index {
        let lines = Text.wrap("\(Glyph.unable) \(problem.text)", width: place.valueWidth)
        rows += lines.prefix(3).map { FormRow.problem($0) }
      } else if index == entry.current, place.besideAt == nil, hasOffers {
        rows.append(.offers)
      } else if place.isAiry {
        rows.append(.blank)
      }
    }
    return rows
  }

  /// What the form does, what its mark means, and how many fields are out of sight.
  private func drawFormTitle(
    _ entry: FormEntry, _ place: FormLayout, hidden: (ArraySlice<FormRow>, ArraySlice<FormRow>),
    on frame: inout Frame
  ) {
    func count(_ rows: ArraySlice<FormRow>) -> Int {
      rows.count { if case .field = $0 { true } else { false } }
    }
    var notes: [String] = []
    if count(hidden.0) > 0 { notes.append("↑ \(count(hidden.0))") }
    if count(hidden.1) > 0 { notes.append("↓ \(count(hidden.1))") }
    if entry.fields.contains(where: \.isRequired) { notes.append(Phrases.formNeeded) }
    let title = Phrases.title(of: entry.verb)
    if let (number, count) = placeOfDraft {
      let all = Text.width(of: title) + notes.reduce(0) { $0 + Text.width(of: $1) + 2 }
      let free = place.right - place.left - 6 - all
      let wordings = Phrases.formDraftPlace(number, of: count)
      if let text = wordings.first(where: { Text.width(of: $0) <= free }) {
        notes.insert(text, at: 0)
      }
    }
    let note = notes.joined(separator: "  ")
    let room = place.right - place.left - 2 - Text.width(of: note) - 2
    frame.rows[place.titleRow].put(
      title, at: place.left + 2, width: room, role: .title)
    frame.rows[place.titleRow].put(
      note, at: place.left, width: place.right - place.left, align: .trailing, role: .dim)
  }

  private func draw(
    _ index: Int, _ label: String, _ entry: FormEntry, _ place: FormLayout, _ row: Int,
    on frame: inout Frame
  ) {
    let (field, text) = (entry.fields[index], entry.texts[index])
    let isCurrent = index == entry.current
    if isCurrent {
      frame.rows[row].fill(Glyph.selected, from: place.left, to: place.left + 1, role: .selected)
    }
    let used = frame.rows[row].put(
      label, at: place.left + 2, role: isCurrent ? .strong : .normal)
    if field.isRequired {
      frame.rows[row].put("*", at: place.left + 3 + used, role: .accent)
    }
    if isCurrent {
      let end = place.valueAt + place.valueWidth
      frame.rows[row].fill(" ", from: place.valueAt, to: end, role: .field)
    }
    if text.characters.isEmpty {
      let hint = index == 0 && field.kind == .incident ? meantHint(entry) : field.kind.hint
      frame.rows[row].put(hint, at: place.valueAt, width: place.valueWidth, role: .placeholder)
      if isCurrent { frame.cursor = Position(row: row, column: place.valueAt) }
      return
    }
    if isCurrent {
      drawTyped(text, entry, place, row, on: &frame)
    } else {
      frame.rows[row].put(text.text, at: place.valueAt, width: place.valueWidth)
    }
    let start = place.valueAt + Text.width(of: text.text) + 2
    let room = place.valueAt + place.valueWidth - start
    if room >= 8, let gloss = gloss(field.kind, text.text.trimmedBlanks, entry) {
      frame.rows[row].put(gloss, at: start, width: room, role: .dim)
    }
  }

  /// What is typed, as far as it fits around the cursor, with the wrong part marked.
  private func drawTyped(
    _ text: TextField, _ entry: FormEntry, _ place: FormLayout, _ row: Int,
    on frame: inout Frame
  ) {
    let characters = text.characters
    var start = 0
    while start < text.cursor,
      Text.width(of: String(characters[start..<text.cursor])) > place.valueWidth - 1
    {
      start += max(1, (text.cursor - start) / 8)
    }
    frame.rows[row].put(
      String(characters[start...]), at: place.valueAt, width: place.valueWidth, role: .field)
    if entry.problem?.field == entry.current, let range = entry.problem?.range {
      let marked = range.clamped(to: start..<max(start, characters.count))
      let from = place.valueAt + Text.width(of: String(characters[start..<marked.lowerBound]))
      let width = Text.width(of: String(characters[marked]))
      let end = min(place.valueAt + place.valueWidth, from + width)
      frame.rows[row].setRole(.error, from: from, to: end)
    }
    let before = Text.width(of: String(characters[start..<text.cursor]))
    frame.cursor = Position(row: row, column: place.valueAt + min(before, place.valueWidth - 1))
  }

  /// The bottom of a form: what is wrong with it as a whole, what came last, its keys.
  func drawFormFoot(_ entry: FormEntry, _ layout: Layout, on frame: inout Frame) {
    let last = layout.size.rows - 1
    if let problem = entry.problem, problem.field == nil {
      let lines = Text.wrap(problem.text, width: max(10, layout.size.columns - 4))
      let isLong = lines.count > 1 && layout.hasRules
      if isLong { frame.rows[last - 2] = Row(columns: layout.size.columns) }
      for (row, line) in zip((isLong ? last - 2 : last - 1)...(last - 1), lines) {
        frame.rows[row].put(line, at: 3, role: .error)
      }
      frame.rows[isLong ? last - 2 : last - 1].put(Glyph.unable, at: 1, role: .error)
    } else if entry.awaiting != nil {
      frame.rows[last - 1].put(Phrases.formSending, at: 3, role: .dim)
    } else if let outcome {
      draw(outcome, on: &frame.rows[last - 1])
    }
    drawFormHints(entry, on: &frame.rows[last])
  }

  private func drawFormHints(_ entry: FormEntry, on row: inout Row) {
    let shown = FormKeymap.bindings.filter { $0.hintRank != nil }
      .sorted { ($0.hintRank ?? 0) < ($1.hintRank ?? 0) }
    var column = 1
    for key in shown {
      if key.action == .complete, offers(entry).items.isEmpty { continue }
      if key.action == .nextDraft, !hasOtherDraft { continue }
      let label = key.label.split(separator: " ").first.map(String.init) ?? key.label
      let hint = key.action == .goOn && entry.isOnLast ? Phrases.formSends : key.hint
      let width = Text.width(of: label) + 1 + Text.width(of: hint)
      if column + width > row.columns { break }
      column += row.put(label, at: column, role: .key) + 1
      column += row.put(hint, at: column, role: .dim) + 3
    }
  }
}
