import CheckedYAML
import IncidentEngine
import MatterKinds

extension Scenario {
  /// The most injects of a scenario.
  public static let mostInjects = 1000
  /// The versions of the format that are read; each is valid in the next.
  private static let formats = [1, 2]

  /// A scenario from the bytes of its file, or every mistake in it.
  ///
  /// Format versions 1 and 2, described in `docs/scenario-format.md`. No kind of its own is called
  /// by one of `verbs`, the words that a line of the program begins with.
  public static func read(
    _ bytes: [UInt8], verbs: Set<String> = []
  ) -> Result<Scenario, YAMLMistakes> {
    YAMLReader.read(bytes, named: "a scenario") { fields in
      read(fields, ScenarioNames(), verbs)
    }
  }

  private static func read(
    _ fields: YAMLFields, _ names: ScenarioNames, _ verbs: Set<String>
  ) -> Scenario? {
    guard isFormatKnown(fields, names) else {
      // A format that is not known here has keys that are not known here.
      for key in fields.keys { _ = fields.node(key.value) }
      return nil
    }
    let name = fields.text("name", required: true, most: Longest.name)
    let summary = fields.text("summary", most: Longest.summary)
    let zone = zone(fields)
    let start = startMinuteOfDay(fields)
    let duration = fields.length("duration", from: 60_000, required: true)
    // What is referred to is read before what refers to it, whatever the order of the file.
    let objectives = fields.mappings("objectives", named: "an objective") { objective($0, names) }
    let agencies = fields.mappings("agencies", named: "an agency", required: true) {
      agency($0, names)
    }
    let resources = fields.mappings("resources", named: "a resource") { resource($0, names) }
    let incidents = fields.mappings("incidents", named: "an incident") { incident($0, names) }
    let kinds = kinds(fields, names, verbs)
    names.noteMatters(in: fields)
    let sources = fields.mappings(
      "injects", named: "an inject", required: true, most: mostInjects
    ) { InjectSource($0, names) }
    ScriptChecks(sources, names, durationMilliseconds: duration, fields).run()
    guard let name, let duration else { return nil }
    return Scenario(
      name: name, summary: summary, zone: zone, startMinuteOfDay: start,
      durationMilliseconds: duration, objectives: objectives, agencies: agencies,
      resources: resources, incidents: incidents, kinds: kinds,
      injects: sources.compactMap(\.inject))
  }

  private static func kinds(
    _ fields: YAMLFields, _ names: ScenarioNames, _ verbs: Set<String>
  ) -> [MatterKind] {
    names.needsTwo("kinds", fields)
    var own = OwnKinds(verbs: verbs.union(BuiltInKinds.all.map(\.verb.text)))
    let kinds = own.read("kinds", of: fields)
    names.kinds += kinds
    return kinds
  }

  private static func isFormatKnown(_ fields: YAMLFields, _ names: ScenarioNames) -> Bool {
    guard let version = fields.placedText("format", required: true) else { return true }
    if let format = formats.first(where: { String($0) == version.value }) {
      names.format = format
      return true
    }
    fields.report(at: version.place, ScenarioPhrase.wrongFormat(version.value))
    return false
  }

  private static func zone(_ fields: YAMLFields) -> String? {
    guard let zone = fields.placedText("zone", most: 60) else { return nil }
    let isName = zone.value.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || Array("/_+-".utf8).contains(byte)
    }
    if isName, !zone.value.hasPrefix("/") { return zone.value }
    fields.report(at: zone.place, ScenarioPhrase.notZone(zone.value))
    return nil
  }

  private static func startMinuteOfDay(_ fields: YAMLFields) -> Int? {
    guard let start = fields.placedText("start") else { return nil }
    // A clock is read like a moment of the first day.
    if let milliseconds = WrittenTime.parseMoment("T+\(start.value)"), start.value.utf8.count == 5,
      milliseconds < 86_400_000
    {
      return milliseconds / 60_000
    }
    fields.report(at: start.place, ScenarioPhrase.notClock(start.value))
    return nil
  }

  private static func objective(
    _ fields: YAMLFields, _ names: ScenarioNames
  ) -> ExerciseObjective? {
    let id = names.defineID(in: \.objectives, fields)
    let text = fields.text("text", required: true)
    let capability = fields.text("capability", most: Longest.name)
    guard let id, let text else { return nil }
    return ExerciseObjective(id: id.value, text: text, capability: capability)
  }

  private static func agency(_ fields: YAMLFields, _ names: ScenarioNames) -> ScenarioAgency? {
    let code = agencyCode(fields, names)
    let name = fields.text("name", required: true, most: Longest.name)
    let contact = fields.text("contact", most: Longest.name)
    let pace = fields.mapping("simulated", named: "the pace of an agency") {
      SimulatedPace($0)
    }
    guard let code, let name else { return nil }
    return ScenarioAgency(
      details: AgencyDetails(code: code, name: name, contact: contact), simulated: pace)
  }

  private static func agencyCode(_ fields: YAMLFields, _ names: ScenarioNames) -> AgencyCode? {
    guard let written = fields.placedText("code", required: true) else { return nil }
    guard let code = AgencyCode(written.value) else {
      fields.report(at: written.place, ScenarioPhrase.notCode(written.value))
      return nil
    }
    names.agencies.define(Placed(code.text, at: written.place), fields)
    return code
  }

  private static func resource(
    _ fields: YAMLFields, _ names: ScenarioNames
  ) -> ScenarioResource? {
    let name = fields.placedText("name", required: true, most: Longest.name)
    if let name { names.resources.define(name, fields) }
    let kind = fields.text("kind", required: true, most: Longest.words)
    let agency = names.agency("agency", fields, required: true)
    guard let name, let kind, let agency else { return nil }
    return ScenarioResource(name: name.value, kind: kind, agency: agency)
  }

  private static func incident(
    _ fields: YAMLFields, _ names: ScenarioNames
  ) -> ScenarioIncident? {
    let id = names.defineID(in: \.incidents, fields)
    let mode = fields.word("mode", of: IncidentMode.self) ?? .response
    let type = fields.text("type", required: true, most: Longest.words)
    let title = fields.text("title", required: true, most: Longest.name)
    let priority = fields.priority("priority") ?? .normal
    let place = fields.text("place", most: Longest.name) ?? ""
    let coordinates = fields.coordinates("coordinates").flatMap {
      Coordinates(latitude: $0.latitude, longitude: $0.longitude)
    }
    let lead = names.agency("lead", fields)
    let agencies = names.agencies("agencies", fields)
    let reportedBy = fields.text("reported_by", most: Longest.name)
    guard let id, let type, let title else { return nil }
    let draft = IncidentDraft(
      mode: mode, type: type, title: title, priority: priority, place: place,
      coordinates: coordinates, lead: lead, agencies: agencies, reportedBy: reportedBy,
      key: Scenario.key(id.value))
    return ScenarioIncident(id: id.value, draft: draft)
  }
}

extension SimulatedPace {
  /// Reads the steps; reports steps that are not in order.
  init?(_ fields: YAMLFields) {
    acknowledge = fields.length("acknowledge")
    start = fields.length("start")
    finish = fields.length("finish")
    let steps = [acknowledge, start, finish].compactMap { $0 }
    if steps != steps.sorted() {
      fields.report(at: fields.place, ScenarioPhrase.paceGoesBack)
      return nil
    }
  }
}
