/// The matters of a room, with their kinds and links, and what the room adopted.
@usableFromInline struct MatterBook: Sendable, Equatable {
  /// The kinds, in order of their first declaration, each as it was declared last.
  var kinds: [MatterKind] = []
  /// Where the matters of each kind stand, in the order of their numbers.
  var places: [ChunkedIndices] = []
  /// All matters, in order of opening.
  @usableFromInline var matters = ChunkedArray<Matter>()
  /// Where those about an incident stand.
  var ofIncident = KeyTable<IncidentNumber, [Int32]>()
  /// The links, in order of making; one that was taken away is marked.
  var links = ChunkedArray<LinkFact>()
  /// Which links a subject has.
  var linksOf = KeyTable<Subject, [Int32]>()
  /// How many matters wait for an answer.
  var waiting = 0
  /// What open matters book.
  var bookings = KeyTable<BookedThing, [BookedInterval]>()
  /// Markings of what is no matter.
  var markings = KeyTable<Subject, Marking>()
  /// Steps of the answers to tasks.
  var taskSteps = KeyTable<AssignmentNumber, [AwaitedAnswer.Step]>()
  /// What the room adopted, in order; the last counts.
  var terms: [Standing<RoomTerms>] = []
  /// The scenario that the room adopted.
  var scenario: AdoptedScenario?

  @usableFromInline init() {}
}

/// A scenario as a room adopted it: its text is in the journal.
public struct AdoptedScenario: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// The SHA-256 of its text, 64 hexadecimal digits.
  public let hash: String
  /// Its text.
  public let text: String

  /// A scenario; see the properties.
  public init(name: String, hash: String, text: String) {
    self.name = name
    self.hash = hash
    self.text = text
  }
}

extension Situation {
  var matterBook: MatterBook {
    _read { yield parts.value.register.value.book.value }
    _modify { yield &parts.value.register.value.book.value }
  }

  /// The kinds of matters that the room used, in order of their first use.
  public var matterKinds: [MatterKind] { matterBook.kinds }

  /// A kind that the room used; nil when it did not.
  public func matterKind(_ code: KindCode) -> MatterKind? {
    matterBook.kinds.first { $0.code == code }
  }

  /// The kind of a prefix; nil when the room used none.
  public func matterKind(prefix: NumberPrefix) -> MatterKind? {
    matterBook.kinds.first { $0.prefix == prefix }
  }

  /// All matters, in order of opening.
  public var matters: ChunkedArray<Matter> { matterBook.matters }

  /// Where a matter stands in ``matters``; nil when there is none.
  public func place(of number: MatterNumber) -> Int? {
    guard let kind = matterBook.kinds.firstIndex(where: { $0.prefix == number.prefix }) else {
      return nil
    }
    let places = matterBook.places[kind]
    guard number.ordinal > 0, number.ordinal <= places.count else { return nil }
    return places[number.ordinal - 1]
  }

  /// The matter with this number; nil when there is none.
  public func matter(_ number: MatterNumber) -> Matter? {
    place(of: number).map { matterBook.matters[$0] }
  }

  /// How many matters a kind has, those that were taken away among them.
  public func matterCount(_ kind: KindCode) -> Int {
    matterBook.kinds.firstIndex { $0.code == kind }.map { matterBook.places[$0].count } ?? 0
  }

  /// The matters of a kind, in the order of their numbers.
  public func matters(of kind: KindCode) -> [Matter] {
    guard let place = matterBook.kinds.firstIndex(where: { $0.code == kind }) else { return [] }
    let places = matterBook.places[place]
    return (0..<places.count).map { matterBook.matters[places[$0]] }
  }

  /// The matters about an incident, opened on it or linked to it, in order of opening.
  public func matters(about number: IncidentNumber) -> [Matter] {
    var places = Set((matterBook.ofIncident[number] ?? []).map(Int.init))
    for link in links(of: .incident(number)) {
      for case .matter(let other) in [link.subject, link.other] {
        if let place = place(of: other) { places.insert(place) }
      }
    }
    return places.sorted().map { matterBook.matters[$0] }
  }

  /// The links of a subject that stand, in order of making.
  public func links(of subject: Subject) -> [LinkFact] {
    (matterBook.linksOf[subject] ?? []).map { matterBook.links[Int($0)] }
      .filter { !$0.isRemoved }
  }

  /// Every link that was made, in order of making; one that was taken away says so.
  public var madeLinks: ChunkedArray<LinkFact> { matterBook.links }

  /// What is marked and is no matter, in order.
  public var markedSubjects: [Subject] { matterBook.markings.map(\.key).sorted() }

  /// How confidential something is that is no matter; nil where nobody said.
  public func marking(of subject: Subject) -> Marking? {
    if case .matter(let number) = subject { return matter(number)?.marking }
    return matterBook.markings[subject]
  }

  /// What was done about the acknowledgement of a task, in order.
  public func answerSteps(of task: AssignmentNumber) -> [AwaitedAnswer.Step] {
    matterBook.taskSteps[task] ?? []
  }

  /// What the room adopted last; what holds without settings where it adopted nothing.
  public var terms: RoomTerms { matterBook.terms.last?.value ?? RoomTerms() }

  /// What the room adopted, in order.
  public var termsHistory: [Standing<RoomTerms>] { matterBook.terms }

  /// The scenario that the room adopted; nil where it adopted none.
  public var adoptedScenario: AdoptedScenario? { matterBook.scenario }

  /// How many matters wait for an answer.
  public var waitingMatterCount: Int { matterBook.waiting }

  /// Whether a matter still asks for something: its state is open, or an answer is owed.
  public func isOpen(_ matter: Matter) -> Bool {
    if matter.isVoid { return false }
    let state = matterKind(matter.kind)?.state(matter.state)
    return state?.isOpen ?? true || !matter.awaits.isEmpty
  }
}
