extension Decision {
  mutating func move(_ deed: MatterDeed) throws(Rejection) {
    try move(deed, isFollow: false)
  }

  /// Known, fresh, the move leads from this state, the speaker may, values fit, rules by strength,
  /// record, what follows. One that follows from another asks nobody again.
  mutating func move(_ deed: MatterDeed, isFollow: Bool) throws(Rejection) {
    let matter = try standing(deed.number)
    try checkFresh(.matter(matter.number), matter.changed)
    let kind = try kind(matter.kind)
    try declare(kind)
    if deed.move == .void { return try void(matter, kind, deed) }
    guard let move = kind.move(deed.move) else {
      throw .matter(
        .moveUnknown(matter.number, deed.move, possible: kind.possibleMoves(of: matter)))
    }
    let voice = try voice(deed.saying)
    let line = try self.line(of: move, matter, kind, deed, voice)
    try checkState(move, matter, line, kind)
    let onBehalf =
      isFollow
      ? nil
      : try checkSpeaker(
        move.by, voice, matter, line, values: deed.values, kind.code, move.code)
    let said = try fitted(deed.values, to: move.takes, of: kind.code)
    for field in move.takes where field.isRequired && said[field.code] == nil {
      throw .matter(.valueMissing(kind.code, field.code, move: move.code))
    }
    var after = matter
    let part = try apply(move, said, to: &after, line, kind)
    let own = part.flatMap { after.line($0) }
    for code in move.needs where own?.values[code] == nil && after.values[code] == nil {
      throw .matter(.valueMissing(kind.code, code, move: move.code))
    }
    let circumstances = try checkRules(
      move.rules,
      RuleSubject(matter: after, line: own, kind: kind, isNew: false, voice: voice),
      deed.saying, onBehalf: onBehalf)
    record(
      .matter(
        .moved(
          MatterStep(
            number: matter.number, move: move.code, part: part,
            delta: delta(
              from: matter, to: after, kind, answered: (move.code, line?.part),
              said: (said, part)),
            circumstances: circumstances))))
    try follow(move.follows, of: matter.number, line: part, said: said, deed.saying)
  }

  /// Takes away what was opened by mistake: only its maker, and only before anybody else acted.
  private mutating func void(
    _ matter: Matter, _ kind: MatterKind, _ deed: MatterDeed
  ) throws(Rejection) {
    let voice = try voice(deed.saying)
    _ = try checkSpeaker(
      [.maker, .post(.duty)], voice, matter, nil, values: FieldValues(), kind.code, .void)
    if matter.othersActed(than: staged.authors) {
      throw .matter(
        .moveNotFrom(
          matter.number, .void, state: matter.state, part: nil,
          possible: kind.possibleMoves(of: matter)))
    }
    guard let reason = try optional(deed.saying.reason, .reason) else {
      throw .textMissing(.reason)
    }
    var after = matter
    after.state = .void
    record(
      .matter(
        .moved(
          MatterStep(
            number: matter.number, move: .void,
            delta: delta(from: matter, to: after, kind),
            circumstances: Circumstances(reason: reason)))))
  }

  /// The part that a move is of: the one that is named, or the only one that can be meant.
  private func line(
    of move: MatterMove, _ matter: Matter, _ kind: MatterKind, _ deed: MatterDeed,
    _ voice: MatterVoice
  ) throws(Rejection) -> MatterLine? {
    guard case .part(let code) = move.scope else { return nil }
    let lines = matter.lines(code)
    if let key = deed.part {
      guard let line = lines.first(where: { $0.part.key == key }) else {
        throw .matter(
          .partUnknown(matter.number, move.code, key, known: lines.map(\.part)))
      }
      return line
    }
    let possible = lines.filter { line in
      line.state.map { move.from.contains($0) } ?? false
    }
    let speaking = voice.onBehalf ?? voice.agency
    let own = possible.filter { agency(of: $0, kind: kind.code) == speaking && speaking != nil }
    if own.count == 1 { return own[0] }
    if possible.count == 1 { return possible[0] }
    // Where none is possible, the refusal says where the one that is meant stands.
    let mine = lines.filter { agency(of: $0, kind: kind.code) == speaking && speaking != nil }
    if possible.isEmpty, let line = mine.first ?? (lines.count == 1 ? lines[0] : nil) {
      return line
    }
    throw .matter(
      .partUnclear(
        matter.number, move.code, choices: (possible.isEmpty ? lines : possible).map(\.part)))
  }

  private func checkState(
    _ move: MatterMove, _ matter: Matter, _ line: MatterLine?, _ kind: MatterKind
  ) throws(Rejection) {
    let state = line?.state ?? matter.state
    let isFrom = line == nil ? move.from.contains(matter.state) : move.from.contains(state)
    let isWhile = move.whole.isEmpty || move.whole.contains(matter.state)
    if isFrom, isWhile { return }
    throw .matter(
      .moveNotFrom(
        matter.number, move.code, state: isFrom ? matter.state : state,
        part: isFrom ? nil : line?.part, possible: kind.possibleMoves(of: matter)))
  }

  /// What a move does; answers the part it was made of.
  private func apply(
    _ move: MatterMove, _ said: FieldValues, to matter: inout Matter, _ line: MatterLine?,
    _ kind: MatterKind
  ) throws(Rejection) -> PartReference? {
    var part = line?.part
    if case .row(let code) = move.scope {
      matter.rowCount += 1
      let made = PartReference(code, .row(matter.rowCount))
      matter.insert(
        MatterLine(
          part: made, state: kind.parts(code)?.states.first?.code, values: FieldValues(),
          since: occurred))
      part = made
    }
    if part == nil {
      matter.fill(matter.adding(said, kind), in: nil)
      matter.addParts(kind, at: occurred)
    } else {
      matter.fill(said, in: part)
    }
    matter.setState(try state(of: move.outcome, of: part, matter, said), of: part, at: occurred)
    for along in move.along {
      let keys = along.key.flatMap { said[$0]?.texts }
      for line in matter.lines(along.parts) {
        let isMeant =
          keys.map { keys in
            guard case .agency(let code) = line.part.key else { return false }
            return keys.contains(code.text)
          } ?? (along.key == nil)
        if isMeant { matter.setState((nil, along.state), of: line.part, at: occurred) }
      }
    }
    if let whole = whole(after: move.outcome, matter, part?.parts) { matter.state = whole }
    return part
  }

  /// Where a move leads: the whole, and the part.
  private func state(
    of outcome: MatterMove.Outcome, of part: PartReference?, _ matter: Matter,
    _ said: FieldValues
  ) throws(Rejection) -> (whole: StateCode?, part: StateCode?) {
    switch outcome {
    case .stays: (nil, nil)
    case .state(let state): (state, nil)
    case .part(let state), .ofParts(let state, _, _, _, _), .ofSum(let state, _, _, _, _, _):
      (nil, state)
    case .chosen(let field, let choices):
      (
        choices.first { $0.choice.text == said[field]?.text }?.state
          ?? matter.state, nil
      )
    }
  }

  /// Where the whole goes by its parts, once they stand where they go.
  private func whole(
    after outcome: MatterMove.Outcome, _ matter: Matter, _ parts: PartsCode?
  ) -> StateCode? {
    let all = matter.lines.filter { parts == nil || $0.part.parts == parts }
    switch outcome {
    case .stays, .state, .part, .chosen: return nil
    case .ofParts(_, let quota, let states, let then, let otherwise):
      let moved = all.filter { line in line.state.map { states.contains($0) } ?? false }
      let isReached =
        switch quota {
        case .all: !moved.isEmpty && moved.count == all.count
        case .any: !moved.isEmpty
        case .count(let count): moved.count >= count
        }
      return isReached ? then : otherwise
    case .ofSum(_, let field, let states, let goal, let then, let otherwise):
      let sum = all.filter { line in
        line.state.map { states.contains($0) } ?? false
      }.reduce(Int64(0)) {
        $0.addingReportingOverflow($1.values[field]?.integer ?? 0).partialValue
      }
      return sum >= matter.values[goal]?.integer ?? .max ? then : otherwise
    }
  }

  mutating func change(_ revision: MatterRevision) throws(Rejection) {
    let matter = try standing(revision.number)
    try checkFresh(.matter(matter.number), matter.changed)
    let kind = try kind(matter.kind)
    try declare(kind)
    let voice = try voice(revision.saying)
    let onBehalf = try checkSpeaker(
      kind.changes, voice, matter, nil, values: revision.values, kind.code, .change)
    var after = matter
    after.fill(try fitted(revision.values, to: kind.fields, of: kind.code), in: nil)
    for code in revision.cleared {
      guard let field = kind.field(code) else { throw .matter(.fieldUnknown(kind.code, code)) }
      if field.isRequired { throw .matter(.valueMissing(kind.code, code, move: nil)) }
      after.values[code] = nil
    }
    for row in revision.rows {
      guard let line = matter.row(row.number) else {
        throw .matter(
          .partUnknown(
            matter.number, .change, .row(row.number),
            known: matter.lines.map(\.part).filter { if case .row = $0.key { true } else { false } }
          ))
      }
      let columns = kind.columns(of: line.part.parts)
      after.fill(try fitted(row.values, to: columns, of: kind.code), in: line.part)
    }
    after.settleParts(kind)
    after.addParts(kind, at: occurred)
    let delta = delta(from: matter, to: after, kind)
    if delta.isEmpty { throw .matter(.unchanged(matter.number)) }
    let touched = Set(delta.values.entries.map(\.code) + delta.cleared)
    let circumstances = try checkRules(
      kind.rules.filter { !touched.isDisjoint(with: $0.rule.reads) },
      RuleSubject(matter: after, line: nil, kind: kind, isNew: false, voice: voice),
      revision.saying, onBehalf: onBehalf)
    record(
      .matter(
        .changed(
          MatterStep(
            number: matter.number, move: nil, delta: delta, circumstances: circumstances))))
  }

  /// What leads from one standing of a matter to another, with what was said of it or of a part
  /// whether it changes anything or not.
  private func delta(
    from before: Matter, to after: Matter, _ kind: MatterKind,
    answered: (move: MoveCode, part: PartReference?)? = nil,
    said: (values: FieldValues, part: PartReference?)? = nil
  ) -> MatterDelta {
    let answers = awaits(
      of: after, kind, since: occurred, after: before, answered: answered)
    let (values, cleared) = after.values.changes(
      from: before.values, said: said?.part == nil ? said?.values : nil)
    let removed = before.lines.filter { after.line($0.part) == nil }
      .map { LineChange($0.part, removed: true) }
    let lines = after.lines.compactMap { line -> LineChange? in
      guard let old = before.line(line.part) else {
        return LineChange(line.part, state: line.state, values: line.values)
      }
      let (values, cleared) = line.values.changes(
        from: old.values, said: said?.part == line.part ? said?.values : nil)
      let state = line.state == old.state ? nil : line.state
      if state == nil, values.isEmpty, cleared.isEmpty { return nil }
      return LineChange(line.part, state: state, values: values, cleared: cleared)
    }
    return MatterDelta(
      whole: after.state == before.state ? nil : after.state, lines: lines + removed,
      values: values, cleared: cleared, begun: answers.begun, ended: answers.ended)
  }
}

extension FieldValues {
  /// What is filled in otherwise than before or was said anew, and what is empty now.
  fileprivate func changes(
    from before: FieldValues, said: FieldValues?
  ) -> (values: FieldValues, cleared: [FieldCode]) {
    (
      FieldValues(entries.filter { before[$0.code] != $0.value || said?[$0.code] != nil }),
      before.entries.map(\.code).filter { self[$0] == nil }
    )
  }
}

extension MatterKind {
  /// The moves that a matter, or some part of it, can make now by hand, in the order of the table.
  public func possibleMoves(of matter: Matter) -> [MoveCode] {
    if matter.isVoid { return [] }
    return moves.filter { move in
      guard !move.by.isEmpty, move.whole.isEmpty || move.whole.contains(matter.state) else {
        return false
      }
      guard case .part(let code) = move.scope else { return move.from.contains(matter.state) }
      return matter.lines(code).contains { $0.state.map { move.from.contains($0) } ?? false }
    }.map(\.code)
  }
}
