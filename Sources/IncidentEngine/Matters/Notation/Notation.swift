/// The parts of a kind as words: how journals keep them, and how a room's own kinds are written.
///
/// Each has one canonical spelling without blanks; lists have commas between their items, and what
/// belongs to a word stands in brackets behind it.
protocol Notated {
  /// The canonical spelling.
  var notation: String { get }
  /// Reads a spelling; nil when it is none.
  init?(notation: Substring)
}

extension Notated {
  /// Reads a spelling; nil when it is none.
  init?(notation: String) { self.init(notation: notation[...]) }
}

/// A word with what stands in brackets behind it: `before(at,until)`.
struct NotatedCall {
  let name: Substring
  let arguments: [Substring]

  /// Splits at commas that stand in no inner brackets.
  init?(_ text: Substring) {
    guard let bracket = text.firstIndex(of: "(") else {
      name = text
      arguments = []
      return
    }
    guard text.last == ")" else { return nil }
    name = text[..<bracket]
    let inside = text[text.index(after: bracket)..<text.index(before: text.endIndex)]
    guard let items = inside.notatedItems else { return nil }
    arguments = items
  }
}

extension Substring {
  /// The items between commas that stand in no brackets; nil when the brackets do not match.
  var notatedItems: [Substring]? {
    if isEmpty { return [] }
    var items: [Substring] = []
    var depth = 0
    var start = startIndex
    for place in indices {
      switch self[place] {
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth < 0 { return nil }
      case "," where depth == 0:
        items.append(self[start..<place])
        start = index(after: place)
      default: break
      }
    }
    if depth != 0 { return nil }
    return items + [self[start...]]
  }

  /// The two parts of `left:right`; nil when there is no colon.
  var notatedPair: (Substring, Substring)? {
    guard let colon = firstIndex(of: ":") else { return nil }
    return (self[..<colon], self[index(after: colon)...])
  }
}

extension Array where Element: Notated {
  var notation: String { map(\.notation).joined(separator: ",") }

  init?(notation: Substring) {
    guard let items = notation.notatedItems else { return nil }
    self = []
    for item in items {
      guard let element = Element(notation: item) else { return nil }
      append(element)
    }
  }
}

extension Code: Notated {
  var notation: String { text }
  init?(notation: Substring) { self.init(notation) }
}

extension Span: Notated {
  var notation: String { description }
  init?(notation: Substring) { self.init(notation) }
}

extension Speaker: Notated {
  /// The canonical spelling: `anyone`, `maker`, `lead`, `part`, `holder(field)`, `post(duty)`.
  public var notation: String {
    switch self {
    case .anyone: "anyone"
    case .maker: "maker"
    case .lead: "lead"
    case .part: "part"
    case .holder(let field): "holder(\(field))"
    case .post(let post): "post(\(post.word))"
    }
  }

  /// Reads a spelling; nil when it is none.
  public init?(notation: Substring) {
    guard let call = NotatedCall(notation) else { return nil }
    switch (call.name, call.arguments.first) {
    case ("anyone", nil): self = .anyone
    case ("maker", nil): self = .maker
    case ("lead", nil): self = .lead
    case ("part", nil): self = .part
    case ("holder", let field?):
      guard let code = FieldCode(field) else { return nil }
      self = .holder(code)
    case ("post", let post?):
      guard let code = PostCode.allCases.first(where: { $0.word == post }) else { return nil }
      self = .post(code)
    default: return nil
    }
    if call.arguments.count > 1 { return nil }
  }
}

extension Scope: Notated {
  var notation: String {
    switch self {
    case .whole: "whole"
    case .part(let code): "part(\(code))"
    case .row(let code): "row(\(code))"
    }
  }

  init?(notation: Substring) {
    guard let call = NotatedCall(notation) else { return nil }
    let code = call.arguments.count == 1 ? PartsCode(call.arguments[0]) : nil
    switch (call.name, code) {
    case ("whole", nil) where call.arguments.isEmpty: self = .whole
    case ("part", let code?): self = .part(code)
    case ("row", let code?): self = .row(code)
    default: return nil
    }
  }
}

extension ClassedSpan: Notated {
  /// `10m/1h/2wd`, `-` for none.
  public var notation: String {
    [hot, warm, cold].map { $0?.description ?? "-" }.joined(separator: "/")
  }

  /// Reads a spelling; nil when it is none.
  public init?(notation: Substring) {
    let items = notation.split(separator: "/", omittingEmptySubsequences: false)
    guard items.count == 3 else { return nil }
    var spans: [Span?] = []
    for item in items {
      if item == "-" {
        spans.append(nil)
      } else {
        guard let span = Span(item) else { return nil }
        spans.append(span)
      }
    }
    self.init(hot: spans[0], warm: spans[1], cold: spans[2])
  }
}
