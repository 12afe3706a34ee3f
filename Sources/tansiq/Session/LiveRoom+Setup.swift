import IncidentEngine
import OperationsRoom

extension LiveRoom {
  /// Registers what the settings name and the room does not know yet, or knows otherwise.
  func follow(_ settings: RoomSettings) throws(CommandFailure) {
    var commands: [Command] = []
    for details in settings.agencies where situation.agency(details.code)?.details != details {
      commands.append(.registerAgency(details))
    }
    for officer in settings.officers {
      let known = situation.officers.contains { $0.details == officer }
      if !known { commands.append(.registerOfficer(officer)) }
    }
    for resource in settings.resources where situation.resource(.name(resource.name)) == nil {
      commands.append(
        .registerResource(name: resource.name, kind: resource.kind, agency: resource.agency))
    }
    if commands.isEmpty { return }
    try check(submitAndWait(commands, by: .setup, origin: .room))
  }

  /// The officer known by the account this runs under; registered when `identity` names one.
  func officer(_ identity: IdentityOptions, account: String) throws(CommandFailure) -> Officer? {
    if let name = identity.name {
      let code = try identity.agency.map { text throws(CommandFailure) in
        guard let code = AgencyCode(text), situation.agency(code) != nil else {
          let codes = situation.agencies.map(\.code.text).joined(separator: ", ")
          throw CommandFailure("There is no agency \(text). Use one of \(codes).")
        }
        return code
      }
      let details = OfficerDetails(
        name: name, agency: code, posts: [identity.post ?? "Duty officer"], account: account)
      let known = situation.officers.first { $0.details == details }
      if let known { return known }
      try check(submitAndWait([.registerOfficer(details)], by: .setup, origin: .room))
      return situation.officers.last { $0.details == details }
    }
    return situation.officer(account: account)
  }

  /// Refuses to go on when the room did not take something.
  func check(_ answer: Answer) throws(CommandFailure) {
    switch answer {
    case .accepted, .acceptedBefore: return
    case .rejected(let rejection):
      throw CommandFailure(Words.said(rejection, in: self), status: 1)
    case .unconfirmed(let error), .readOnly(let error): throw CommandFailure(Words.said(error))
    }
  }
}
