import IncidentEngine

extension SaidReader {
  /// The incident that is named, or the selected one.
  public func incident() throws(LineProblem) -> IncidentReference {
    .number(try incidentNumber())
  }

  /// Its number.
  public func incidentNumber() throws(LineProblem) -> IncidentNumber {
    guard let found = try incidentOrRoom() else { throw problem("incident", .noIncidentSelected) }
    return found
  }

  /// The incident that is named, or the selected one; nil for the room itself (`-`), and where none
  /// is selected.
  public func incidentOrRoom() throws(LineProblem) -> IncidentNumber? {
    guard let value = value("incident") else { return context.selected }
    return value.text == "-" ? nil : try known(value)
  }

  /// The number of an incident that there is.
  func known(_ value: SaidValue) throws(LineProblem) -> IncidentNumber {
    guard let number = IncidentNumber(value.text), context.situation.incident(number) != nil else {
      throw value.problem(.incidentUnknown(value.text))
    }
    return number
  }

  /// The matter that is named, or the selected one: one that the verb can be said of.
  public func matter() throws(LineProblem) -> MatterReference {
    let object = said.verb.object
    guard let value = value("matter") else {
      guard let selected = context.selectedMatter, object.fits(selected) else {
        throw missing("matter")
      }
      return selected
    }
    guard let number = MatterReference(value.text), context.matters.knows(number) else {
      let near = MatterReference(value.text).flatMap { context.matters.nearest(to: $0) }
      throw value.problem(.matterUnknown(value.text, nearest: near?.description))
    }
    if !object.fits(number) {
      throw value.problem(.notOfMatter(verb: said.verb.name, matter: number.description))
    }
    return number
  }

  /// `26-0003/O1`, or `O1` and `1` on the incident it is said of.
  public func objective(_ value: SaidValue) throws(LineProblem) -> ObjectiveNumber {
    var text = value.text
    if !text.contains("/") {
      guard let here = try incidentHere() else { throw value.problem(.noIncidentSelected) }
      text = "\(here)/O\(text.drop { $0 == "O" || $0 == "o" })"
    }
    guard let number = ObjectiveNumber(text), context.situation.objective(number) != nil else {
      throw value.problem(.objectiveUnknown(value.text))
    }
    return number
  }

  /// `26-0003/4`, or `/4` and `4` on the selected incident.
  public func task(_ value: SaidValue) throws(LineProblem) -> AssignmentReference {
    .number(try task(value, of: context.selected))
  }

  /// A task by its short number on the incident it is said of.
  func taskHere(_ value: SaidValue) throws(LineProblem) -> AssignmentNumber {
    try task(value, of: try incidentHere())
  }

  private func task(
    _ value: SaidValue, of incident: IncidentNumber?
  ) throws(LineProblem) -> AssignmentNumber {
    var text = value.text
    if text.hasPrefix("/") || Int(text) != nil {
      guard let incident else { throw value.problem(.noIncidentSelected) }
      text = "\(incident)\(text.hasPrefix("/") ? "" : "/")\(text)"
    }
    guard let number = AssignmentNumber(text), context.situation.assignment(number) != nil else {
      throw value.problem(.taskUnknown(value.text))
    }
    return number
  }

  /// The incident that is named, where the verb can name one, or the selected one.
  private func incidentHere() throws(LineProblem) -> IncidentNumber? {
    said.verb.takesIncident ? try incidentOrRoom() : context.selected
  }

  /// The resource of this name.
  public func resource(_ value: SaidValue) throws(LineProblem) -> ResourceReference {
    let situation = context.situation
    if let found = situation.resource(.name(value.text)) { return .id(found.id) }
    let words = value.words
    let shorter = (1..<max(1, words.count)).last {
      situation.resource(.name(words.prefix($0).joined)) != nil
    }
    if let shorter, let first = words.dropFirst(shorter).first, let last = words.last {
      throw LineProblem(
        first.range.lowerBound..<last.range.upperBound,
        .surplus(first.text, usage: said.verb.usage), field: value.field)
    }
    let names = situation.resources.prefix(20_000).map(\.name)
    throw value.problem(.resourceUnknown(value.text, nearest: nearest(value.text, names)))
  }
}
