extension Matter {
  mutating func insert(_ line: MatterLine) {
    lines.insert(line, at: lines.firstIndex { $0.part > line.part } ?? lines.count)
  }

  /// Fills in values, of the matter or of a part.
  mutating func fill(_ values: FieldValues, in part: PartReference?) {
    guard let part else {
      for entry in values.entries { self.values[entry.code] = entry.value }
      return
    }
    guard let place = lines.firstIndex(where: { $0.part == part }) else { return }
    for entry in values.entries { lines[place].values[entry.code] = entry.value }
  }

  mutating func setState(
    _ state: (whole: StateCode?, part: StateCode?), of part: PartReference?, at moment: Moment
  ) {
    if let whole = state.whole { self.state = whole }
    guard let reached = state.part, let part,
      let place = lines.firstIndex(where: { $0.part == part }), lines[place].state != reached
    else { return }
    lines[place].state = reached
    lines[place].since = moment
  }

  /// Whether somebody else than its maker did something that was not taken back.
  func othersActed(than authors: [Author]) -> Bool {
    func officer(_ author: Int) -> OfficerID? {
      authors.indices.contains(author) ? authors[author].officer : nil
    }
    var deeds: [MatterEvent] = []
    for event in history.dropFirst() {
      if !event.isTakingBack {
        deeds.append(event)
      } else if let taken = deeds.lastIndex(where: {
        $0.move == event.move && $0.part == event.part
      }) {
        deeds.remove(at: taken)
      }
    }
    return deeds.contains {
      officer($0.change.author) != officer(author) || $0.circumstances.onBehalf != nil
    }
  }
}

extension Matter {
  /// What is said in a move, with those who are named already where a field names parts: they only
  /// grow in number.
  func adding(_ said: FieldValues, _ kind: MatterKind) -> FieldValues {
    var grown = said
    for parts in kind.parts where parts.key != .row {
      guard case .texts(let named)? = said[parts.field],
        case .texts(let known)? = values[parts.field]
      else { continue }
      grown[parts.field] = .texts(known + named.filter { !known.contains($0) })
    }
    return grown
  }

  /// Gives each that is named its part.
  mutating func addParts(_ kind: MatterKind, at moment: Moment) {
    for line in kind.lines(for: values, at: moment) where self.line(line.part) == nil {
      insert(line)
    }
  }

  /// Takes away the parts of those who are named no more. One who did something stays named.
  mutating func settleParts(_ kind: MatterKind) {
    for parts in kind.parts where parts.key != .row {
      let named = values[parts.field].map { kind.keys($0, parts.key) } ?? []
      let acted = lines.filter { line in
        kind.parts(line.part.parts).map {
          $0.field == parts.field && line.state != $0.states.first?.code
        } ?? false
      }.map(\.part.key)
      for line in lines(parts.code) where !named.contains(line.part.key) {
        guard acted.contains(line.part.key) else {
          lines.removeAll { $0.part == line.part }
          continue
        }
        guard case .agency(let agency) = line.part.key else { continue }
        let texts = values[parts.field]?.texts ?? []
        if texts.contains(agency.text) { continue }
        if case .text? = values[parts.field] { continue }
        values[parts.field] = .texts(texts + [agency.text])
      }
    }
  }
}
