/// An enum of the house and what it can be.
struct HouseEnum: Equatable {
  let name: String
  var cases: [SwiftToken] = []
  /// Whether its cases come from values or from a list of all, and need not be named anywhere.
  var isMadeFromValues: Bool
}

extension [SwiftToken] {
  /// The enums that are declared in a source.
  var enums: [HouseEnum] {
    var found: [HouseEnum] = []
    // For each open brace the place of the enum that it opens, if it opens one.
    var open: [Int?] = []
    var pending: Int?
    for (at, token) in enumerated() {
      switch token.text {
      case "enum" where at + 1 < count && self[at + 1].isWord:
        found.append(declared(at + 1))
        pending = found.count - 1
      case "{":
        open.append(pending)
        pending = nil
      case "}": _ = open.popLast()
      case "case": if let place = open.last ?? nil { found[place].cases += names(after: at) }
      default: break
      }
    }
    return found
  }

  private func declared(_ at: Int) -> HouseEnum {
    let heading = self[at...].prefix { $0.text != "{" }.map(\.text)
    let values = ["String", "Int", "UInt8", "UInt32", "Character", "CaseIterable"]
    return HouseEnum(
      name: self[at].text, isMadeFromValues: heading.contains(where: values.contains))
  }

  /// The names that a `case` of an enum declares.
  private func names(after keyword: Int) -> [SwiftToken] {
    var names: [SwiftToken] = []
    var at = keyword + 1
    while at < count, self[at].isWord {
      names.append(self[at])
      at += 1
      if at < count, self[at].text == "(" { at = place(after: at) }
      if at < count, self[at].text == "=" {
        at += 1
        while at < count, self[at].text == "-" { at += 1 }
        at += 1
      }
      guard at < count, self[at].text == "," else { break }
      at += 1
    }
    return names
  }

  /// The place behind the bracket that closes the one at `start`.
  func place(after start: Int) -> Int {
    var depth = 0
    for at in start..<count {
      if ["(", "[", "{"].contains(self[at].text) { depth += 1 }
      if [")", "]", "}"].contains(self[at].text) { depth -= 1 }
      if depth == 0 { return at + 1 }
    }
    return count
  }
}
