import IncidentEngine
import OperatingPicture

extension Model {
  /// Takes in what the room says; the selection stays on its incident and on its line.
  mutating func follow(_ feed: Feed) -> [Effect] {
    let line = selectedPlace.map { $0 - top }
    let healed = failure != nil && feed.failure == nil
    situation = feed.situation
    board.follow(feed.entries, in: feed.situation)
    now = feed.now
    exerciseMilliseconds = feed.exerciseMilliseconds
    failure = feed.failure
    if healed { outcome = Outcome(kind: .good, text: Phrases.healed) }
    if let line, let place = selectedPlace { top = place - line }
    selectSomething()
    keepSelectionVisible()
    adoptOfficer(feed.entries)
    selectOwnIncident(feed.entries)
    let urgent = feed.entries.contains { entry in
      if case .incidentOpened(_, let draft) = entry.event { return draft.priority == .immediate }
      return false
    }
    return urgent ? [.bell] : []
  }

  /// The officer this desk registered is the one who sits here.
  private mutating func adoptOfficer(_ entries: [Entry]) {
    for entry in entries {
      switch entry.event {
      case .officerRegistered(let id, let details), .officerChanged(let id, let details):
        guard details.account == account else { continue }
        officer = Badge(id: id, name: details.name, post: details.posts.first ?? "")
      default: continue
      }
    }
  }

  /// An incident that this desk opens becomes the selected one.
  private mutating func selectOwnIncident(_ entries: [Entry]) {
    for entry in entries where entry.submission.desk == desk {
      let said = Phrases.happened(entry.event, in: situation)
      let counter = entry.submission.counter
      if ownWords[counter] == nil || entry.event.assignment != nil { ownWords[counter] = said }
      settleUnconfirmed(counter)
      if case .incidentOpened(let number, _) = entry.event {
        selection = number
        panelTop = 0
        keepSelectionVisible()
      }
    }
  }

  /// A line whose confirmation never came turns out to be on disk.
  private mutating func settleUnconfirmed(_ counter: Int64) {
    guard case .line(let entry) = activity, entry.unconfirmed?.counter == counter else { return }
    activity = .board
    outcome = Outcome(kind: .good, text: ownWords.removeValue(forKey: counter) ?? "")
  }

  mutating func take(_ reply: Reply, to counter: Int64) -> [Effect] {
    let said = pending.removeValue(forKey: counter) ?? ""
    switch reply {
    case .accepted(let first, let last): accept(first, last, counter)
    case .rejected(let rejection):
      refuse(Phrases.said(rejection, in: situation, zone: zone), said, counter)
    case .unconfirmed(let why):
      refuse(why, said, counter)
      if case .line(var entry) = activity {
        entry.unconfirmed = LineEntry.Sent(counter: counter, text: said)
        activity = .line(entry)
      }
    }
    return []
  }

  private mutating func accept(
    _ first: EntryNumber, _ last: EntryNumber, _ counter: Int64
  ) {
    let text = ownWords.removeValue(forKey: counter) ?? Phrases.recorded(first, last)
    outcome = Outcome(kind: .good, text: text)
    switch activity {
    case .line(let entry) where entry.awaiting == counter: activity = .board
    case .identity where officer != nil: activity = .board
    case .line, .identity, .board, .help, .leaving: break
    }
  }

  /// The line comes back with what is wrong; nothing typed is lost.
  private mutating func refuse(_ why: String, _ said: String, _ counter: Int64) {
    switch activity {
    case .line(var entry) where entry.awaiting == counter:
      entry.awaiting = nil
      entry.seen = situation.lastNumber
      entry.problem = LineEntry.Problem(text: why)
      activity = .line(entry)
    case .identity(var form):
      form.problem = why
      activity = .identity(form)
    case .line, .board, .help, .leaving:
      if !said.isEmpty { remember(said) }
      outcome = Outcome(kind: .bad, text: why)
    }
  }
}
