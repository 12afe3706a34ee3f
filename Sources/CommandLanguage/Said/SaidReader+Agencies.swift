import IncidentEngine

extension SaidReader {
  /// The agency that a text names: by its code, its full name, or the beginning of either.
  public func agency(_ value: SaidValue) throws(LineProblem) -> AgencyCode {
    let meant = context.situation.agencies(called: value.text)
    if meant.count == 1 { return meant[0] }
    if meant.count > 1 {
      throw value.problem(.agencyAmbiguous(value.text, meanings: meant.map(\.text)))
    }
    let known = context.situation.agencies.map(\.code.text)
    throw value.problem(
      .agencyUnknown(value.text, nearest: nearest(value.text, known), known: known))
  }

  /// Agencies by commas; codes also by blanks.
  public func agencies(_ value: SaidValue) throws(LineProblem) -> [AgencyCode] {
    var codes: [AgencyCode] = []
    for part in value.pieces(separatedBy: { $0 == "," }) {
      let name = part.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if let code = context.situation.agency(named: name.lowercased()) {
        codes.append(code)
      } else {
        codes += try part.pieces(separatedBy: \.isWhitespace).map(agency)
      }
    }
    if codes.isEmpty {
      let usage = said.verb.usage
      throw value.problem(.missing(field: said.verb.allFields[value.field].name, usage: usage))
    }
    var seen: Set<AgencyCode> = []
    return codes.filter { seen.insert($0).inserted }
  }
}

extension Situation {
  /// The agency with this code or full name, or those of which one begins so.
  func agencies(called text: String) -> [AgencyCode] {
    let typed = text.lowercased()
    if let exact = agency(named: typed) { return [exact] }
    if typed.isEmpty { return [] }
    let byCode = agencies.filter { $0.code.text.hasPrefix(typed) }
    let byName = agencies.filter { $0.details.name.lowercased().hasPrefix(typed) }
    return (byCode.isEmpty ? byName : byCode).map(\.code)
  }

  /// The agency with this code or full name, in lower case.
  func agency(named typed: String) -> AgencyCode? {
    agencies.first {
      $0.code.text == typed || $0.details.name.lowercased() == typed
    }?.code
  }
}
