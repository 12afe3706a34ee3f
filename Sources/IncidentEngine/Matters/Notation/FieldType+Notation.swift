extension FieldType {
  private static let plain: [(String, FieldType)] = [
    ("line", .line), ("text", .text), ("flag", .flag), ("money", .money), ("past", .past),
    ("due", .due), ("day", .day), ("span", .span), ("point", .point), ("place", .place),
    ("key", .key), ("agency", .agency), ("agencies", .agencies), ("post", .post),
    ("officer", .officer), ("incident", .incident), ("task", .task), ("resource", .resource),
    ("marking", .marking), ("measures", .measures), ("file", .file), ("decimal", .decimal),
  ]

  /// The words of types that stand for themselves.
  public static var plainWords: [String] { plain.map(\.0) }
}

extension FieldType: Notated {
  /// The canonical spelling, such as `count(1,100)` or `choice(flash,routine)`; of rows without
  /// their columns.
  public var notation: String {
    switch self {
    case .count(let range): "count(\(range.lowerBound),\(range.upperBound))"
    case .choice(let choices): "choice(\(choices.notation))"
    case .choices(let choices): "choices(\(choices.notation))"
    case .matter(let kind): kind.map { "matter(\($0))" } ?? "matter"
    case .matters(let kind): kind.map { "matters(\($0))" } ?? "matters"
    case .rows: "rows"
    case .line, .text, .flag, .money, .past, .due, .day, .span, .point, .place, .key, .agency,
      .agencies, .post, .officer, .incident, .task, .resource, .marking, .measures, .file,
      .decimal:
      Self.plain.first { $0.1 == self }?.0 ?? ""
    }
  }

  /// Reads a spelling; of rows without their columns. Nil when it is none.
  public init?(notation: Substring) {
    guard let call = NotatedCall(notation) else { return nil }
    let arguments = call.arguments
    switch call.name {
    case "count":
      guard arguments.count == 2, let low = Int(arguments[0]), let high = Int(arguments[1]),
        low <= high, low.magnitude <= 1 << 40, high.magnitude <= 1 << 40
      else { return nil }
      self = .count(low...high)
    case "choice", "choices":
      let choices = arguments.compactMap { ChoiceCode($0) }
      guard !choices.isEmpty, choices.count == arguments.count,
        Set(choices).count == choices.count
      else { return nil }
      self = call.name == "choice" ? .choice(choices) : .choices(choices)
    case "matter", "matters":
      let kind = arguments.first.flatMap { KindCode($0) }
      guard arguments.count == (kind == nil ? 0 : 1) else { return nil }
      self = call.name == "matter" ? .matter(kind) : .matters(kind)
    case "rows":
      guard arguments.isEmpty else { return nil }
      self = .rows([])
    default:
      guard arguments.isEmpty, let known = Self.plain.first(where: { $0.0 == call.name }) else {
        return nil
      }
      self = known.1
    }
  }
}

extension MatterField {
  /// `reply due option column.2`, with `required` where it is.
  func line(under owner: String = "") -> String {
    var words = [owner + code.text, type.notation]
    if isRequired { words.append("required") }
    words.append(place.word)
    switch shows {
    case .title: words.append("title")
    case .column(let leftOut): words.append("column.\(leftOut)")
    case .page: break
    }
    return words.joined(separator: " ")
  }

  /// What ``line(under:)`` writes: the owner before the last dot of the first word, and the field.
  static func read(_ line: String) -> (owner: String, field: MatterField)? {
    var words = line.split(separator: " ", omittingEmptySubsequences: false)[...]
    guard let path = words.popFirst(), let notation = words.popFirst(),
      let type = FieldType(notation: notation)
    else { return nil }
    let dot = path.lastIndex(of: ".")
    guard let code = FieldCode(dot.map { path[path.index(after: $0)...] } ?? path) else {
      return nil
    }
    let isRequired = words.first == "required"
    if isRequired { words.removeFirst() }
    guard let word = words.popFirst(),
      let place = Place.allCases.first(where: { $0.word == word })
    else { return nil }
    var shows = Shown.page
    if let word = words.popFirst() {
      if word == "title" {
        shows = .title
      } else if word.hasPrefix("column."), let leftOut = Int(digits: word.dropFirst(7)) {
        shows = .column(leftOut: leftOut)
      } else {
        return nil
      }
    }
    guard words.isEmpty else { return nil }
    let field = MatterField(code, type, required: isRequired, place, shows: shows)
    return (dot.map { String(path[...$0]) } ?? "", field)
  }

  /// The same field with these columns.
  func with(columns: [MatterField]) -> MatterField {
    MatterField(code, .rows(columns), required: isRequired, place, shows: shows)
  }
}
