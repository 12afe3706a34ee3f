/// What does not fit about a row of a journal.
public enum Damage: Error, Hashable, Sendable {
  /// A number is missing or out of turn.
  case number(EntryNumber, expected: EntryNumber)
  /// The body does not hash to its commitment.
  case commitment(EntryNumber)
  /// The row does not hash to its chain: a column was changed, or a row before it.
  case chain(EntryNumber)
  /// The entry that opens the room says another format than its journal: one of the two was changed.
  case format(EntryNumber, said: ChainFormat, journal: ChainFormat)
  /// The origin is none that is known.
  case origin(EntryNumber)
  /// Nothing is wrong with it: a newer program wrote it. `JournalError` tells that apart.
  case newer(EntryNumber, NewerFact)
  /// The body cannot be read.
  case body(EntryNumber, BodyError)
  /// The entry does not fit the situation before it.
  case fold(FoldError)

  /// The entry that does not fit.
  public var number: EntryNumber {
    switch self {
    case .number(_, let expected): expected
    case .commitment(let number), .chain(let number), .origin(let number): number
    case .format(let number, _, _): number
    case .newer(let number, _): number
    case .body(let number, _): number
    case .fold(.numberOutOfTurn(let number, _)), .fold(.unknownSubject(let number)),
      .fold(.numberNotNext(let number)):
      number
    }
  }

  /// What it means that the body of an entry could not be read.
  init(_ error: BodyError, at number: EntryNumber) {
    switch error.reason {
    case .malformed: self = .body(number, error)
    case .newer(let fact): self = .newer(number, fact)
    }
  }
}
