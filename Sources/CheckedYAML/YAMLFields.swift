/// The keys of one mapping while it is read.
///
/// Each question names its key, checks the value and reports what is wrong with it; the answer is
/// nil when the key is absent or its value is wrong. A key that nobody asked for is reported when
/// the mapping is done. Lives only inside the closure it is handed to.
public final class YAMLFields {
  /// Where the mapping begins.
  public let place: YAMLPlace
  /// What the mapping is called in a mistake, with its article: `an inject`.
  public let name: String
  /// The keys as written, in the order of the file, each once.
  public let keys: [Placed<String>]

  let complaints: Complaints
  private let values: [String: YAMLNode]
  private var asked: [String] = []

  private init(
    _ entries: [YAMLEntry], at place: YAMLPlace, named name: String, complaints: Complaints
  ) {
    self.place = place
    self.name = name
    self.complaints = complaints
    var values: [String: YAMLNode] = [:]
    var keys: [Placed<String>] = []
    var first: [String: YAMLPlace] = [:]
    for entry in entries {
      if let before = first[entry.key] {
        complaints.add(entry.keyPlace, .repeatedKey(entry.key, of: name, first: before))
        continue
      }
      first[entry.key] = entry.keyPlace
      values[entry.key] = entry.value
      keys.append(Placed(entry.key, at: entry.keyPlace))
    }
    self.values = values
    self.keys = keys
  }

  /// Opens a node as a mapping, lets `body` read it, and reports the keys it did not ask for.
  static func open<Value>(
    _ node: YAMLNode, named name: String, complaints: Complaints, _ body: (YAMLFields) -> Value?
  ) -> Value? {
    guard case .mapping(let entries) = node.content else {
      complaints.add(node.place, .notMapping(name, example: "key: value"))
      return nil
    }
    let fields = YAMLFields(entries, at: node.place, named: name, complaints: complaints)
    let value = body(fields)
    fields.reportUnasked()
    return value
  }

  private func reportUnasked() {
    let known = Set(asked)
    for key in keys where !known.contains(key.value) {
      complaints.add(key.place, .unknownKey(key.value, of: name, known: asked))
    }
  }

  /// The node of a key, whatever it is; nil when the key is absent or has no value.
  ///
  /// A required key that is absent or empty is reported.
  public func node(_ key: String, required: Bool = false) -> YAMLNode? {
    if !asked.contains(key) { asked.append(key) }
    guard let node = values[key] else {
      if required { complaints.add(place, .missing(key, of: name)) }
      return nil
    }
    guard !node.isEmpty else {
      if required { complaints.add(node.place, .empty(key)) }
      return nil
    }
    return node
  }

  /// Whether a key is there with a value; does not count as asking for it.
  public func has(_ key: String) -> Bool { values[key].map { !$0.isEmpty } ?? false }

  /// Where the value of a key begins, or the mapping when the key is absent.
  public func place(of key: String) -> YAMLPlace { values[key]?.place ?? place }

  /// Reports a mistake of your own, with its cure.
  public func report(at place: YAMLPlace, _ what: String, cure: String) {
    complaints.add(place, FieldPhrase(what: what, cure: cure))
  }

  /// Reports a word that stands for nothing, with the nearest of the words that would.
  public func report(
    at place: YAMLPlace, _ what: String, written: String, insteadOf words: [String]
  ) {
    complaints.add(
      place, FieldPhrase(what: what, cure: FieldPhrase.suggestion(for: written, among: words)))
  }

  /// `written` as it may be quoted in a mistake: one line, at most 40 characters.
  public static func shown(_ written: String) -> String { FieldPhrase.shown(written) }
}
