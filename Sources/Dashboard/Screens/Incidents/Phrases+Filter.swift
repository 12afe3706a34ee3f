import CommandLanguage

extension Phrases {
  /// What is wrong with a filter, and the cure.
  public static func said(_ problem: FilterProblem) -> String {
    switch problem.reason {
    case .empty: "Say what to show, like overdue or priority<=2. Tab shows what there is."
    case .tooLong(let limit): "A filter has at most \(limit) characters. Shorten it."
    case .tooDeep(let limit): "Parentheses go at most \(limit) deep. Leave some out."
    case .quoteWithoutEnd: "The quote has no end. Type \" where it ends."
    case .parenthesisWithoutEnd: "This ( has no end. Type ) where it ends."
    case .parenthesisWithoutStart: "No ( belongs to this ). Leave it out, or type ( before."
    case .conditionMissing(let word):
      word.map { "A condition is missing after \($0). Type one, like overdue, or drop \($0)." }
        ?? "A condition is missing here. Type one, like overdue or agency=fire."
    case .unknownWord(let word, let nearest):
      nearest.map { "\(word) is no word of a filter. Did you mean \($0)? Text goes in quotes." }
        ?? "\(word) is no word of a filter. Put text to look for in quotes."
    case .unknownField(let word, let nearest, let known):
      nearest.map { "There is no field \(word). Did you mean \($0)?" }
        ?? "There is no field \(word). Use \(known.joined(separator: ", "))."
    case .unknownOperator(let sign, let meant):
      meant.map { "\(sign) is no operator. Type \($0) instead." }
        ?? "\(sign) is no operator. Use = != < <= > >= or ~ (contains)."
    case .operatorWithoutField(let sign):
      "\(sign) needs a field before it, like priority\(sign)2. Put text that holds it in quotes."
    case .operatorMissing(let field, let known):
      "\(field) needs an operator and a value. Use \(known.joined(separator: " ")) after it."
    case .operatorUnfit(let sign, let field, let known):
      "\(field) cannot be compared by \(sign). Use \(known.joined(separator: " "))"
    case .wordWithOperator(let word): "\(word) stands without an operator. Drop what follows it."
    case .valueMissing(let said): "Nothing follows \(said). Add a value; Tab shows them."
    case .valueUnknown(let text, let field, let known):
      "\(field) is never \(text). Use \(known.joined(separator: ", "))."
    case .agencyUnknown(let text, let nearest, let known):
      nearest.map { "There is no agency \(text). Did you mean \($0)?" }
        ?? "There is no agency \(text). Use \((known.prefix(9) + ["none"]).joined(separator: ", "))."
    case .agencyAmbiguous(let text, let meanings):
      "\(text) may be \(meanings.prefix(9).joined(separator: ", ")). Type more of it."
    case .durationMissing(let word): "Nothing follows \(word). Add how long: \(word) 20m"
    case .notADuration(let text): "\(text) is no length of time. Type 20m, 1h30m or 2d."
    case .notATime(let text): "\(text) is no time. Type 14:30, @23:50, or -2h for two hours ago."
    case .timeDoesNotExist(let text):
      "\(text) does not exist: the clocks go forward then. Type a time after the change."
    case .notACount(let text): "\(text) is no count. Type a number from 0 to 999999."
    case .notAnIncidentNumber(let text):
      "\(text) is no number of an incident. Type one as the board shows it, like 26-0003."
    }
  }
}
