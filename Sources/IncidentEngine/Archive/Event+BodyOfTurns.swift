extension Event {
  func writeTurns(into writer: inout JSONWriter) {
    switch self {
    case .resourceChanged(let id, let change):
      writer.integer("resource", id.number)
      writer.text("kind", change.kind)
      writer.integer("quantity", change.quantity)
      writer.integer("restMinutes", change.restMinutes)
    case .agencyOnCallChanged(let code, let onCall):
      writer.agency("agency", code)
      writer.text("name", onCall?.name)
      writer.text("contact", onCall?.contact)
      writer.moment("until", onCall?.until)
    case .shiftStarted(let number, let name, let ends):
      writer.integer("shift", number)
      writer.text("name", name)
      writer.moment("ends", ends)
    case .periodStarted(let number, let aim, let ends):
      writer.integer("period", number)
      writer.text("aim", aim)
      writer.moment("ends", ends)
    case .incidentMerged(let number, let into, let reason):
      writer.incident("incident", number)
      writer.incident("into", into)
      writer.text("reason", reason)
    case .objectiveSet(let number, let text):
      writer.text("objective", number.description)
      writer.text("text", text)
    case .objectiveStatusChanged(let number, let status, let reason):
      writer.text("objective", number.description)
      writer.word("status", status)
      writer.text("reason", reason)
    case .actionUndone(let first, let last):
      writer.integer("first", first)
      writer.integer("last", last)
    default: break
    }
  }

  init?(turnNamed name: JSONReader.Text, _ reader: inout JSONReader) throws(BodyError) {
    switch name {
    case "resourceChanged":
      self = .resourceChanged(
        ResourceID(try reader.ordinal("resource")),
        ResourceChange(
          kind: try reader.optionalText("kind"),
          quantity: try reader.optionalInteger("quantity").map(Int.init),
          restMinutes: try reader.optionalInteger("restMinutes").map(Int.init)))
    case "agencyOnCallChanged":
      let code = try reader.agency("agency")
      let person = try reader.optionalText("name")
      let contact = try reader.optionalText("contact")
      let until = try reader.optionalMoment("until")
      self = .agencyOnCallChanged(
        code, person.map { OnCall(name: $0, contact: contact, until: until) })
    case "shiftStarted":
      self = .shiftStarted(
        number: try reader.ordinal("shift"), name: try reader.text("name"),
        ends: try reader.optionalMoment("ends"))
    case "periodStarted":
      self = .periodStarted(
        number: try reader.ordinal("period"), aim: try reader.text("aim"),
        ends: try reader.optionalMoment("ends"))
    case "incidentMerged":
      self = .incidentMerged(
        try reader.incident("incident"), into: try reader.incident("into"),
        reason: try reader.optionalText("reason"))
    case "objectiveSet":
      self = .objectiveSet(try reader.objective("objective"), text: try reader.text("text"))
    case "objectiveStatusChanged":
      self = .objectiveStatusChanged(
        try reader.objective("objective"), try reader.word("status"),
        reason: try reader.optionalText("reason"))
    case "actionUndone":
      self = .actionUndone(
        first: Int64(try reader.ordinal("first")), last: Int64(try reader.ordinal("last")))
    case "charterChanged": self = .charterChanged(try RoomTerms(&reader))
    case "scenarioAdopted": self = .scenarioAdopted(try AdoptedScenario(&reader))
    default:
      guard let fact = try MatterFact(name: name, &reader) else { return nil }
      self = .matter(fact)
    }
  }
}

extension JSONReader {
  fileprivate mutating func objective(
    _ name: StaticString
  ) throws(BodyError) -> ObjectiveNumber {
    guard let number = ObjectiveNumber(try text(name)) else {
      throw missing(name)
    }
    return number
  }

  mutating func incidents(_ name: StaticString) throws(BodyError) -> [IncidentNumber] {
    var numbers: [IncidentNumber] = []
    for text in try texts(name) {
      guard let number = IncidentNumber(text) else {
        throw missing(name)
      }
      numbers.append(number)
    }
    return numbers
  }

  mutating func links() throws(BodyError) -> AssignmentLinks {
    let parent = try optionalTask("partOf")
    var after: [AssignmentNumber] = []
    for text in try texts("after") {
      guard let number = AssignmentNumber(text) else {
        throw missing("after")
      }
      after.append(number)
    }
    return AssignmentLinks(
      parent: parent, after: after,
      objective: try optionalInteger("objective").map(Int.init))
  }
}

extension JSONWriter {
  mutating func links(_ links: AssignmentLinks) {
    task("partOf", links.parent)
    texts("after", links.after.map(\.description))
    integer("objective", links.objective)
  }
}
