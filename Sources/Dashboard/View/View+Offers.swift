import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// What is offered, in one row beneath the field; the one that stands in it is marked.
  func drawBeneath(
    _ list: CompletionList, _ chosen: Int?, _ place: FormLayout, on row: inout Row
  ) {
    let end = place.valueAt + place.valueWidth
    func width(_ index: Int) -> Int {
      let detail = list.items.count <= 6 || index == chosen ? list.items[index].detail : ""
      return Text.width(of: list.items[index].text)
        + (detail.isEmpty ? 0 : Text.width(of: detail) + 1)
    }
    var first = 0
    if let chosen {
      while first < chosen,
        (first...chosen).reduce(-3, { $0 + width($1) + 3 }) > place.valueWidth - 4
      {
        first += 1
      }
    }
    var column = place.valueAt + (first > 0 ? row.put("… ", at: place.valueAt, role: .dim) : 0)
    for index in list.items.indices.dropFirst(first) {
      let item = list.items[index]
      let isLast = index == list.items.count - 1
      let isFirst = index == max(first, chosen ?? first)
      if !isFirst, column + width(index) > end - (isLast ? 0 : 2) {
        row.put("…", at: min(column, end - 1), role: .dim)
        return
      }
      if index == chosen {
        row.fill(Glyph.selected, from: column - 1, to: column, role: .selected)
      }
      column += row.put(item.text, at: column, width: end - column, role: .accent)
      if list.items.count <= 6 || index == chosen, !item.detail.isEmpty {
        column += 1
        column += row.put(item.detail, at: column, width: max(0, end - column), role: .dim)
      }
      column += 3
    }
  }

  /// What is offered, as a list beside the fields from the current one down.
  func drawBeside(
    _ list: CompletionList, _ chosen: Int?, _ place: FormLayout, row: Int, _ frame: inout Frame
  ) {
    guard let column = place.besideAt, !list.items.isEmpty, !place.body.isEmpty else { return }
    let height = min(10, place.body.count, list.items.count)
    let top = max(place.body.lowerBound, min(row, place.body.upperBound - height))
    let first = min(max(0, (chosen ?? 0) - height + 1), list.items.count - height)
    let items = list.items[first..<first + height]
    let widest = items.map { Text.width(of: $0.text) }.max() ?? 0
    let room = place.right - column - 2
    for (line, index) in items.indices.enumerated() {
      let item = list.items[index]
      if index == chosen {
        frame.rows[top + line].fill(
          Glyph.selected, from: column, to: column + 1, role: .selected)
      }
      frame.rows[top + line].put(item.text, at: column + 2, width: room, role: .accent)
      let left = room - widest - 2
      if left > 4 {
        frame.rows[top + line].put(
          item.detail, at: column + 2 + widest + 2, width: left, role: .dim)
      }
    }
    let more = list.items.count - first - height
    if more > 0, top + height < place.body.upperBound {
      frame.rows[top + height].put(
        Phrases.moreLines(more), at: column + 2, width: room, role: .dim)
    }
  }

  /// What an empty field for the incident means.
  func meantHint(_ entry: FormEntry) -> String {
    if !entry.marked.isEmpty { return Phrases.meansMarked(entry.marked) }
    guard let about = entry.about else { return Field.Kind.incident.hint }
    return Phrases.incidentMeant(
      about.description, situation.incident(about)?.details.title ?? "")
  }

  /// What a value means, beside it: the name behind a code, the hour behind an offset.
  func gloss(_ kind: Field.Kind, _ value: String, _ entry: FormEntry) -> String? {
    switch kind {
    case .incident:
      return IncidentNumber(value).flatMap { situation.incident($0)?.details.title }
    case .agency:
      return situation.agencies.first { $0.code.text == value.lowercased() }?.details.name
    case .task:
      let text = value.hasPrefix("/") ? "\(entry.about?.description ?? "")\(value)" : value
      return AssignmentNumber(text).flatMap { situation.assignment($0) }
        .map { "\($0.agency.text): \($0.title)" }
    case .objective:
      let text = value.contains("/") ? value : "\(entry.about?.description ?? "")/\(value)"
      return ObjectiveNumber(text).flatMap { situation.objective($0)?.text }
    case .logNumber:
      return Int(value).flatMap { $0 > 0 ? situation.logEntry(LogNumber($0)) : nil }
        .map { situation.text(of: $0) }
    case .time: return hour(try? TimeWords.past(value, now: now, zone: zone), value)
    case .due: return hour(try? TimeWords.future(value, now: now, zone: zone), value)
    case .matter, .agencies, .resource, .verb, .incidentType, .mode, .phase, .participation,
      .movement, .logKind, .priority, .inject, .text, .name, .kindOfResource, .column,
      .columns, .tab, .tasks, .number, .coordinates, .speed, .flag:
      return nil
    }
  }

  private func hour(_ moment: Moment?, _ value: String) -> String? {
    guard let moment else { return nil }
    let text = Phrases.clockOrDate(moment, now: now, zone)
    return text == value ? nil : text
  }
}
