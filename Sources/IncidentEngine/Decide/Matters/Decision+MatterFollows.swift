extension Decision {
  /// Does what a matter or a move of it brings about, in the same submission.
  ///
  /// What passes a rule of the first of them passes those of what follows.
  mutating func follow(
    _ follows: [MatterFollow], of number: MatterNumber, line: PartReference?, said: FieldValues,
    _ saying: Saying
  ) throws(Rejection) {
    let saying = Saying(passes: saying.passes, reason: saying.reason)
    followDepth += 1
    defer { followDepth -= 1 }
    for follow in follows {
      followCount += 1
      if followDepth > Self.deepestFollow || followCount > Self.mostFollows {
        throw .matter(.followsTooFar(number))
      }
      guard let matter = staged.matter(number) else { return }
      let own = line.flatMap { matter.line($0) }
      func value(_ field: FieldCode) -> FieldValue? {
        own?.values[field] ?? said[field] ?? matter.values[field]
      }
      func isMeant(_ when: MatterFollow.When?) -> Bool {
        when.map { value($0.field)?.text == $0.choice.text } ?? true
      }
      switch follow {
      case .commit(let field):
        guard let id = value(field)?.integer, let incident = matter.incident else { continue }
        try commit(.id(ResourceID(Int(id))), .number(incident))
      case .issue(let agency, let title, let due, let when):
        guard isMeant(when) else { continue }
        let kind = matter.kind
        guard let code = value(agency)?.text.flatMap({ AgencyCode($0) }) else {
          throw .matter(.valueMissing(kind, agency, move: nil))
        }
        guard let incident = matter.incident else {
          throw .matter(.valueMissing(kind, "incident", move: nil))
        }
        let moment = due.flatMap { value($0)?.integer }.map { Moment(milliseconds: $0) }
        try issue(
          AssignmentDraft(
            incident: .number(incident), agency: code, title: value(title)?.text ?? "",
            due: moment))
        linkNewTask(of: incident, to: number)
      case .open(let kind, let pairs, let link, let when):
        guard isMeant(when) else { continue }
        var values = FieldValues()
        for pair in pairs { values[pair.to] = value(pair.from) }
        let made = try opened(
          MatterDraft(
            kind: kind, incident: matter.incident.map { .number($0) }, values: values,
            saying: saying),
          isFollow: true)
        record(.matter(.linked(LinkFact(.matter(made), link, .matter(number)))))
      case .move(let field, let move):
        for text in value(field)?.texts ?? [] {
          guard let other = MatterNumber(text) else { continue }
          followCount += 1
          try self.move(
            MatterDeed(number: other, move: move, saying: saying), isFollow: true)
        }
      }
    }
  }

  private static let deepestFollow = 8
  private static let mostFollows = 500

  private mutating func linkNewTask(of incident: IncidentNumber, to number: MatterNumber) {
    guard let count = staged.incident(incident)?.assignments.count, count > 0 else { return }
    let task = AssignmentNumber(incident: incident, ordinal: count)
    record(.matter(.linked(LinkFact(.task(task), .because, .matter(number)))))
  }
}
