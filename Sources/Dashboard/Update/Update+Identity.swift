import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  mutating func takeInIdentity(_ key: Key, _ form: IdentityForm) -> [Effect] {
    var form = form
    switch key.code {
    case .character("c") where key.control:
      wantsToLeave = true
      return [.leave]
    case .tab, .down: form.current = (form.current + 1) % form.fields.count
    case .backTab, .up:
      form.current = (form.current + form.fields.count - 1) % form.fields.count
    case .enter where form.current < form.fields.count - 1: form.current += 1
    case .enter: return register(form)
    case .escape: break
    default:
      form.fields[form.current].edit(key)
      form.problem = nil
    }
    activity = .identity(form)
    return []
  }

  private mutating func register(_ form: IdentityForm) -> [Effect] {
    var form = form
    let values = form.fields.map { $0.text.trimmedBlanks }
    let code = AgencyCode(values[1])
    let agency = situation.agencies.first {
      $0.code == code || $0.details.name.lowercased() == values[1].lowercased()
    }
    if values[0].isEmpty {
      form.current = 0
      form.problem = Phrases.identityNameMissing
    } else if !values[1].isEmpty, agency == nil {
      form.current = 1
      form.problem = Phrases.identityAgencyUnknown(values[1], situation)
    } else {
      let post = values[2].isEmpty ? "Duty officer" : values[2]
      let details = OfficerDetails(
        name: values[0], agency: agency?.code, posts: [post], account: account)
      activity = .identity(form)
      return submit([.registerOfficer(details)])
    }
    activity = .identity(form)
    return []
  }
}

extension Phrases {
  static func identityAgencyUnknown(_ text: String, _ situation: Situation) -> String {
    let codes = situation.agencies.map(\.code.text).joined(separator: ", ")
    return "There is no agency \(text). Use \(codes), or leave it empty."
  }
}
