import CommandLanguage

extension Phrases {
  /// What is wrong with a line, and the cure.
  public static func said(_ problem: LineProblem) -> String {
    switch problem.reason {
    case .empty: "Say what is to be done. Tab shows the commands."
    case .tooLong(let limit): "A line has at most \(limit) characters. Shorten it."
    case .unknownVerb(let word, let nearest):
      nearest.map { "There is no command \(word). Did you mean \($0)?" }
        ?? "There is no command \(word). Tab shows them all."
    case .missing(let field, let usage): "\(field) is missing: \(usage)"
    case .unknownOption(let word, let known):
      known.isEmpty
        ? "There is no \(word)= here. Leave it out, or put the word in quotes."
        : "There is no \(word)= here. Use \(known.joined(separator: ", ")), or put it in quotes."
    case .doubledOption(let name): "\(name)= stands here twice. Keep one."
    case .optionWithoutValue(let name): "Nothing follows \(name)=. Add it or drop \(name)=."
    case .noIncidentSelected: "Which incident? Select one, or name it after the command."
    case .incidentUnknown(let text):
      "There is no incident \(text). Type a number from the board, or quotes around words."
    case .taskUnknown(let text): "There is no task \(text). Type it as the panel shows it, like /3."
    case .agencyUnknown(let text, let nearest, let known):
      nearest.map { "There is no agency \(text). Did you mean \($0)?" }
        ?? "There is no agency \(text). Use \(known.prefix(9).joined(separator: ", "))."
    case .agencyAmbiguous(let text, let meanings):
      "\(text) may be \(meanings.prefix(9).joined(separator: ", ")). Type more of it."
    case .resourceUnknown(let text, let nearest):
      nearest.map { "There is no resource \(text). Did you mean \($0)?" }
        ?? "There is no resource \(text). Register it: resource \(text) kind=… agency=…"
    case .wordUnknown(let text, let known):
      "\(text) is none of: \(known.joined(separator: ", "))."
    case .notATime(let text): "\(text) is no time. Type 14:30, -5m, @23:50 or +45m."
    case .timeDoesNotExist(let text):
      "\(text) does not exist today: the clocks go forward. Type a time after the change."
    case .notANumber(let text): "\(text) is no number. Type digits, such as 12."
    case .notCoordinates(let text): "\(text) is no point. Type latitude,longitude in degrees."
    case .notASpeed(let text): "\(text) is no speed. Type a number from 0.1 to 3600."
    case .notACode(let text):
      "\(text) is no code. Use 1 to 15 of a-z, 0-9 and -, a letter first."
    case .injectUnknown(let text, let waiting):
      waiting.isEmpty
        ? "No inject waits for your hand. The others come by themselves."
        : "\(text) does not wait for your hand. Use \(waiting.joined(separator: ", "))."
    case .tabUnknown(let text, let known):
      known.isEmpty
        ? "There are no tabs yet. Filter with /, then keep it: keep NAME."
        : "There is no tab \(text). Use \(known.joined(separator: ", "))."
    case .objectiveUnknown(let text):
      "There is no objective \(text). Type it as the panel shows it, like O1."
    case .matterUnknown(let text, let nearest):
      nearest.map { "There is no \(text). Did you mean \($0)?" }
        ?? "There is no \(text). Tab shows what can be typed there."
    case .notOfMatter(let verb, let matter):
      "\(verb) is not said of \(matter). Put quotes around \(matter) where it is a word."
    case .notOfSelected(let verb, let matter, let possible, let example):
      "\(verb) is not said of \(matter), the selected row. "
        + (possible.isEmpty ? "" : "Say \(possible.prefix(5).joined(separator: ", ")). ")
        + "Of another: \(example)"
    case .noMatterSelected(let verb, let example):
      "No matter is selected to \(verb). Select one, or say its number: \(example)"
    case .nothingOwed(let matter, let agency):
      "\(agency ?? "Nobody") owes no answer on \(matter). Look at its page to see who does."
    case .moveMissing(let matter, let known):
      known.isEmpty
        ? "Nothing can be said of \(matter) now."
        : "Say what happens to \(matter): \(known.prefix(9).joined(separator: ", "))."
    case .surplus(let text, let usage): "\(text) is one word too many: \(usage)"
    case .quoteWithoutEnd: "The quote has no end. Type \" where it ends."
    }
  }
}
