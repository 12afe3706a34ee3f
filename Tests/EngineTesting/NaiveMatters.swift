import IncidentEngine

/// What a book of matters should hold, kept the plain way: a second opinion on the engine.
///
/// Written from the specification. Of the engine it uses the words that kinds and commands are made
/// of, and none of its code. Slow and straightforward: dictionaries and strings.
package struct NaiveMatters {
  package struct Person {
    package var agency: String?
    package var post: String

    package init(agency: String?, post: String) { (self.agency, self.post) = (agency, post) }
  }

  package struct Scene {
    package var isOpen: Bool
    package var isHot: Bool
    package var lead: String?

    package init(isOpen: Bool, isHot: Bool, lead: String?) {
      (self.isOpen, self.isHot, self.lead) = (isOpen, isHot, lead)
    }
  }

  struct Part: Equatable {
    var code: String
    /// Such as `agency.fire` or `row.3`.
    var key: String
    var state: String?
    var values: [String: FieldValue]

    var row: Int? { key.hasPrefix("row.") ? Int(key.dropFirst(4)) : nil }
    var agency: String? { key.hasPrefix("agency.") ? String(key.dropFirst(7)) : nil }
    var id: String { "\(code).\(key)" }
  }

  struct Wait: Equatable {
    var ordinal: Int
    var move: String
    var part: String?
    var from: String
    var due: Int64?
  }

  struct Deed {
    var officer: Int
    var isForOthers: Bool
  }

  struct Item {
    var number: String
    var kind: Int
    var incident: String?
    var opened: Int64
    var maker: Int
    var marking: Marking
    var state: String
    var values: [String: FieldValue]
    var parts: [Part] = []
    var waits: [Wait] = []
    var answers = 0
    var rows = 0
    var deeds: [Deed] = []
    var touched = 0
  }

  /// What a desk did last, with how everything it touched had been.
  struct Action {
    var sequence: Int
    var isTold = false
    var isUndone = false
    /// Matters and resources in the order in which they were touched, and whether for ever.
    var steps: [(what: String, isFinal: Bool)] = []
    var before: [String: Item] = [:]
    var opened: [String: Item] = [:]
    var committed: [Int] = []
    /// Links that were made or taken away, in order.
    var links: [(link: [String], isMade: Bool)] = []
  }

  /// A rejection, by the name of its case.
  struct Refused: Error { var name: String }

  let kinds: [MatterKind]
  let people: [Int: Person]
  let scenes: [String: Scene]
  let agencies: [String]
  var items: [String: Item] = [:]
  /// How many of each prefix.
  var counts: [String: Int] = [:]
  /// Which incident holds a resource.
  var resources: [Int: String?]
  var resourceTouched: [Int: Int] = [:]
  var links: [[String]] = []
  var actions: [String: Action] = [:]
  var sequence = 0
  var now: Int64 = 0
  var occurred: Int64 = 0
  var action = Action(sequence: 0)
  var followDepth = 0
  var followCount = 0

  package init(
    kinds: [MatterKind], people: [Int: Person], scenes: [String: Scene], agencies: [String],
    resources: [Int]
  ) {
    (self.kinds, self.people, self.scenes) = (kinds, people, scenes)
    self.agencies = agencies
    self.resources = Dictionary(uniqueKeysWithValues: resources.map { ($0, nil) })
  }

  /// Notes that a desk did something last that cannot be taken back.
  package mutating func noteFinalDeed(at desk: String) {
    actions[desk] = Action(sequence: 0, isTold: true)
  }

  /// The name of the rejection that a submission meets; nil when it is accepted.
  package mutating func submit(_ submission: Submission) -> String? {
    var trial = self
    trial.sequence += 1
    trial.now = submission.time.milliseconds
    trial.occurred = (submission.occurred ?? submission.time).milliseconds
    trial.action = Action(sequence: trial.sequence)
    trial.followCount = 0
    let desk = submission.id.desk
    do {
      let officer = submission.author.officer?.number ?? 0
      for command in submission.commands {
        switch command {
        case .matter(let command): try trial.obey(command, officer)
        case .undo: try trial.undo(desk)
        default: preconditionFailure("the book of matters knows no \(command)")
        }
      }
      trial.actions[desk] = trial.action
      self = trial
      return nil
    } catch let refused as Refused {
      return refused.name
    } catch {
      return "\(error)"
    }
  }

  package var numbers: [String] { items.keys.sorted() }
  package func kind(of number: String) -> MatterKind? { items[number].map { kinds[$0.kind] } }
  package func parts(of number: String) -> [String] { items[number]?.parts.map(\.key) ?? [] }
  package func owed(of number: String) -> [Int] { items[number]?.waits.map(\.ordinal) ?? [] }

  mutating func obey(_ command: MatterCommand, _ officer: Int) throws {
    switch command {
    // Kinds are declared with their first use here.
    case .declare: throw fail(.kindKnown)
    case .open(let draft): _ = try open(draft, officer, asks: true)
    case .change(let revision): try change(revision, officer)
    case .move(let deed): try move(deed, officer, asks: true)
    case .link(let fact): try link(fact)
    case .mark(let subject, let marking, let reason): try mark(subject, marking, reason)
    case .step(let fact): try step(fact)
    }
  }

  func fail(_ kind: MatterRejectionKind) -> Refused { Refused(name: kind.rawValue) }

  /// Keeps how a matter was before this submission, and that it was touched.
  mutating func touch(_ number: String, isFinal: Bool = false) {
    if action.before[number] == nil, action.opened[number] == nil {
      action.before[number] = items[number]
    }
    action.steps.append((number, isFinal))
    items[number]?.touched = sequence
  }

  func standing(_ number: MatterNumber) throws -> Item {
    guard let item = items[number.description] else { throw fail(.unknown) }
    if item.state == "void" { throw fail(.void) }
    return item
  }

  private mutating func link(_ fact: LinkFact) throws {
    for subject in [fact.subject, fact.other] {
      switch subject {
      case .matter(let number):
        if items[number.description] == nil { throw fail(.subjectUnknown) }
      case .incident(let number):
        if scenes[number.description] == nil { throw fail(.subjectUnknown) }
      case .task, .log: throw fail(.subjectUnknown)
      }
    }
    if fact.subject == fact.other { throw fail(.linkToItself) }
    let link = [fact.subject.text, fact.link.text, fact.other.text]
    if fact.isRemoved {
      guard let place = links.firstIndex(of: link) else { throw fail(.linkUnknown) }
      links.remove(at: place)
      action.links.append((link, false))
    } else {
      if links.contains(link) { throw fail(.linkAlready) }
      links.append(link)
      action.links.append((link, true))
    }
  }

  private mutating func mark(_ subject: Subject, _ marking: Marking, _ reason: String?) throws {
    guard case .matter(let number) = subject, let item = items[number.description] else {
      throw fail(.subjectUnknown)
    }
    if item.marking == marking { throw fail(.markingAlready) }
    if item.state == "void" { throw fail(.void) }
    if marking.rawValue < item.marking.rawValue, (reason ?? "").isEmpty {
      throw fail(.loweringNeedsReason)
    }
    touch(number.description)
    items[number.description]?.marking = marking
  }

  private mutating func step(_ fact: AnswerStepFact) throws {
    guard case .matter(let number, let ordinal) = fact.answer else { throw fail(.answerUnknown) }
    let item = try standing(number)
    guard let place = item.waits.firstIndex(where: { $0.ordinal == ordinal }) else {
      throw fail(.answerUnknown)
    }
    switch fact.step {
    case .waived, .noLongerNeeded:
      if (fact.reason ?? "").isEmpty { throw fail(.stepNeedsReason) }
      touch(number.description)
      items[number.description]?.waits.remove(at: place)
    case .extended:
      guard let until = fact.until else { throw fail(.extensionNeedsTime) }
      if until.milliseconds <= occurred { throw Refused(name: "dueInPast") }
      touch(number.description)
      action.isTold = true
      items[number.description]?.waits[place].due = until.milliseconds
    case .reminded, .escalated:
      touch(number.description)
      action.isTold = true
    }
  }
}
