import Dashboard
import IncidentEngine
import OperatingPicture

extension DifferenceReport {
  /// Matters opened, changed, linked and marked.
  mutating func addMatters() {
    add(
      Words.Changes.mattersOpened,
      difference.mattersOpened.map { (clock($0.opened), Words.Changes.opened($0, in: later)) })
    var rows: [(String, String)] = []
    for change in difference.mattersChanged {
      for step in change.steps {
        rows.append((clock(step.at), said(step, change.matter)))
      }
    }
    add(Words.Changes.mattersChanged, rows)
    add(
      Words.Changes.links,
      difference.linked.map { ("", Words.Changes.linked($0)) }
        + difference.unlinked.map { ("", Words.Changes.unlinked($0)) })
    add(
      Words.Changes.markings,
      difference.marked.map { change in
        ("", Words.Changes.marked(change.subject.spoken, change.before, change.after))
      })
  }

  private func said(_ step: Difference.MatterStep, _ matter: Matter) -> String {
    func words(_ code: String) -> String { Phrases.word(code, of: matter.kind, in: later) }
    func value(_ code: FieldCode, _ value: FieldValue?) -> String {
      let fields = later.matterKind(matter.kind)?.fields
      let type = fields?.first { $0.code == code }?.type ?? .text
      let said = value?.column(type).said(now: difference.to.time ?? matter.opened, zone)
      return said.flatMap { $0.isEmpty ? nil : $0 } ?? Words.Changes.none
    }
    switch step {
    case .moved(let event):
      let part = event.part.map { Phrases.part($0, of: matter, in: later) + " " } ?? ""
      let state = (event.partState ?? event.state).text
      let back = event.isTakingBack ? Words.Changes.takenBack : ""
      let reason = event.circumstances.reason.map { " (\($0))" } ?? ""
      return "\(matter.number) \(part)\(words(event.move?.text ?? "")) → \(words(state))\(back)"
        + reason
    case .value(let code, let old, let new):
      return "\(matter.number) \(words(code.text)): \(value(code, old)) → \(value(code, new))"
    case .marking(let old, let new):
      return Words.Changes.marked(matter.number.description, old, new)
    }
  }
}

extension Difference.MatterStep {
  fileprivate var at: Moment? {
    switch self {
    case .moved(let event): event.occurred
    case .value, .marking: nil
    }
  }
}

extension Words.Changes {
  static let mattersOpened = "Matters opened"
  static let mattersChanged = "Matters changed"
  static let links = "Links"
  static let markings = "Markings"
  static let takenBack = ", taken back"

  static func opened(_ matter: Matter, in situation: Situation) -> String {
    let about = matter.incident.map { "\($0) " } ?? ""
    let state = Phrases.word(matter.state.text, of: matter.kind, in: situation)
    return "\(matter.number) \(about)\(Phrases.noun(of: matter.kind, in: situation)): "
      + "\(Phrases.title(of: matter.number, in: situation)); now \(state)"
  }

  static func linked(_ link: LinkFact) -> String {
    "\(link.subject.spoken) \(link.link) \(link.other.spoken)"
  }

  static func unlinked(_ link: LinkFact) -> String { "\(linked(link)): taken away" }

  static func marked(_ what: String, _ old: Marking?, _ new: Marking?) -> String {
    "\(what) marking: \(old?.word ?? none) → \(new?.word ?? none)"
  }
}
