import IncidentEngine

extension CommandForm {
  /// What the form asks for.
  ///
  /// - Throws: `LineProblem` with the field and the place in it.
  public func meaning(in context: LineContext) throws(LineProblem) -> LineMeaning {
    try said(in: context).meaning(in: context)
  }

  /// What the form says. Places are in characters of a field.
  ///
  /// - Throws: `LineProblem` with the field and the place in it.
  public func said(in context: LineContext) throws(LineProblem) -> SaidCommand {
    for place in fields.indices where values[place].isEmpty && fields[place].isRequired {
      let reason = LineProblem.Reason.missing(field: fields[place].name, usage: verb.usage)
      throw LineProblem(0..<0, reason, field: place)
    }
    try refuseLength(in: context)
    var said: [SaidValue?] = []
    for place in fields.indices { said.append(try value(at: place)) }
    takeMark(&said)
    return SaidCommand(verb, said, end: 0)
  }

  private func value(at place: Int) throws(LineProblem) -> SaidValue? {
    let field = fields[place]
    guard let value = SaidValue(typed: Self.standing(values[place]), field: place) else {
      return nil
    }
    if field.kind == .flag {
      guard let isOn = Self.isOn(value.text) else {
        throw value.problem(.wordUnknown(value.text, known: ["on", "off"]))
      }
      return isOn ? value : nil
    }
    let token = Token(text: value.text, range: value.range)
    if place == incidentPlace, !looksLikeIncident(token) {
      throw value.problem(.incidentUnknown(value.text))
    }
    return value
  }

  /// A kind of log line that is typed before the text counts where its own field is empty.
  private func takeMark(_ said: inout [SaidValue?]) {
    for place in positions.dropLast() where fields[place].takes == .mark && said[place] == nil {
      guard let text = said[place + 1] else { continue }
      let word = Token(text: text.text, range: text.range)
      guard let (mark, rest) = WordDivision.marked([word]) else { continue }
      said[place] = SaidValue([mark], field: place)
      said[place + 1] = SaidValue(rest, field: place + 1)
    }
  }

  /// What a form says must go into a line, which is kept and can be read again.
  private func refuseLength(in context: LineContext) throws(LineProblem) {
    let surplus = line(in: context).count - lineLimit
    guard surplus > 0,
      let place = values.indices.max(by: { values[$0].count < values[$1].count })
    else { return }
    let length = values[place].count
    throw LineProblem(
      max(0, length - surplus)..<length, .tooLong(limit: lineLimit), field: place)
  }

  /// A value as it stands by itself: a mark without a letter would join the blank or the sign before
  /// it, so it stands on a circle.
  static func standing(_ value: String) -> String {
    (" " + value).count == value.count + 1 ? value : "◌\(value)"
  }
}
