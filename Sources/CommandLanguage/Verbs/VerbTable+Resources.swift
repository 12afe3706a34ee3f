import IncidentEngine

extension VerbTable {
  static let resources: [Verb] = [
    Verb(
      "resource", "register a resource", fields: [Field("name", .name, takes: .rest)],
      options: [
        Field("kind", .kindOfResource), Field("agency", .agency), .option("quantity", .number),
        .option("rest", .number),
      ],
      example: "resource Engine 41 kind=engine agency=fire",
      reads: .commands { said throws(LineProblem) in try said.registration() }),
    Verb(
      "equip", "change a resource: its kind, how many it is, minutes of rest after a turn",
      fields: [.resource],
      options: [
        .option("kind", .kindOfResource), .option("quantity", .number), .option("rest", .number),
        .at,
      ],
      example: "equip Engine 41 quantity=5 rest=45",
      reads: .command { said throws(LineProblem) in
        .changeResource(try said.resource(), try said.resourceChange())
      }),
    Verb(
      "commit", aliases: ["send"], "commit a resource to an incident", of: .incident,
      fields: [.resource], options: [.anyway, .at], suits: Suiting(resources: { $0.isAvailable }),
      example: "commit Engine 41",
      reads: .command { said throws(LineProblem) in
        let resource = try said.resource()
        return said.has("anyway")
          ? .redirectResource(resource, to: try said.incident())
          : .commitResource(resource, to: try said.incident())
      }),
    Verb(
      "move", "say what a committed resource is doing",
      fields: [.resource, Field("movement", .movement, takes: .ending)], options: [.at],
      suits: Suiting(resources: { $0.isAssigned }), example: "move Engine 41 on scene",
      reads: .command { said throws(LineProblem) in
        _ = try said.required("resource")
        let movement = try said.movement()
        return .moveResource(try said.resource(), movement)
      }),
    Verb(
      "release", "release a resource from its incident", fields: [.resource], options: [.at],
      suits: Suiting(resources: { $0.isAssigned }), example: "release Engine 41",
      reads: .command { said throws(LineProblem) in .releaseResource(try said.resource()) }),
    Verb(
      "out", "take a resource out of service", fields: [.resource],
      options: [Field("reason", .text), .at],
      suits: Suiting(resources: { $0.isAvailable || $0.isAssigned }),
      example: "out Engine 41 reason=pump failed",
      reads: .command { said throws(LineProblem) in
        let reason = try said.requiredText("reason")
        return .setResourceService(try said.resource(), inService: false, reason: reason)
      }),
    Verb(
      "back", "put a resource back in service", fields: [.resource], options: [.at],
      suits: Suiting(resources: { !$0.isAvailable && !$0.isAssigned }), example: "back Engine 41",
      reads: .command { said throws(LineProblem) in
        .setResourceService(try said.resource(), inService: true, reason: nil)
      }),
  ]
}

extension SaidReader {
  fileprivate func resource() throws(LineProblem) -> ResourceReference {
    try resource(try required("resource"))
  }

  fileprivate func registration() throws(LineProblem) -> [Command] {
    let name = try requiredText("name")
    let register = Command.registerResource(
      name: name, kind: try requiredText("kind"), agency: try agency(try required("agency")))
    var change = try resourceChange()
    change.kind = nil
    if change == ResourceChange() { return [register] }
    return [register, .changeResource(.name(name), change)]
  }

  fileprivate func resourceChange() throws(LineProblem) -> ResourceChange {
    ResourceChange(
      kind: text("kind"), quantity: try read("quantity", as: count),
      restMinutes: try read("rest", as: count))
  }

  /// The movement; it may be abbreviated behind the name of a resource.
  fileprivate func movement() throws(LineProblem) -> Movement {
    let said = try required("movement")
    if let movement = Movement(spelled: said.text) { return movement }
    if let name = text("resource"), context.situation.resource(.name(name)) != nil {
      return try word(said)
    }
    throw said.problem(.wordUnknown(said.text, known: Movement.allCases.map(\.word)))
  }
}

extension Resource.Status {
  fileprivate var isAvailable: Bool { self == .available }

  fileprivate var isAssigned: Bool { if case .assigned = self { true } else { false } }
}
