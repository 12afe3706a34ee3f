/// What is said about mistakes of the text itself; `FieldPhrase` says what is wrong with a value.
enum Phrase {
  static let fileEmpty = YAMLMistake(
    at: .start, what: "The file is empty.",
    cure: "Begin with `format: 1`, or look whether this is the right file.")

  static let noMemory = YAMLMistake(
    at: .start, what: "There is not enough memory to read the file.",
    cure: "Close other programs and try again.")

  static func fileTooLarge(most: Int) -> YAMLMistake {
    YAMLMistake(
      at: .start, what: "The file is larger than \(most) bytes.",
      cure: "Split it, or look whether this is the right file.")
  }

  static func tooDeep(at place: YAMLPlace, most: Int) -> YAMLMistake {
    YAMLMistake(
      at: place, what: "Lists and keys are nested more than \(most) deep.",
      cure: "Look for brackets that are never closed here.")
  }

  static func tooMany(at place: YAMLPlace, most: Int) -> YAMLMistake {
    YAMLMistake(
      at: place, what: "The file has more than \(most) items.",
      cure: "Split it, or look whether this is the right file.")
  }

  static func notText(at place: YAMLPlace) -> YAMLMistake {
    YAMLMistake(
      at: place, what: "A byte here is not text: it is no UTF-8, or a control character.",
      cure: "Save the file as UTF-8 and type this character again.")
  }

  static func anchor(at place: YAMLPlace) -> YAMLMistake {
    YAMLMistake(
      at: place, what: "Anchors and references (`&name`, `*name`) are not used in this file.",
      cure: "Write the text out, or put it in quotes if it really begins with `&` or `*`.")
  }

  static func tag(at place: YAMLPlace) -> YAMLMistake {
    YAMLMistake(
      at: place, what: "Tags (`!name`) are not used in this file.",
      cure: "Remove the tag, or put the text in quotes if it really begins with `!`.")
  }

  static func secondDocument(at place: YAMLPlace) -> YAMLMistake {
    YAMLMistake(
      at: place, what: "A second document begins here (`---`).",
      cure: "Keep one document in a file: remove this line, or move what follows to its own file.")
  }

  static func keyNotText(at place: YAMLPlace) -> YAMLMistake {
    YAMLMistake(
      at: place, what: "A list or a mapping stands where a key should.",
      cure: "Write a plain word before the colon; put text that begins with `{` or `[` in quotes.")
  }

  /// What libyaml found, in the words of a person who writes such a file.
  static func syntax(_ problem: String, at place: YAMLPlace, began: YAMLPlace?) -> YAMLMistake {
    for known in knownProblems where problem.hasPrefix(known.problem) {
      guard known.isToldWhereItBegan, let began else {
        return YAMLMistake(at: place, what: known.what, cure: known.cure)
      }
      return YAMLMistake(at: began, what: known.what, cure: known.cure)
    }
    let said = problem.isEmpty ? "" : " (\(problem))"
    return YAMLMistake(
      at: place, what: "The file cannot be read from here on\(said).",
      cure: "Look at the indentation, the quotes and the colons of this line and the one before.")
  }

  private struct KnownProblem {
    let problem: String
    let what: String
    let cure: String
    var isToldWhereItBegan = false
  }

  private static let knownProblems = [
    KnownProblem(
      problem: "found a tab", what: "A tab stands where spaces should.",
      cure: "Indent with spaces only."),
    KnownProblem(
      problem: "found character that cannot start", what: "This character cannot begin a value.",
      cure: "Indent with spaces, not tabs; put text that begins with @, `, % or | in quotes."),
    KnownProblem(
      problem: "mapping values are not allowed", what: "A colon stands where none can.",
      cure: "Put text that contains a colon and a space in quotes, or mend the indentation."),
    KnownProblem(
      problem: "did not find expected key", what: "A key is expected here.",
      cure: "Indent this line like the keys above it, and close any quotes before it."),
    KnownProblem(
      problem: "did not find expected '-'", what: "An item of the list is expected here.",
      cure: "Begin the item with `- `, or indent this line like the keys above it."),
    KnownProblem(
      problem: "could not find expected ':'", what: "A key without a colon.",
      cure: "Write `key: value`; a text over several lines is indented more than its key.",
      isToldWhereItBegan: true),
    KnownProblem(
      problem: "found unexpected end of stream", what: "A quote that opens here is never closed.",
      cure: "Close the text with the same quote.", isToldWhereItBegan: true),
    KnownProblem(
      problem: "did not find expected ',' or ']'", what: "A list that opens here is not closed.",
      cure: "Put a comma between items and `]` after the last one.", isToldWhereItBegan: true),
    KnownProblem(
      problem: "did not find expected ',' or '}'", what: "A brace that opens here is not closed.",
      cure: "Put a comma between keys and `}` after the last one.", isToldWhereItBegan: true),
    KnownProblem(
      problem: "found unknown escape character", what: "A backslash before an unknown letter.",
      cure: "Write the backslash twice, or use single quotes."),
    KnownProblem(
      problem: "block sequence entries are not allowed", what: "A list cannot begin here.",
      cure: "Begin the list on the line below its key, indented."),
    KnownProblem(
      problem: "found undefined tag handle", what: "Tags (`!name`) are not used in this file.",
      cure: "Remove the tag, or put the text in quotes if it really begins with `!`."),
    KnownProblem(
      problem: "did not find expected alphabetic", what: "`*` or `&` begins a reference here.",
      cure: "Put text that begins with `*` or `&` in quotes."),
    KnownProblem(
      problem: "did not find expected <document start>", what: "The file ends before this line.",
      cure: "Indent this line like the lines above it, and remove `...` or `%` at its beginning."),
  ]
}
