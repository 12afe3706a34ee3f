extension RoomCharter {
  func write(into writer: inout JSONWriter) {
    writer.integer("format", writer.format.rawValue)
    writer.text("identity", identity)
    writer.text("name", name)
    writer.word("kind", kind)
    writer.text("zone", zone)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    let format = try reader.integer("format")
    if format > ChainFormat.newest.rawValue {
      throw BodyError(offset: 0, reason: .newer(.format(Int(format))))
    }
    if ChainFormat(rawValue: Int(format)) == nil { throw reader.missing("format") }
    self.init(
      identity: try reader.text("identity"), name: try reader.text("name"),
      kind: try reader.word("kind"), zone: try reader.text("zone"))
  }
}

extension AgencyDetails {
  func write(into writer: inout JSONWriter) {
    writer.agency("agency", code)
    writer.text("name", name)
    writer.text("contact", contact)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      code: try reader.agency("agency"), name: try reader.text("name"),
      contact: try reader.optionalText("contact"))
  }
}

extension OfficerDetails {
  func write(into writer: inout JSONWriter) {
    writer.text("name", name)
    writer.agency("agency", agency)
    writer.texts("posts", posts)
    writer.text("account", account)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      name: try reader.text("name"), agency: try reader.optionalAgency("agency"),
      posts: try reader.texts("posts"), account: try reader.text("account"))
  }
}

extension IncidentDraft {
  func write(into writer: inout JSONWriter) {
    writer.word("mode", mode)
    writer.text("type", type)
    writer.text("title", title)
    writer.integer("priority", priority.rawValue)
    writer.text("place", place)
    writer.coordinates(coordinates)
    writer.agency("lead", lead)
    writer.texts("agencies", agencies.map(\.text))
    writer.text("reportedBy", reportedBy)
    writer.moment("reportedAt", reportedAt)
    writer.key(key)
    writer.texts("distinctFrom", distinctFrom.map(\.description))
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      mode: try reader.word("mode"), type: try reader.text("type"),
      title: try reader.text("title"), priority: try reader.priority("priority"),
      place: try reader.text("place"), coordinates: try reader.coordinates(),
      lead: try reader.optionalAgency("lead"), agencies: try reader.agencies("agencies"),
      reportedBy: try reader.optionalText("reportedBy"),
      reportedAt: try reader.optionalMoment("reportedAt"), key: try reader.key(),
      distinctFrom: try reader.incidents("distinctFrom"))
  }
}

extension JSONReader {
  mutating func priority(_ name: StaticString) throws(BodyError) -> Priority {
    guard let priority = try optionalPriority(name) else {
      throw missing(name)
    }
    return priority
  }

  mutating func agencies(_ name: StaticString) throws(BodyError) -> [AgencyCode] {
    var codes: [AgencyCode] = []
    for text in try texts(name) {
      guard let code = AgencyCode(text) else {
        throw missing(name)
      }
      codes.append(code)
    }
    return codes
  }
}

extension IncidentChange {
  func write(into writer: inout JSONWriter) {
    writer.word("mode", mode)
    writer.text("type", type)
    writer.text("title", title)
    writer.integer("priority", priority?.rawValue)
    writer.text("place", place)
    writer.coordinates(coordinates)
    writer.agency("lead", lead)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init()
    mode = try reader.optionalWord("mode")
    type = try reader.optionalText("type")
    title = try reader.optionalText("title")
    priority = try reader.optionalPriority("priority")
    place = try reader.optionalText("place")
    coordinates = try reader.coordinates()
    lead = try reader.optionalAgency("lead")
  }
}

extension AssignmentIssue {
  func write(into writer: inout JSONWriter) {
    writer.task("task", number)
    writer.agency("agency", agency)
    writer.text("title", title)
    writer.moment("due", due)
    writer.task("replaces", replaces)
    writer.key(key)
    writer.links(links)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      number: try reader.task("task"), agency: try reader.agency("agency"),
      title: try reader.text("title"), due: try reader.optionalMoment("due"),
      replaces: try reader.optionalTask("replaces"), key: try reader.key(),
      links: try reader.links())
  }
}

extension LogLine {
  func write(into writer: inout JSONWriter) {
    writer.integer("log", number.number)
    writer.word("kind", kind)
    writer.text("text", text)
    writer.incident("incident", incident)
    writer.task("task", task)
    writer.integer("corrects", corrects?.number)
    writer.text("from", from)
    writer.text("to", to)
    writer.text("method", method)
    writer.text("matter", matter?.description)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      number: LogNumber(try reader.ordinal("log")), kind: try reader.word("kind"),
      text: try reader.text("text"), incident: try reader.optionalIncident("incident"),
      task: try reader.optionalTask("task"),
      corrects: try reader.optionalInteger("corrects").map { LogNumber(Int($0)) },
      from: try reader.optionalText("from"), to: try reader.optionalText("to"),
      method: try reader.optionalText("method"),
      matter: try reader.optionalMade("matter") { MatterNumber($0) })
  }
}
