import IncidentEngine
import MatterKinds
import OperatingPicture

extension Phrases {
  /// What kinds and their codes are called.
  public static let matterWords = MatterWords.english

  /// What a code of a kind is called.
  public static func said(_ code: String, of kind: KindCode, in situation: Situation) -> String {
    guard let kind = situation.matterKind(kind) ?? BuiltInKinds.kind(kind) else { return code }
    return matterWords.said(code, of: kind)
  }

  /// What a kind is called.
  public static func noun(of kind: KindCode, in situation: Situation) -> String {
    guard let kind = situation.matterKind(kind) ?? BuiltInKinds.kind(kind) else {
      return kind.text
    }
    return matterWords.words(of: kind).noun
  }

  /// What a fact about matters says, for the outcome line.
  static func happened(
    _ fact: MatterFact, in situation: Situation, now: Moment, _ zone: ZoneRules
  ) -> String {
    switch fact {
    case .kindDeclared(let kind): "\(matterWords.words(of: kind).plural) can be used"
    case .opened(let opening):
      "\(opening.number) opened: \(title(of: opening.number, in: situation))"
    case .changed(let step): "\(step.number) changed"
    case .moved(let step): happened(step, in: situation)
    case .answerStepped(let fact): happened(fact, in: situation, now: now, zone)
    case .linked(let link):
      "\(subject(link.subject)) \(link.isRemoved ? "no longer linked to" : "linked to") "
        + subject(link.other)
    case .marked(let subject, let marking, _): "\(self.subject(subject)) is marked \(marking.word)"
    }
  }

  private static func happened(_ step: MatterStep, in situation: Situation) -> String {
    guard let matter = situation.matter(step.number) else { return step.number.description }
    let whole = said(matter.state.text, of: matter.kind, in: situation)
    guard let part = step.part, let state = matter.line(part)?.state else {
      return "\(step.number) is \(whole)"
    }
    let standing = said(state.text, of: matter.kind, in: situation)
    let name = self.part(part, of: matter, in: situation)
    let both = "\(step.number) \(name) is \(standing)"
    return step.delta.whole == nil ? both : "\(both), all of it is \(whole)"
  }

  private static func happened(
    _ fact: AnswerStepFact, in situation: Situation, now: Moment, _ zone: ZoneRules
  ) -> String {
    let answer =
      switch fact.answer {
      case .matter(let number, _): number.description
      case .task(let number): number.description
      }
    switch fact.step {
    case .reminded: return "\(answer): reminded"
    case .escalated:
      return "\(answer): escalated" + (fact.to.map { " to \(debtor($0, in: situation))" } ?? "")
    case .extended:
      let until = fact.until.map { clockOrDate($0, now: now, zone) } ?? ""
      return "\(answer): more time, until \(until)"
    case .waived: return "\(answer): answer waived"
    case .noLongerNeeded: return "\(answer): answer no longer needed"
    }
  }

  /// The word of a code of a kind of matters; the code itself where the room has not the kind.
  public static func word(
    _ code: String, of kind: KindCode, in situation: Situation
  ) -> String {
    situation.matterKind(kind).map { matterWords.said(code, of: $0) } ?? code
  }

  /// What a matter is called by.
  public static func title(of number: MatterNumber, in situation: Situation) -> String {
    guard let matter = situation.matter(number) else { return "" }
    return MatterRow(matter, in: situation, now: matter.opened)?.title ?? ""
  }

  /// A part as it is spoken: the agency, the post, the person, or the number of the row.
  public static func part(
    _ part: PartReference, of matter: Matter, in situation: Situation
  ) -> String {
    switch part.key {
    case .agency(let code): agency(code, situation)
    case .post(let post): post.word
    case .officer(let id): situation.officer(id)?.details.name ?? "\(id.number)"
    case .row(let number): "/\(number)"
    }
  }

  /// Who owes an answer.
  public static func debtor(_ debtor: Debtor, in situation: Situation) -> String {
    switch debtor {
    case .agency(let code): agency(code, situation)
    case .post(let post): post == .duty ? "duty officer" : post.word
    case .officer(let id): situation.officer(id)?.details.name ?? "\(id.number)"
    }
  }

  /// The same in a list: an agency by its short name.
  static func shortDebtor(_ debtor: Debtor, in situation: Situation) -> String {
    guard case .agency(let code) = debtor else { return self.debtor(debtor, in: situation) }
    return code.text.prefix(1).uppercased() + code.text.dropFirst()
  }

  static func subject(_ subject: Subject) -> String {
    switch subject {
    case .incident(let number): number.description
    case .task(let number): number.description
    case .matter(let number): number.description
    case .log(let number): "log line \(number.number)"
    }
  }

  static func speaker(_ speaker: Speaker, kind: KindCode, in situation: Situation) -> String {
    switch speaker {
    case .anyone: "anybody"
    case .maker: "whoever opened it"
    case .lead: "the lead agency"
    case .part: "the agency it is asked of"
    case .holder(let field): "the \(said(field.text, of: kind, in: situation)) it names"
    case .post(let post): post == .duty ? "the duty officer" : "the \(post.word)"
    }
  }
}
