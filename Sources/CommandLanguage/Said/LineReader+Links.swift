import IncidentEngine

extension LineReader {
  func merge() throws(LineProblem) -> Command {
    let into = try knownIncident(try requiredToken("into"))
    return .mergeIncident(try incident(), into: .number(into), reason: rest(0))
  }

  private func knownIncident(_ token: Token) throws(LineProblem) -> IncidentNumber {
    guard let number = IncidentNumber(token.text), context.situation.incident(number) != nil else {
      throw LineProblem(token.range, .incidentUnknown(token.text))
    }
    return number
  }

  func objective() throws(LineProblem) -> ObjectiveNumber {
    guard let first = parts.words.first else { throw missing("objective") }
    return try objectiveNumber(first)
  }

  /// `26-0003/O1`, or `O1` and `1` on the selected incident.
  private func objectiveNumber(_ token: Token) throws(LineProblem) -> ObjectiveNumber {
    var text = token.text
    if !text.contains("/") {
      guard let about = try aboutIncident() else {
        throw LineProblem(token.range, .noIncidentSelected)
      }
      text = "\(about)/O\(text.drop { $0 == "O" || $0 == "o" })"
    }
    guard let number = ObjectiveNumber(text), context.situation.objective(number) != nil else {
      throw LineProblem(token.range, .objectiveUnknown(token.text))
    }
    return number
  }

  /// The incident the line is about: the named one, or the selected one.
  private func aboutIncident() throws(LineProblem) -> IncidentNumber? {
    guard let token = parts.incident else { return context.selected }
    return token.text == "-" ? nil : try knownIncident(token)
  }

  func links() throws(LineProblem) -> AssignmentLinks {
    var links = AssignmentLinks()
    links.objective = try option("for", objectiveNumber)?.ordinal
    links.parent = try option("under", taskOfIncident)
    links.after =
      try option("after") { token throws(LineProblem) in
        var found: [AssignmentNumber] = []
        for piece in token.text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
          found.append(try taskOfIncident(Token(text: String(piece), range: token.range)))
        }
        return found
      } ?? []
    return links
  }

  /// A task by its short number on the incident the line is about.
  private func taskOfIncident(_ token: Token) throws(LineProblem) -> AssignmentNumber {
    var here = context
    here.selected = try aboutIncident()
    guard case .number(let number) = try LineReader(parts, here).taskReference(token) else {
      throw LineProblem(token.range, .taskUnknown(token.text))
    }
    return number
  }

  func resourceChange() throws(LineProblem) -> ResourceChange {
    ResourceChange(
      kind: value("kind")?.text, quantity: try option("quantity", count),
      restMinutes: try option("rest", count))
  }

  private func count(_ token: Token) throws(LineProblem) -> Int {
    guard token.text.utf8.count <= 9, let number = Int(token.text), number >= 0 else {
      throw LineProblem(token.range, .notANumber(token.text))
    }
    return number
  }

  func onCall() throws(LineProblem) -> Command {
    let (agency, count) = try leadingAgency()
    guard let name = rest(count) else { return .setOnCall(agency, nil) }
    return .setOnCall(
      agency,
      OnCall(name: name, contact: value("contact")?.text, until: try option("until", future)))
  }
}
