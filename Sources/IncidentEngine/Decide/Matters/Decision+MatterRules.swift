/// What rules are asked of: the matter as it would stand, with what is said.
struct RuleSubject {
  /// The matter as it would stand afterwards.
  var matter: Matter
  /// The part that the move is of, as it would stand.
  var line: MatterLine?
  /// Its kind.
  var kind: MatterKind
  /// Whether it is being opened.
  var isNew: Bool
  /// Who is speaking.
  var voice: MatterVoice

  func value(_ field: FieldCode) -> FieldValue? { line?.values[field] ?? matter.values[field] }

  func moment(_ field: FieldCode) -> Moment? {
    value(field)?.integer.map { Moment(milliseconds: $0) }
  }
}

extension Decision {
  /// What rules say, and whether it goes through: refuses, or gives what is to be recorded.
  func checkRules(
    _ rulings: [MatterRuling], _ subject: RuleSubject, _ saying: Saying, onBehalf: AgencyCode?
  ) throws(Rejection) -> Circumstances {
    let findings = rulings.compactMap { finding(of: $0, subject) }
    let number = subject.isNew ? nil : subject.matter.number
    let refusing = findings.filter { $0.strength == .refuse }
    if !refusing.isEmpty {
      throw .matter(.ruleRefuses(subject.kind.code, number, refusing))
    }
    let asking = findings.filter { $0.strength == .ask }
    let reason = try optional(saying.reason, .reason)
    // What is played by a drill or comes from a file cannot answer.
    if !asking.isEmpty, submission.origin == .officer {
      if !saying.passes { throw .matter(.rulesAsk(subject.kind.code, number, asking)) }
      if reason == nil { throw .matter(.reasonMissing(subject.kind.code, asking)) }
    }
    return Circumstances(
      rules: findings.map(\.rule.code), reason: reason, onBehalf: onBehalf,
      means: try optional(saying.means, .kind))
  }

  private func finding(of ruling: MatterRuling, _ subject: RuleSubject) -> RuleFinding? {
    var finding = RuleFinding(ruling)
    return isBroken(ruling.rule, subject, &finding) ? finding : nil
  }

  private func isBroken(
    _ rule: MatterRule, _ subject: RuleSubject, _ finding: inout RuleFinding
  ) -> Bool {
    switch rule {
    case .before(let one, let other):
      guard let first = subject.moment(one), let last = subject.moment(other) else {
        return false
      }
      finding.at = last
      return first >= last
    case .notAbove(let one, let other):
      guard let low = subject.value(one)?.integer, let high = subject.value(other)?.integer else {
        return false
      }
      finding.count = Int(clamping: low)
      finding.wanted = Int(clamping: high)
      return low > high
    case .unique(let fields): return hasTwin(subject, fields, &finding)
    case .similar(let field, let same, let within):
      return hasSimilar(subject, field, same, within, &finding)
    case .inForce(let field): return hasEnded(subject, field, &finding)
    case .covers(let power, let measures, let by):
      return isUncovered(subject, power, measures, by, &finding)
    case .cited(let field, let cause):
      finding.measures = (subject.value(cause)?.texts ?? []).compactMap { Measure(word: $0) }
      let isCited = !(subject.value(field)?.texts ?? [])
        .filter { $0 != Self.none }.isEmpty
      return !finding.measures.isEmpty && !isCited
    case .notDerived(let field, let from):
      let matters = named(subject, field).filter { $0.values[from] != nil }
      finding.matters = matters.map(\.number)
      return !matters.isEmpty
    case .different(let one, let other):
      let first = Set(subject.value(one)?.texts ?? [])
      return !first.isDisjoint(with: subject.value(other)?.texts ?? [])
    case .byAnother:
      return !subject.isNew && !subject.voice.isFree && isMaker(subject.voice, of: subject.matter)
    case .quorum(let parts, let states, let atLeast):
      return lacksQuorum(subject, parts, states, atLeast, &finding)
    case .allParts(let parts, let states):
      finding.parts = subject.matter.lines(parts)
        .filter { !($0.state.map { states.contains($0) } ?? false) }.map(\.part)
      return !finding.parts.isEmpty
    case .rows(let field, let atLeast):
      let code = subject.kind.rowsCode(of: field)
      finding.count = code.map { subject.matter.lines($0).count } ?? 0
      finding.wanted = atLeast
      return finding.count ?? 0 < atLeast
    case .sumWithin(let field, let of, let atMost):
      return exceedsSum(subject, field, of, atMost, &finding)
    case .unbooked(let field): return isBooked(subject, field, &finding)
    case .party(let field, let of):
      let parties = named(subject, of).flatMap { matter in
        (staged.matterKind(matter.kind)?.parties ?? []).flatMap { matter.values[$0]?.texts ?? [] }
      }
      return !Set(subject.value(field)?.texts ?? []).isSubset(of: parties)
    case .markingWithin(let field):
      let limit =
        subject.value(field)?.text.flatMap { Marking(word: $0) }
        ?? named(subject, field).map(\.marking).min()
      return limit.map { subject.matter.marking > $0 } ?? false
    case .prompt(let minutes):
      let passed = submission.time.milliseconds(since: occurred) / 60_000
      finding.count = Int(clamping: passed)
      finding.wanted = minutes
      return passed >= Int64(minutes)
    }
  }

  /// The matters that a field names.
  private func named(_ subject: RuleSubject, _ field: FieldCode) -> [Matter] {
    (subject.value(field)?.texts ?? []).compactMap { MatterNumber($0) }
      .compactMap { staged.matter($0) }
  }

  private func others(_ subject: RuleSubject) -> [Matter] {
    staged.matters(of: subject.kind.code)
      .filter { !$0.isVoid && $0.number != subject.matter.number }
  }

  private func hasTwin(
    _ subject: RuleSubject, _ fields: [FieldCode], _ finding: inout RuleFinding
  ) -> Bool {
    guard fields.allSatisfy({ subject.value($0) != nil }) else { return false }
    finding.matters = others(subject).filter { other in
      fields.allSatisfy { other.values[$0] == subject.value($0) }
    }.map(\.number)
    return !finding.matters.isEmpty
  }

  private func hasSimilar(
    _ subject: RuleSubject, _ field: FieldCode, _ same: [FieldCode], _ within: Span,
    _ finding: inout RuleFinding
  ) -> Bool {
    guard let said = subject.value(field)?.text else { return false }
    let words = Self.words(said)
    let calendar = staged.terms.calendar
    finding.matters = others(subject).filter { other in
      let until = calendar.moment(
        within, after: other.opened, in: submission.surroundings.zone)
      return staged.isOpen(other) && occurred <= until
        && other.incident == subject.matter.incident
        && same.allSatisfy { other.values[$0] == subject.value($0) }
        && Self.areAlike(words, Self.words(other.values[field]?.text ?? ""))
    }.map(\.number)
    return !finding.matters.isEmpty
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  /// At least half of the words of the shorter one.
  private static func areAlike(_ one: Set<String>, _ other: Set<String>) -> Bool {
    let fewer = min(one.count, other.count)
    return fewer > 0 && one.intersection(other).count * 2 >= fewer
      && one.intersection(other).count * 3 >= max(one.count, other.count)
  }

  private func hasEnded(
    _ subject: RuleSubject, _ field: FieldCode, _ finding: inout RuleFinding
  ) -> Bool {
    let ended = named(subject, field).filter { matter in
      guard let kind = staged.matterKind(matter.kind) else { return true }
      let end = kind.ends.flatMap { matter.values[$0]?.integer }
      if let end, Moment(milliseconds: end) <= occurred {
        finding.at = Moment(milliseconds: end)
        return true
      }
      return !(kind.state(matter.state).map { $0.isOpen && $0.tone == .good } ?? false)
    }
    finding.matters = ended.map(\.number)
    return !ended.isEmpty
  }

  private func isUncovered(
    _ subject: RuleSubject, _ power: FieldCode, _ measures: FieldCode, _ by: FieldCode,
    _ finding: inout RuleFinding
  ) -> Bool {
    let powers = named(subject, power)
    let wanted = (subject.value(measures)?.texts ?? []).compactMap { Measure(word: $0) }
    if wanted.isEmpty || powers.isEmpty { return false }
    let covered = Set(
      powers.flatMap { $0.values[by]?.texts ?? [] }.compactMap { Measure(word: $0) })
    finding.measures = wanted.filter { !covered.contains($0) }
    if finding.measures.isEmpty { return false }
    // What would cover them, for the cure.
    let kinds = Set(powers.map(\.kind))
    for kind in kinds.sorted() {
      finding.matters += staged.matters(of: kind).filter { other in
        staged.isOpen(other)
          && finding.measures.contains { measure in
            other.values[by]?.texts.contains(measure.word) ?? false
          }
      }.map(\.number)
    }
    return true
  }

  private func lacksQuorum(
    _ subject: RuleSubject, _ parts: PartsCode, _ states: [StateCode], _ atLeast: FieldCode?,
    _ finding: inout RuleFinding
  ) -> Bool {
    let lines = subject.matter.lines(parts)
    let there = lines.filter { $0.state.map { states.contains($0) } ?? false }
    let said = atLeast.flatMap { subject.value($0)?.integer }.flatMap { Int(exactly: $0) }
    finding.count = there.count
    finding.wanted = said ?? (lines.isEmpty ? 0 : lines.count / 2 + 1)
    finding.parts = lines.filter { line in !there.contains { $0.part == line.part } }.map(\.part)
    return there.count < finding.wanted ?? 0
  }

  private func exceedsSum(
    _ subject: RuleSubject, _ field: FieldCode, _ of: FieldCode, _ atMost: FieldCode,
    _ finding: inout RuleFinding
  ) -> Bool {
    guard let code = subject.kind.rowsCode(of: field),
      let limit = subject.matter.values[atMost]?.integer
    else { return false }
    let sum = subject.matter.lines(code).reduce(Int64(0)) {
      $0.addingReportingOverflow($1.values[of]?.integer ?? 0).partialValue
    }
    finding.count = Int(clamping: sum)
    finding.wanted = Int(clamping: limit)
    return sum > limit
  }
}

extension Decision {
  private func isBooked(
    _ subject: RuleSubject, _ field: FieldCode, _ finding: inout RuleFinding
  ) -> Bool {
    let kind = subject.kind
    let columns = subject.line.map { kind.columns(of: $0.part.parts) } ?? []
    guard let value = subject.value(field),
      let type = columns.first(where: { $0.code == field })?.type ?? kind.field(field)?.type,
      let thing = BookedThing(value, type)
    else { return false }
    let own = staged.intervals(of: subject.matter, kind)
      .filter { $0.thing == thing && $0.interval.part == subject.line?.part }.map(\.interval)
    let taken = staged.bookings(of: thing).first { booked in
      (booked.matter != subject.matter.number || booked.part != subject.line?.part)
        && own.contains { booked.overlaps(from: $0.from, until: $0.until) }
    }
    if let taken {
      finding.matters = [taken.matter]
      finding.at = taken.until
      finding.subject = name(of: thing)
      return true
    }
    return false
  }

  private func name(of thing: BookedThing) -> String? {
    switch thing {
    case .officer(let id): staged.officer(id)?.details.name
    case .resource(let id): staged.resource(id)?.name
    case .site(let name): name
    }
  }
}
