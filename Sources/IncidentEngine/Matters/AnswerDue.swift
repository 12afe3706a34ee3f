/// Who owes an answer.
public enum Debtor: Hashable, Sendable {
  case agency(AgencyCode)
  case post(PostCode)
  case officer(OfficerID)

  /// How journals spell it.
  public var text: String {
    switch self {
    case .agency(let code): PartKey.agency(code).text
    case .post(let code): PartKey.post(code).text
    case .officer(let id): PartKey.officer(id).text
    }
  }

  /// Reads what ``text`` writes; nil when it is not that.
  public init?(_ text: some StringProtocol) {
    switch PartKey(text) {
    case .agency(let code): self = .agency(code)
    case .post(let code): self = .post(code)
    case .officer(let id): self = .officer(id)
    case .row, nil: return nil
    }
  }
}

/// An answer that is owed, as a fact says it.
public struct AnswerDue: Hashable, Sendable {
  /// Its number among the answers of the matter, from 1, gapless.
  public let ordinal: Int
  /// The move that answers it.
  public let move: MoveCode
  /// The part it is about; nil for the matter itself.
  public let part: PartReference?
  /// Who owes it.
  public let from: Debtor
  /// Since when.
  public let since: Moment
  /// By when; nil where nothing says so.
  public let due: Moment?

  /// An answer that is owed; see the properties.
  public init(
    ordinal: Int, move: MoveCode, part: PartReference?, from: Debtor, since: Moment, due: Moment?
  ) {
    self.ordinal = ordinal
    self.move = move
    self.part = part
    self.from = from
    self.since = since
    self.due = due
  }

  /// `1 ack addressee.agency.fire agency.fire 1764601200000 1764601800000`, `-` for what is not.
  var text: String {
    let due = due.map { String($0.milliseconds) } ?? "-"
    return "\(ordinal) \(move) \(part?.text ?? "-") \(from.text) \(since.milliseconds) \(due)"
  }

  /// Reads what ``text`` writes; nil when it is not that.
  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 6, let ordinal = Int(digits: words[0]), ordinal > 0,
      let move = MoveCode(words[1]), let from = Debtor(words[3]), let since = Int64(words[4])
    else { return nil }
    let part = words[2] == "-" ? nil : PartReference(words[2])
    let due = words[5] == "-" ? nil : Int64(words[5])
    if (part == nil) != (words[2] == "-") || (due == nil) != (words[5] == "-") { return nil }
    self.init(
      ordinal: ordinal, move: move, part: part, from: from,
      since: Moment(milliseconds: since), due: due.map { Moment(milliseconds: $0) })
    if self.text != text { return nil }
  }
}

/// An answer that is owed, wherever it is: what a reminder or a waiver is about.
public enum AnswerReference: Hashable, Sendable {
  /// The answer of a matter, by its number there.
  case matter(MatterNumber, Int)
  /// The acknowledgement of a task.
  case task(AssignmentNumber)
}

/// A step on the way of an answer that did not come by itself.
public enum AnswerStep: UInt8, Vocabulary {
  case reminded, escalated, extended, waived, noLongerNeeded

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .reminded: "reminded"
    case .escalated: "escalated"
    case .extended: "extended"
    case .waived: "waived"
    case .noLongerNeeded: "no longer needed"
    }
  }

  /// Whether the answer is owed no more.
  public var endsIt: Bool {
    switch self {
    case .waived, .noLongerNeeded: true
    case .reminded, .escalated, .extended: false
    }
  }
}
