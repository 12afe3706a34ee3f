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
    for kind in settings.kinds where situation.matterKind(kind.code) != kind {
      commands.append(.matter(.declare(kind)))
    }
    if let terms = settings.terms, terms != situation.terms {
      commands.append(.changeCharter(terms))
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
    return situation.officer(account: account, at: Environment.desk)
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

extension LiveRoom {
  /// Sends requests together, so that they share commits, and waits for all answers.
  func submitAllAndWait(_ requests: [Request]) -> [Answer] {
    guard let last = requests.last else { return [] }
    let answers = Answers(count: requests.count)
    for (place, request) in requests.dropLast().enumerated() {
      submit(request) { answers.put($0, at: place) }
    }
    answers.put(submitAndWait(last), at: requests.count - 1)
    return answers.all
  }
}
