import CheckedYAML
import CommandLanguage
import IncidentEngine
import MatterKinds

/// What a settings file names: the room's zone, its agencies, its officers, its resources.
struct RoomSettings {
  var name: String?
  var zone: String?
  var agencies: [AgencyDetails]
  var officers: [OfficerDetails]
  var resources: [RegisteredResource]
  /// The kinds of matters of the room's own.
  var kinds: [MatterKind] = []
  /// What decisions and deadlines need; nil where the file says nothing of it.
  var terms: RoomTerms?

  struct RegisteredResource {
    var name: String
    var kind: String
    var agency: AgencyCode
  }

  /// What a room has when nobody says otherwise.
  static let sensible = RoomSettings(
    name: nil, zone: nil,
    agencies: [
      ("fire", "Fire Service"), ("police", "Police"), ("ambulance", "Ambulance Service"),
      ("utilities", "Utilities"), ("municipality", "Municipality"),
    ].compactMap { code, name in
      AgencyCode(code).map { AgencyDetails(code: $0, name: name) }
    },
    officers: [], resources: [])

  /// Reads a settings file; all its mistakes at once.
  static func read(_ path: String) throws(CommandFailure) -> RoomSettings {
    let bytes = try FileBytes.load(path)
    switch YAMLReader.read(bytes, named: "a settings file", { Self.read($0) }) {
    case .success(let settings):
      try SystemZones.check(settings.zone, writtenIn: bytes, path)
      return settings
    case .failure(let mistakes):
      let lines = mistakes.all.map { "\(path):\($0)" }
      throw CommandFailure(lines.joined(separator: "\n"), status: 1)
    }
  }

  /// The words that a line of the program begins with: no kind of a room's own is called by one.
  static let takenVerbs = Set(
    VerbTable.standard.rows.flatMap { [$0.name] + $0.aliases }
      + BuiltInKinds.all.map(\.verb.text))

  private static func read(_ fields: YAMLFields) -> RoomSettings? {
    _ = fields.integer("format", in: 1...1, required: true)
    var known: Set<AgencyCode> = []
    let name = fields.text("name", most: 80)
    let zone = fields.text("zone", most: 60)
    let agencies = fields.mappings("agencies", named: "an agency", required: true, most: 100) {
      agency($0, &known)
    }
    let officers = fields.mappings("officers", named: "an officer", most: 500) {
      officer($0, known)
    }
    let resources = fields.mappings("resources", named: "a resource", most: 5000) {
      resource($0, known)
    }
    var own = OwnKinds(verbs: takenVerbs)
    let kinds = own.read("kinds", of: fields)
    return RoomSettings(
      name: name, zone: zone, agencies: agencies, officers: officers, resources: resources,
      kinds: kinds, terms: RoomTerms.read(fields, kinds: BuiltInKinds.all + kinds))
  }

  private static func agency(
    _ fields: YAMLFields, _ known: inout Set<AgencyCode>
  ) -> AgencyDetails? {
    let written = fields.placedText("code", required: true, most: 40)
    let name = fields.text("name", required: true, most: 120)
    let contact = fields.text("contact", most: 120)
    guard let written, let name else { return nil }
    guard let code = AgencyCode(written.value) else {
      fields.report(
        at: written.place, "\(YAMLFields.shown(written.value)) is no agency code.",
        cure: "Use 1 to 15 of a-z, 0-9 and -, a letter first.")
      return nil
    }
    if !known.insert(code).inserted {
      fields.report(
        at: written.place, "The agency \(code.text) stands here twice.",
        cure: "Keep one, or give the other a code of its own.")
      return nil
    }
    return AgencyDetails(code: code, name: name, contact: contact)
  }

  private static func officer(
    _ fields: YAMLFields, _ known: Set<AgencyCode>
  ) -> OfficerDetails? {
    let name = fields.text("name", required: true, most: 120)
    let account = fields.text("account", required: true, most: 80)
    let posts = fields.texts("posts", required: true, most: 20, longest: 80).map(\.value)
    let agency = agency("agency", fields, known, required: false)
    guard let name, let account else { return nil }
    return OfficerDetails(name: name, agency: agency, posts: posts, account: account)
  }

  private static func resource(
    _ fields: YAMLFields, _ known: Set<AgencyCode>
  ) -> RegisteredResource? {
    let name = fields.text("name", required: true, most: 80)
    let kind = fields.text("kind", required: true, most: 40)
    let agency = agency("agency", fields, known, required: true)
    guard let name, let kind, let agency else { return nil }
    return RegisteredResource(name: name, kind: kind, agency: agency)
  }

  private static func agency(
    _ key: String, _ fields: YAMLFields, _ known: Set<AgencyCode>, required: Bool
  ) -> AgencyCode? {
    guard let written = fields.placedText(key, required: required, most: 40) else { return nil }
    if let code = AgencyCode(written.value), known.contains(code) { return code }
    fields.report(
      at: written.place, "There is no agency \(YAMLFields.shown(written.value)) in this file.",
      cure: "Use one of \(known.sorted().map(\.text).joined(separator: ", ")).")
    return nil
  }
}
