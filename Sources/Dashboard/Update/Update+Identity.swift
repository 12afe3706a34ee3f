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
    case .tab where complete(&form): break
    case .tab, .down: form.current = (form.current + 1) % form.fields.count
    case .backTab, .up:
      form.current = (form.current + form.fields.count - 1) % form.fields.count
    case .enter where form.current < form.fields.count - 1:
      if !refuseAgency(&form) { form.current += 1 }
    case .enter: return register(form)
    case .escape: break
    default: form.edit(key)
    }
    activity = .identity(form)
    return []
  }

  /// The agency that is named by its code or its name; nil where none is.
  private func agency(_ form: IdentityForm) -> Agency? {
    let text = form.fields[IdentityForm.agency].text.trimmedBlanks
    let code = AgencyCode(text)
    return situation.agencies.first {
      $0.code == code || $0.details.name.lowercased() == text.lowercased()
    }
  }

  /// Says at once that there is no such agency, and goes to its field; false where all is well, or
  /// the officer is not there yet.
  private func refuseAgency(_ form: inout IdentityForm) -> Bool {
    let text = form.fields[IdentityForm.agency].text.trimmedBlanks
    guard form.current >= IdentityForm.agency, !text.isEmpty, agency(form) == nil else {
      return false
    }
    form.current = IdentityForm.agency
    form.problem = Phrases.identityAgencyUnknown(text, situation)
    return true
  }

  /// Completes the code of an agency as far as it is clear; false where there is nothing to add.
  private func complete(_ form: inout IdentityForm) -> Bool {
    let typed = form.fields[form.current].text.trimmedBlanks.lowercased()
    guard form.current == IdentityForm.agency, !typed.isEmpty else { return false }
    let meant = situation.agencies.filter {
      $0.code.text.hasPrefix(typed) || $0.details.name.lowercased().hasPrefix(typed)
    }
    let shared = meant.map(\.code.text).sharedPrefix
    guard shared != typed, shared.hasPrefix(typed) || meant.count == 1 else { return false }
    form.fields[form.current].set(shared)
    form.problem = nil
    return true
  }

  private mutating func register(_ form: IdentityForm) -> [Effect] {
    var form = form
    let values = form.fields.map { $0.text.trimmedBlanks }
    if values[0].isEmpty {
      form.current = 0
      form.problem = Phrases.identityNameMissing
    } else if !refuseAgency(&form) {
      let post = values[2].isEmpty ? Phrases.usualPost : values[2]
      let details = OfficerDetails(
        name: values[0], agency: agency(form)?.code, posts: [post], account: account)
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
