import CommandLanguage
import IncidentEngine
import MatterKinds
import OperatingPicture
import TerminalUI

/// A line of a matter's page.
struct MatterPageLine: Hashable, Sendable {
  var label = ""
  var text: String
  var role: Role = .normal
}

extension Model {
  /// The page of a row: what it is, who owes what, what can happen to it, what happened.
  func drawPage(of item: CoordinationItem, rows: Range<Int>, on frame: inout Frame) {
    guard let top = rows.first else { return }
    frame.rule(top)
    let about = item.incident?.description ?? Phrases.Coordination.theRoom
    let kind = Phrases.noun(of: item.kind, in: situation)
    frame.title(
      "\(item.number)  \(kind)  \(item.state)  \(about)", row: top, at: 2,
      width: frame.size.columns - 4)
    let width = frame.size.columns - 4
    let lines = pageLines(of: item, width: width)
    let room = rows.count - 1
    let first = min(coordinationPageTop, max(0, lines.count - room))
    for (index, line) in lines.dropFirst(first).prefix(max(0, room)).enumerated() {
      let row = top + 1 + index
      frame.rows[row].put(line.label, at: 2, width: Self.labelWidth, role: .dim)
      frame.rows[row].put(
        line.text, at: 3 + Self.labelWidth, width: width - Self.labelWidth - 1, role: line.role)
    }
    let hidden = lines.count - room - first
    if hidden > 0 {
      frame.title(
        "\(press(.pageDownOfMatter, or: "]")) ↓ \(Phrases.below(hidden))", row: top, at: 0,
        width: frame.size.columns - 2,
        align: .trailing, role: .accent)
    }
  }

  private static var labelWidth: Int { 14 }

  private func pageLines(of item: CoordinationItem, width: Int) -> [MatterPageLine] {
    let room = max(12, width - Self.labelWidth - 1)
    func wrapped(_ label: String, _ text: String, _ role: Role = .normal) -> [MatterPageLine] {
      Text.wrap(text, width: room).enumerated().map { index, line in
        MatterPageLine(label: index == 0 ? label : "", text: line, role: role)
      }
    }
    guard let row = item.row else {
      return wrapped("", item.title) + wrapped("", Phrases.Coordination.lineMayBecome, .accent)
    }
    var lines: [MatterPageLine] = []
    for field in row.kind.fields {
      guard let value = row.matter.values[field.code] else { continue }
      lines += wrapped(
        said(field.code.text, row).capitalized1, said(value, field.type, row),
        field.shows == .title ? .strong : .normal)
    }
    lines += row.matter.lines.flatMap { line in
      wrapped(label(of: line, row), said(line, row), role(of: line, row))
    }
    lines += row.matter.awaits.flatMap { answer in
      let isLate = answer.due.due.map { $0 < now } ?? false
      return wrapped(Phrases.Coordination.owed, said(answer, row), isLate ? .overdue : .warning)
    }
    let moves = row.kind.possibleMoves(of: row.matter).map(\.text)
    lines += wrapped(
      Phrases.Coordination.possible,
      moves.isEmpty ? Phrases.Coordination.nothingPossible : moves.joined(separator: " · "), .key)
    lines += wrapped(Phrases.Coordination.marking, row.matter.marking.word, .dim)
    lines += linkLines(row).flatMap { wrapped(Phrases.Coordination.links, $0) }
    lines += row.matter.log.suffix(20).compactMap { situation.logEntry($0) }.flatMap { entry in
      wrapped(
        Phrases.Coordination.thread,
        "#\(entry.number.number) \(time(entry.occurred)) \(situation.text(of: entry))")
    }
    lines += row.matter.history.suffix(40).reversed().enumerated().flatMap { index, event in
      wrapped(index == 0 ? Phrases.Coordination.history : "", said(event, row), .dim)
    }
    return lines
  }

  private func said(_ code: String, _ row: MatterRow) -> String {
    Phrases.matterWords.said(code, of: row.kind)
  }

  /// A value as it is read: times by the clock, numbers with what they stand for.
  func said(_ value: FieldValue, _ type: FieldType, _ row: MatterRow) -> String {
    switch (type, value) {
    case (.agency, _), (.agencies, _):
      return value.texts.map { text in
        AgencyCode(text).map { agencyName($0) } ?? text
      }.joined(separator: ", ")
    case (.choice, _), (.choices, _):
      return value.texts.map { said($0, row) }.joined(separator: ", ")
    case (.matter, _), (.matters, _):
      return value.texts.map { text in
        MatterNumber(text).map { "\($0) \(Phrases.title(of: $0, in: situation))" } ?? text
      }.joined(separator: "; ")
    case (.officer, .integer(let id)):
      return situation.officer(OfficerID(Int(id)))?.details.name ?? "\(id)"
    case (.resource, .integer(let id)):
      return situation.resource(ResourceID(Int(id)))?.name ?? "\(id)"
    case (.money, .integer(let amount)):
      let currency = situation.terms.currency
      let digits = FieldValue.decimal(amount, places: currency.decimals)
      return currency.code.isEmpty ? digits : "\(digits) \(currency.code)"
    case (.day, .integer(let day)):
      let civil = CivilTime(millisecondsSince1970: day &* 86_400_000)
      return "\(civil.year)-\(Self.two(civil.month))-\(Self.two(civil.day))"
    case (.flag, .flag(let isOn)): return isOn ? Phrases.flagOn : "–"
    default: return value.column(type).said(now: now, zone)
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func label(of line: MatterLine, _ row: MatterRow) -> String {
    switch line.part.key {
    case .row(let number): "/\(number) \(said(line.part.parts.text, row))"
    case .agency, .post, .officer: said(line.part.parts.text, row).capitalized1
    }
  }

  private func role(of line: MatterLine, _ row: MatterRow) -> Role {
    let states = row.kind.parts(line.part.parts)?.states ?? []
    return states.first { $0.code == line.state }?.tone.column.role ?? .normal
  }

  /// `Fire Service: acknowledged 14:32, answer: from 18:00`.
  private func said(_ line: MatterLine, _ row: MatterRow) -> String {
    let fields = row.kind.columns(of: line.part.parts) + row.kind.moves.flatMap(\.takes)
    let values = line.values.entries.map { entry in
      let type = fields.first { $0.code == entry.code }?.type ?? .text
      return "\(said(entry.code.text, row)): \(said(entry.value, type, row))"
    }
    let state = line.state.map { "\(said($0.text, row)) \(time(line.since))" }
    let name = Phrases.part(line.part, of: row.matter, in: situation)
    let isRow = if case .row = line.part.key { true } else { false }
    let head = isRow ? state : "\(name): \(state ?? "")"
    return ([head].compactMap { $0 } + values).joined(separator: ", ")
  }

  /// `Police: agree, by 14:15, reminded 14:10`.
  func said(_ answer: AwaitedAnswer, _ row: MatterRow) -> String {
    var parts = [
      "\(Phrases.debtor(answer.due.from, in: situation)): \(said(answer.due.move.text, row))"
    ]
    if let due = answer.due.due {
      parts.append(Phrases.Coordination.by(time(due)))
      if due < now {
        parts.append(Phrases.Coordination.late(Phrases.age(now.milliseconds(since: due))))
      }
    }
    parts += answer.steps.map { step in
      let reason = step.reason.map { " (\($0))" } ?? ""
      return "\(step.step.word) \(time(step.occurred))\(reason)"
    }
    return parts.joined(separator: ", ")
  }

  private func linkLines(_ row: MatterRow) -> [String] {
    let own = Subject.matter(row.matter.number)
    return situation.links(of: own).map { link in
      let other = link.subject == own ? link.other : link.subject
      return "\(said(link.link.text, row)) \(Phrases.subject(other)) \(words(of: other))"
    }
  }

  private func words(of subject: Subject) -> String {
    switch subject {
    case .incident(let number): situation.incident(number)?.details.title ?? ""
    case .task(let number): situation.assignment(number)?.title ?? ""
    case .matter(let number): Phrases.title(of: number, in: situation)
    case .log(let number): situation.logEntry(number).map { situation.text(of: $0) } ?? ""
    }
  }

  /// `14:32 acknowledged Fire Service (A. Rahal), for Utilities, because …`.
  private func said(_ event: MatterEvent, _ row: MatterRow) -> String {
    let what: String
    if let move = event.move {
      let state = event.partState ?? event.state
      let whose = event.part.map { Phrases.part($0, of: row.matter, in: situation) + " " } ?? ""
      what = "\(whose)\(said(move.text, row)) → \(said(state.text, row))"
    } else {
      what =
        event.change == row.matter.history.first?.change
        ? Phrases.Coordination.openedWord : Phrases.Coordination.changedWord
    }
    let author = Phrases.name(situation.authors[event.change.author], situation)
    var parts = [
      "\(time(event.occurred)) "
        + (event.isTakingBack ? Phrases.Coordination.takenBack(what) : what), author,
    ]
    let circumstances = event.circumstances
    if let agency = circumstances.onBehalf {
      let means = circumstances.means.map { " (\($0))" } ?? ""
      parts.append(Phrases.Coordination.forOther(agencyName(agency)) + means)
    }
    if !circumstances.rules.isEmpty {
      parts.append(Phrases.Coordination.passedOver(circumstances.rules.joined(separator: ", ")))
    }
    if let reason = circumstances.reason { parts.append(Phrases.Coordination.because(reason)) }
    return parts.joined(separator: ", ")
  }
}

extension String {
  fileprivate var capitalized1: String { prefix(1).uppercased() + dropFirst() }
}
