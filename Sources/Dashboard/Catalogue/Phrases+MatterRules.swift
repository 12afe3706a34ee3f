import IncidentEngine
import MatterKinds

extension Phrases {
  /// What a rule found, in a sentence with what can be done.
  static func said(
    _ finding: RuleFinding, _ kind: KindCode, _ number: MatterNumber?, _ situation: Situation,
    _ now: Moment, _ zone: ZoneRules
  ) -> String {
    func name(_ field: FieldCode) -> String { said(field.text, of: kind, in: situation) }
    let others = finding.matters.prefix(3).map {
      "\($0) \(title(of: $0, in: situation))"
    }.joined(separator: "; ")
    let measures = finding.measures.map(\.word).joined(separator: ", ")
    switch finding.rule {
    case .before(let one, let other):
      return "\(name(one)) must be before \(name(other)). Change one of the two."
    case .notAbove(let one, let other):
      return "\(name(one)) would be \(finding.count ?? 0), above \(name(other)), "
        + "\(finding.wanted ?? 0). Give less, or raise \(name(other)) first."
    case .unique:
      return "The same is there already: \(others). Work on that one, or say what differs."
    case .similar: return "\(others) asks for much the same; join it with link."
    case .inForce(let field):
      let ended = finding.at.map { ", ended \(clockOrDate($0, now: now, zone))" } ?? ""
      return "\(others) is not in force\(ended). Renew it, or cite another for \(name(field))."
    case .covers(let power, _, _):
      let better = finding.matters.isEmpty ? "" : " \(others) would."
      return "\(measures): not covered by what is cited for \(name(power)).\(better)"
    case .cited(let field, _):
      return "\(measures): that needs a power, and none is cited. Name one: \(field)=PW-1."
    case .notDerived:
      return "\(others) was itself handed down and cannot be handed on. Name its source."
    case .different(let one, let other):
      return "\(name(one)) and \(name(other)) must be different agencies. Name another."
    case .byAnother:
      return "Another agency than the one that opened it must do this. Say who did: by=AGENCY."
    case .quorum:
      let missing = finding.parts.prefix(4).map { spokenKey($0.key, situation) }
      return "No quorum: \(finding.count ?? 0) here, \(finding.wanted ?? 0) needed"
        + (missing.isEmpty ? "." : "; missing: \(missing.joined(separator: ", ")).")
    case .allParts:
      let missing = finding.parts.prefix(4).map { spokenKey($0.key, situation) }
      return "Not all have answered: \(missing.joined(separator: ", ")). Get their answers first."
    case .rows(let field, _):
      return
        "\(name(field)): \(finding.count ?? 0), at least \(finding.wanted ?? 0) needed. Add what is missing."
    case .sumWithin(let field, _, let most):
      return "\(name(field)) come to \(finding.count ?? 0), and \(name(most)) is "
        + "\(finding.wanted ?? 0). Take less, or raise \(name(most))."
    case .unbooked:
      let until = finding.at.map { " until \(clockOrDate($0, now: now, zone))" } ?? ""
      return
        "\(finding.subject ?? "") is booked by \(others)\(until). Choose another, or another time."
    case .party(let field, let other):
      return "\(name(field)) is no party of \(name(other)). Ask a party, or name another."
    case .markingWithin:
      return
        "It is marked higher than may be told there. Lower its marking first: tlp NUMBER LABEL."
    case .prompt:
      return "Written \(finding.count ?? 0) minutes after it was made."
    }
  }

  private static func spokenKey(_ key: PartKey, _ situation: Situation) -> String {
    switch key {
    case .agency(let code): agency(code, situation)
    case .post(let post): post.word
    case .officer(let id): situation.officer(id)?.details.name ?? "\(id.number)"
    case .row(let number): "/\(number)"
    }
  }
}
