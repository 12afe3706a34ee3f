import IncidentEngine
import MatterKinds

extension Phrases {
  /// Why something about a matter was refused, and the cure: the same sentences for all kinds.
  static func said(
    _ rejection: MatterRejection, in situation: Situation, now: Moment, zone: ZoneRules
  ) -> String {
    switch rejection {
    case .kindUnknown(let code):
      "There is no kind \(code). Look at what can be opened: help."
    case .kindKnown(let code):
      "\(noun(of: code, in: situation)) can be used already. Give the kind a higher version in the "
        + "settings where it changed."
    case .prefixTaken(let prefix, let kind):
      "\(prefix) stands before the numbers of \(noun(of: kind, in: situation)) already. "
        + "Give the kind another prefix in the room's settings."
    case .kindNarrowed(let kind, let code):
      "The room holds \(noun(of: kind, in: situation)) with \(code), and the settings have it no "
        + "longer or otherwise. Put it back: a kind may only gain."
    case .unknown(let number, let last):
      "There is no \(number). " + (last.map { "The last one is \($0)." } ?? "There is none yet.")
        + " Look at them with 6."
    case .subjectUnknown(let subject):
      "There is no \(self.subject(subject)). Use a number that the board shows."
    case .void(let number):
      "\(number) was taken away. Open a new one."
    case .partUnclear(let number, _, let choices):
      "\(number) is asked of several. Say whose it is: \(choices.isEmpty ? "by=AGENCY" : by(choices))."
    case .partUnknown(let number, _, let key, let known):
      "\(number) has no part \(spoken(key)). "
        + (known.isEmpty ? "It has none." : "Name one of \(by(known)).")
    case .moveUnknown(let number, let move, let possible):
      "\(number) cannot \(move). \(offered(possible, number, situation))"
    case .moveNotFrom(let number, let move, let state, let part, let possible):
      notFrom(number, move, state, part, possible, situation)
    case .notTheSpeaker(let kind, let move, let by):
      "Only \(list(by.map { speaker($0, kind: kind, in: situation) })) may "
        + "\(move.map { said($0.text, of: kind, in: situation) } ?? "do this"). "
        + "Ask them, or say at whose word: by=AGENCY."
    case .unchanged(let number): "\(number) is like that already. Say what is different."
    case .fieldUnknown(let kind, let field):
      "A \(noun(of: kind, in: situation)) has no \(field). Look at its form: F2."
    case .valueMissing(let kind, let field, _):
      "\(said(field.text, of: kind, in: situation)) is missing. Add \(field)=…"
    case .valueUnfit(let kind, let field, let misfit):
      unfit(kind, field, misfit, situation, now, zone)
    case .ruleRefuses(let kind, let number, let findings):
      findings.map { said($0, kind, number, situation, now, zone) }.joined(separator: " ")
    case .rulesAsk(let kind, let number, let findings):
      findings.map { said($0, kind, number, situation, now, zone) }.joined(separator: " ")
        + " To do it all the same: anyway because=REASON."
    case .reasonMissing(let kind, let findings):
      findings.map { said($0, kind, nil, situation, now, zone) }.joined(separator: " ")
        + " Say why all the same: because=REASON."
    case .followsTooFar(let number):
      "What follows from \(number) has no end. Take one follow-up out of its kind."
    case .linkToItself(let subject):
      "\(self.subject(subject)) cannot be linked to itself. Name another."
    case .linkAlready(let one, let other, _):
      "\(subject(one)) is linked to \(subject(other)) already. Nothing is to be done."
    case .linkUnknown(let one, let other, _):
      "\(subject(one)) is not linked to \(subject(other)). Look at its links on its page."
    case .markingAlready(let subject, let marking):
      "\(self.subject(subject)) is marked \(marking.word) already. Choose another marking."
    case .loweringNeedsReason(let subject, let marking):
      "\(self.subject(subject)) is marked \(marking.word). Say why it may be less: because=REASON."
    case .answerUnknown: "No such answer is owed any more. Look at the queue: u."
    case .stepNeedsReason: "Say why the answer is not needed: because=REASON."
    case .extensionNeedsTime: "Say until when: until=+30m."
    }
  }

  private static func by(_ parts: [PartReference]) -> String {
    parts.prefix(6).map { part in
      switch part.key {
      case .agency(let code): "by=\(code.text)"
      case .post(let post): "by=\(post.word)"
      case .officer(let id): "by=\(id.number)"
      case .row(let number): "/\(number)"
      }
    }.joined(separator: ", ")
  }

  private static func spoken(_ key: PartKey) -> String {
    switch key {
    case .agency(let code): code.text
    case .post(let post): post.word
    case .officer(let id): "\(id.number)"
    case .row(let number): "/\(number)"
    }
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nobody" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }

  private static func offered(
    _ moves: [MoveCode], _ number: MatterNumber, _ situation: Situation
  ) -> String {
    if moves.isEmpty { return "Nothing more can be done with it; open a new one." }
    return "Possible now: \(moves.map(\.text).joined(separator: ", "))."
  }

  private static func notFrom(
    _ number: MatterNumber, _ move: MoveCode, _ state: StateCode, _ part: PartReference?,
    _ possible: [MoveCode], _ situation: Situation
  ) -> String {
    guard let matter = situation.matter(number) else { return number.description }
    let standing = said(state.text, of: matter.kind, in: situation)
    let whose = part.map { " for \(self.part($0, of: matter, in: situation))" } ?? ""
    return "\(number) is \(standing)\(whose), so it cannot \(move) now. "
      + offered(possible, number, situation)
  }

  private static func unfit(
    _ kind: KindCode, _ field: FieldCode, _ misfit: FieldMisfit, _ situation: Situation,
    _ now: Moment, _ zone: ZoneRules
  ) -> String {
    let name = said(field.text, of: kind, in: situation)
    switch misfit {
    case .wrongType: return "\(name) is not written like that. Look at its form: F2."
    case .tooLong(let bytes, let limit):
      return "\(name) is too long: \(bytes), at most \(limit). Shorten it."
    case .outOfRange(let range):
      return "\(name) must be \(range.lowerBound) to \(range.upperBound). Give such a number."
    case .choiceUnknown(let text, let choices):
      return "\(name) cannot be \(text). Choose \(list(choices.map(\.text)))."
    case .notKnown(let text):
      return "The room knows no \(text). Name for \(name) what the room has."
    case .ofAnotherKind(let number, let wanted):
      return "\(number) is no \(noun(of: wanted, in: situation)). Name one for \(name)."
    case .inThePast(let moment):
      return "\(clockOrDate(moment, now: now, zone)) has passed. Give for \(name) a time that is "
        + "still to come, such as +30m."
    case .inTheFuture(let moment):
      return "\(clockOrDate(moment, now: now, zone)) is still to come. Give for \(name) a time "
        + "that has passed, such as -5m."
    case .empty: return "\(name) is empty. Say something, or leave it out."
    }
  }
}
