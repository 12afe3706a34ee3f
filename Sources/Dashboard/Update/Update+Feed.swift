import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// Takes in what the room says; the selection stays on its incident and on its line.
  mutating func follow(_ feed: Feed) -> [Effect] {
    let line = shown.list.line(in: boardRows)
    let healed = failure != nil && feed.failure == nil
    let written = feed.situation.log.count - situation.log.count
    changes.follow(feed.entries, from: situation.lastNumber, to: feed.situation)
    screen.room.willFollow(in: &self)
    // A room that was read anew may be another than the entries tell.
    let isTold = situation.lastNumber + EntryNumber(feed.entries.count) == feed.situation.lastNumber
    if !isTold { sieve = nil }
    situation = feed.situation
    board.follow(feed.entries, in: feed.situation)
    agencyBoard.follow(feed.entries, in: feed.situation)
    let touched = feed.entries.flatMap { $0.event.incidents(in: feed.situation) }
    sieve?.follow(touched, in: feed.situation)
    paletteIndex.follow(feed.entries, in: feed.situation)
    for other in Screen.allCases {
      other.room.didFollow(lines: written, isShown: isShown(other), in: &self)
    }
    now = feed.now
    exerciseMilliseconds = feed.exerciseMilliseconds
    failure = feed.failure
    refilter(feed.entries)
    notice(feed.entries)
    if healed { outcome = Outcome(kind: .good, text: Phrases.healed(unwritten: drafts.sentCount)) }
    shown.list.keep(line: line, in: boardRows, height: listHeight)
    if selection == nil, !isWriting { selectSomething() }
    adoptOfficer(feed.entries)
    followOwn(feed.entries)
    announce(feed.entries)
    let urgent = feed.entries.contains { entry in
      if case .incidentOpened(_, let draft) = entry.event { return draft.priority == .immediate }
      return false
    }
    return urgent ? [.bell] : []
  }

  /// The latest message from outside stands in the outcome line until something else is said.
  private mutating func announce(_ entries: [Entry]) {
    if entries.contains(where: \.endsExercise), outcome?.kind != .bad {
      outcome = Outcome(kind: .news, text: Phrases.exerciseOver)
      return
    }
    if let news = followedNews(entries), outcome?.kind != .bad {
      outcome = Outcome(kind: .news, text: news)
      return
    }
    let message = entries.last { entry in
      guard case .logEntryWritten(let line) = entry.event, entry.submission.desk != desk else {
        return false
      }
      return line.from != nil || line.kind == .inject
    }
    guard let message, case .logEntryWritten(let line) = message.event, outcome?.kind != .bad
    else { return }
    let from = line.from ?? line.kind.word
    let about = line.incident.map { "\($0) " } ?? ""
    outcome = Outcome(
      kind: .news, text: "\(Phrases.clock(message.occurred, zone)) \(about)\(from): \(line.text)")
  }

  /// What others did last on the incident that is followed.
  private func followedNews(_ entries: [Entry]) -> String? {
    guard let followed = shown.followed else { return nil }
    let news = entries.last { entry in
      entry.submission.desk != desk && entry.event.incidents(in: situation).contains(followed)
    }
    guard let news else { return nil }
    let clock = Phrases.clock(news.occurred, zone)
    if case .logEntryWritten(let line) = news.event {
      return "\(clock) \(followed) \(line.from ?? line.kind.word): \(line.text)"
    }
    return "\(clock) \(Phrases.happened(news.event, in: situation, now: now, zone))"
  }

  /// The officer this desk registered is the one who sits here.
  private mutating func adoptOfficer(_ entries: [Entry]) {
    for entry in entries {
      switch entry.event {
      case .officerRegistered(let id, let details), .officerChanged(let id, let details):
        guard details.account == account else { continue }
        officer = Badge(id: id, name: details.name, post: details.posts.first ?? "")
        if case .identity = activity { activity = .board }
      default: continue
      }
    }
  }

  /// Whether a line is open: then nothing live changes what it is about.
  private var isWriting: Bool {
    switch activity {
    case .line, .form, .filter, .search, .palette: true
    case .board, .help, .leaving, .identity, .arrange: false
    }
  }

  /// Keeps what own entries say for the answer that is still to come.
  private mutating func followOwn(_ entries: [Entry]) {
    for entry in entries where entry.submission.desk == desk {
      let counter = entry.submission.counter
      if case .incidentOpened(let number, _) = entry.event { selectOwn(number, counter) }
      guard pending[counter] != nil || unconfirmed.values.contains(counter) else { continue }
      let weight = entry.event.weight
      if entry.event.name == ownWords[counter]?.kind { ownWords[counter]?.others += 1 }
      let said = Phrases.happened(entry.event, in: situation, now: now, zone)
      if case .actionUndone = entry.event {
        ownWords[counter] = OwnWords(weight: 0, text: said, kind: "", isUndo: true)
      } else if weight > ownWords[counter]?.weight ?? 0 {
        let isUndo = ownWords[counter]?.isUndo ?? false
        ownWords[counter] = OwnWords(
          weight: weight, text: isUndo ? Phrases.takenBack(said) : said, kind: entry.event.name,
          isUndo: isUndo)
      }
    }
    var found: [String] = []
    for counter in Set(unconfirmed.values).sorted() where pending[counter] == nil {
      guard let own = ownWords.removeValue(forKey: counter) else { continue }
      settle(counter)
      found.append(own.text)
    }
    if let last = found.last {
      let said = Phrases.onDiskAfterAll(last, of: found.count)
      let rest = drafts.sentCount
      let text = rest == 0 ? said : "\(said) \(Phrases.notInRoom(rest))"
      outcome = Outcome(kind: .good, text: text)
    }
  }

  /// An incident that this desk opens becomes the selected one, unless another line is being
  /// written.
  private mutating func selectOwn(_ number: IncidentNumber, _ counter: Int64) {
    if case .line(let entry) = activity, entry.awaiting != counter,
      self.counter(of: lineDraft(of: entry)) != counter
    {
      return
    }
    if case .form(let entry) = activity, entry.awaiting != counter,
      self.counter(of: Draft(entry, said: said(entry), in: verbs)) != counter
    {
      return
    }
    panelTop = 0
    shown.list.select(number, in: boardRows, height: listHeight)
  }

  /// A line whose confirmation never came turns out to be on disk.
  private mutating func settle(_ counter: Int64) {
    if case .line(let entry) = activity, self.counter(of: lineDraft(of: entry)) == counter {
      activity = .board
    }
    settleForm(counter)
    drafts.remove(Set(unconfirmed.filter { $0.value == counter }.keys))
    forgetUnconfirmed(counter)
  }

  private mutating func forgetUnconfirmed(_ counter: Int64) {
    unconfirmed = unconfirmed.filter { $0.value != counter }
  }

  mutating func take(_ reply: Reply, to counter: Int64) -> [Effect] {
    var draft = pending.removeValue(forKey: counter) ?? Draft(line: "")
    let inDoubt = unconfirmed.filter { $0.value == counter }.keys
    let alike = Set(inDoubt).union([draft.sentence])
    forgetUnconfirmed(counter)
    switch reply {
    case .accepted(let first, let last):
      drafts.remove(alike)
      accept(first, last, draft.said, counter)
    case .rejected(let rejection):
      refuse(Phrases.said(rejection, in: situation, zone: zone), draft.said, counter)
    case .notWritten(let why) where inDoubt.isEmpty:
      if !draft.said.isEmpty {
        // What was meant for the room waits in the order in which it was said.
        draft.wasSent = true
        drafts.keep(draft)
      }
      refuse(why, draft.said, counter)
    case .unconfirmed(let why), .notWritten(let why):
      if !draft.said.isEmpty {
        // In any order: each is noted for itself.
        for sentence in alike { unconfirmed[sentence] = counter }
        draft.wasSent = true
        keepUnconfirmed(draft)
      }
      refuse(why, draft.said, counter)
    }
    return []
  }

  /// Keeps what was not confirmed. What its draft has become meanwhile is another one.
  private mutating func keepUnconfirmed(_ draft: Draft) {
    var draft = draft
    if let id = draft.id, drafts.draft(id)?.sentence != draft.sentence { draft.id = nil }
    drafts.keep(draft)
  }

  private mutating func accept(
    _ first: EntryNumber, _ last: EntryNumber, _ said: String, _ counter: Int64
  ) {
    let own = ownWords.removeValue(forKey: counter)
    let text =
      own.map { $0.others > 0 ? Phrases.andMore($0.text, $0.others) : $0.text }
      ?? Phrases.recorded(first, last)
    outcome = Outcome(kind: .good, text: text)
    lastDeed = (counter, text)
    formAccepted(said, counter, last)
    guard case .line(var entry) = activity, entry.awaiting == counter else { return }
    // What was typed meanwhile is another line.
    shown.marks.subtract(entry.marked)
    entry.awaiting = nil
    entry.seen = max(entry.seen, last)
    activity = entry.field.text.trimmedBlanks == said ? .board : .line(entry)
  }

  /// The line comes back with what is wrong; nothing typed is lost.
  private mutating func refuse(_ why: String, _ said: String, _ counter: Int64) {
    if formRefused(why, counter) { return }
    switch activity {
    case .line(var entry) where entry.awaiting == counter:
      entry.awaiting = nil
      entry.seen = situation.lastNumber
      entry.problem = LineEntry.Problem(text: why)
      activity = .line(entry)
    case .identity(var form):
      form.problem = why
      activity = .identity(form)
    case .line, .form, .filter, .search, .arrange, .board, .help, .leaving, .palette:
      if !said.isEmpty { remember(said) }
      outcome = Outcome(kind: .bad, text: why)
    }
  }
}

extension Entry {
  /// Whether the clock was stopped by what plays the exercise, rather than by a person.
  fileprivate var endsExercise: Bool {
    guard case .exercisePaused = event else { return false }
    return origin == .room
  }
}
