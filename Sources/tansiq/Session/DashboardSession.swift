import CPlatform
import CommandLanguage
import CursesTerminal
import Dashboard
import Drill
import DrillRunner
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import TerminalUI

/// The dashboard on the terminal: the main thread is its poll loop.
final class DashboardSession {
  private let room: LiveRoom
  private let inbox: Inbox
  private let desk: String
  private let account: String
  private let clockSource = SystemClock()
  private var clock: RoomClock
  private var model: Model
  private var terminal: CursesTerminal
  private var viewMemory = ViewMemory()
  /// Whether something came since the last frame, and when that was drawn, and until when it says
  /// what is so.
  private var hasNews = true
  private var drawnAt = Moment(milliseconds: 0)
  private var drawnUntil = Moment(milliseconds: 0)
  private var runner: (any ExercisePlayer)?
  private var configuration: WatchedConfiguration
  private let notes: NotesKeeper?
  /// The editor that has the terminal, and what was typed ahead of it.
  private var editor: PersonsEditor?
  private var typedAhead: [TerminalEvent] = []

  /// What other threads have for the loop.
  private final class Inbox: Sendable {
    struct Content {
      var batches: [Batch] = []
      var damage: JournalError?
      var concerns: [(concern: Concern, words: String?)] = []
      var answers: [(counter: Int64, answer: Answer)] = []
    }
    private let content = Guarded(Content())
    let event = cp_event_open()

    /// The answers of a commit come right behind it, all of them here, and wake the loop.
    func put(_ batch: Batch) {
      content.withLock { $0.batches.append(batch) }
      if batch.answers.isEmpty { cp_event_signal(event) }
    }

    func put(_ damage: JournalError) {
      content.withLock { $0.damage = damage }
      cp_event_signal(event)
    }

    func put(_ answer: Answer, to counter: Int64) {
      content.withLock { $0.answers.append((counter, answer)) }
      cp_event_signal(event)
    }

    func put(_ concern: Concern, _ words: String?) {
      content.withLock { $0.concerns.append((concern, words)) }
      cp_event_signal(event)
    }

    func take() -> Content {
      content.withLock { content in
        defer { content = Content() }
        return content
      }
    }
  }

  /// How the loop ended.
  enum Ending {
    case left
    case signal(Int32)
    case hangup
  }

  init(
    _ room: LiveRoom, officer: Officer?, runner: (any ExercisePlayer)?
  ) throws(CommandFailure) {
    let inbox = Inbox()
    let account = Environment.account
    let configuration = WatchedConfiguration()
    do {
      terminal = try CursesTerminal(
        theme: configuration.current.look.theme, wakeDescriptor: inbox.event,
        options: configuration.current.terminalOptions)
    } catch {
      throw CommandFailure(Words.said(error))
    }
    self.room = room
    self.inbox = inbox
    self.configuration = configuration
    self.runner = runner
    self.account = account.name
    desk = Environment.desk
    let reading = clockSource.read()
    let latest = room.latest
    clock = latest.clock
    clock.follow(latest.situation, at: reading)
    model = Model(
      size: terminal.size, situation: latest.situation, zone: room.zone,
      now: clock.time(at: reading), exerciseMilliseconds: clock.exerciseMilliseconds(at: reading),
      officer: officer.map {
        Model.Badge(id: $0.id, name: $0.details.name, post: $0.details.posts.first ?? "")
      },
      account: account.name, desk: desk,
      suggestedName: account.person.isEmpty ? account.name : account.person,
      nextCounter: room.nextCounter(of: desk))
    _ = update(&model, .settings(configuration.current.deskSettings(isNews: false)))
    notes = NotesKeeper(of: latest.situation, at: room.path, account: account.name) {
      cp_event_signal(inbox.event)
    }
    room.listen { inbox.put($0) }
    room.listenForSnapshots { [path = room.path] problem in
      inbox.put(.snapshots, problem.map { Words.noSnapshots($0, of: path) })
    }
    let found = room.foundOnOpening
    if !found.isEmpty { inbox.put(.opening, found.joined(separator: " ")) }
    showInjectsByHand()
  }

  /// Runs until the officer leaves or a signal ends it. The terminal is given back.
  func run() -> Ending {
    defer {
      terminal.close()
      editor?.remove()
      closeNotes()
    }
    terminal.setTitle("tansiq")
    restoreNotes()
    tellOfConfiguration()
    draw()
    let proof = room.prove { [inbox] in inbox.put($0) }
    defer { proof.end() }
    var isPrepared = false
    while true {
      tick()
      playDrill()
      followConfiguration()
      draw()
      let wait = isPrepared ? millisecondsToNextChange() : 0
      for event in terminal.waitForEvents(timeoutMilliseconds: wait) {
        if case .terminate(let signal) = event { return .signal(signal) }
        if case .hangup = event { return .hangup }
        tick()
        if event != .wake { hasNews = true }
        if terminal.isLent, event.isTyped {
          typedAhead.append(event)
        } else if take(event) {
          return .left
        }
      }
      if takeFromEditor() { return .left }
      if takeInbox() { return .left }
      if !isPrepared { isPrepared = model.prepare() }
    }
  }

  /// Keeps the last drafts. Those that no disk takes are said where the person can still copy them.
  private func closeNotes() {
    let lines = model.unsentLines
    if notes?.close() != true, !lines.isEmpty { Output.complain(Words.draftsNotKept(lines)) }
  }

  /// Draws a frame where something came, or the time changes what the last one says. The drill's
  /// clock and the answers to what it sent wake the loop too, and change nothing.
  private func draw() {
    guard hasNews || model.now < drawnAt || model.now >= drawnUntil else { return }
    terminal.draw(view(model, &viewMemory))
    hasNews = false
    drawnAt = model.now
    drawnUntil = model.now.advanced(byMilliseconds: model.millisecondsToNextChange)
  }

  private func take(_ event: TerminalEvent) -> Bool {
    perform(update(&model, .terminal(event)))
  }

  /// Takes what the editor left once it has ended, then what was typed ahead of it.
  private func takeFromEditor() -> Bool {
    guard let ending = terminal.takeLoanEnding(), let ended = editor else { return false }
    editor = nil
    hasNews = true
    var leaves = perform(update(&model, .edited(ended.finish(ending))))
    while !terminal.isLent, !typedAhead.isEmpty {
      leaves = take(typedAhead.removeFirst()) || leaves
    }
    return leaves
  }

  /// Lets the person write in an editor; the loop goes on meanwhile.
  private func edit(_ text: String) {
    do {
      editor = try PersonsEditor(text, on: terminal)
    } catch {
      _ = perform(update(&model, .edited(.failure(error))))
    }
  }

  private func copy(_ text: String) {
    if !configuration.current.copy {
      _ = update(&model, .notice(Words.copyingIsOff))
    } else if !terminal.copy(text) {
      _ = update(&model, .notice(Words.cannotCopy))
    }
  }

  /// Brings back what was typed when the desk was last in the room.
  private func restoreNotes() {
    switch notes?.read() {
    case .notes(let kept): _ = perform(update(&model, .restored(kept)))
    case .damaged(let path): _ = update(&model, .notKept(.setAside(path)))
    case .nothing: break
    case nil: _ = update(&model, .notKept(.unwritten(Words.noPlaceForDrafts)))
    }
  }

  /// Applies a change of the person's settings while the dashboard runs.
  private func followConfiguration() {
    guard configuration.refresh() else { return }
    hasNews = true
    tellOfConfiguration()
    guard configuration.complaint == nil else { return }
    terminal.use(configuration.current.look.theme)
    terminal.useSynchronizedOutput(configuration.current.terminalOptions.synchronizedOutput)
    terminal.redraw()
    _ = perform(update(&model, .settings(configuration.current.deskSettings(isNews: true))))
  }

  private func tellOfConfiguration() {
    _ = update(&model, .concern(.settings, configuration.complaint))
  }

  private func tick() {
    let reading = clockSource.read()
    _ = update(
      &model,
      .tick(
        now: clock.time(at: reading),
        exerciseMilliseconds: clock.exerciseMilliseconds(at: reading)))
  }

  /// Real milliseconds until something on the screen changes by itself; nil when nothing does.
  private func millisecondsToNextChange() -> Int? {
    let permille = model.situation.exercise.map { $0.isRunning ? $0.speedPermille : 0 } ?? 1000
    guard permille > 0 else { return nil }
    var roomMilliseconds = model.millisecondsToNextChange
    if let runner, let elapsed = model.exerciseMilliseconds,
      let next = runner.nextMilliseconds(in: model.situation)
    {
      roomMilliseconds = min(roomMilliseconds, max(0, next - elapsed))
    }
    let real = roomMilliseconds * 1000 / Int64(permille)
    return Int(min(max(real + 1, 20), 3_600_000))
  }

  /// Delivers what the drill has due now, through the same door as everything else.
  private func playDrill() {
    guard runner != nil, let elapsed = model.exerciseMilliseconds,
      model.situation.exercise?.isRunning == true, model.failure == nil
    else { return }
    for request in runner?.due(at: elapsed, in: model.situation) ?? [] {
      send(request)
    }
  }

  private func deliver(_ inject: String) {
    guard let elapsed = model.exerciseMilliseconds,
      let request = runner?.deliver(inject, at: elapsed, in: model.situation)
    else {
      _ = update(&model, .notice(Words.injectNotYet(inject)))
      return
    }
    send(request)
  }

  private func send(_ request: Request) {
    let id = request.id.counter
    room.submit(request) { [inbox] answer in inbox.put(answer, to: -id) }
  }

  private func showInjectsByHand() {
    model.injectsByHand = (runner?.byHand ?? []).map {
      WaitingInject(id: $0.id, text: String($0.message.text.prefix(60)))
    }
  }

  /// What is told of what players were expected to do, and did; nil outside a drill.
  var report: String? {
    guard let runner, let elapsed = model.exerciseMilliseconds else { return nil }
    return runner.results(at: elapsed).map {
      Words.said($0, isOver: runner.hasEnded) + Words.said(leftOut: runner.leftOut, in: room)
    }
  }

  private func takeInbox() -> Bool {
    let taken = inbox.take()
    for (concern, words) in taken.concerns {
      _ = update(&model, .concern(concern, words))
      hasNews = true
    }
    if let damage = taken.damage {
      let text = Words.changedBehind(damage)
      _ = update(&model, damage.isOfFile ? .damaged(text) : .concern(.damage, text))
      hasNews = true
    }
    if let news = notes?.takeNews() {
      hasNews = true
      switch news {
      case .failed(let why): _ = update(&model, .notKept(.unwritten(why)))
      case .recovered: _ = update(&model, .notesKept)
      }
    }
    var leaves = false
    for batch in taken.batches {
      hasNews = true
      let reading = clockSource.read()
      clock = batch.clock
      runner?.follow(batch.entries)
      showInjectsByHand()
      let feed = Feed(
        entries: batch.entries, situation: batch.situation, now: clock.time(at: reading),
        exerciseMilliseconds: clock.exerciseMilliseconds(at: reading),
        failure: batch.failure.map(Words.said))
      if perform(update(&model, .feed(feed))) { leaves = true }
    }
    for (counter, answer) in taken.answers {
      if counter < 0 {
        runner?.take(answer, to: -counter)
      } else {
        hasNews = true
        if perform(update(&model, .answer(counter: counter, reply(answer)))) { leaves = true }
      }
    }
    return leaves
  }

  private func reply(_ answer: Answer) -> Reply {
    switch answer {
    case .accepted(let acceptance), .acceptedBefore(let acceptance):
      .accepted(first: acceptance.first, last: acceptance.last)
    case .rejected(let rejection): .rejected(rejection)
    case .unconfirmed(let error): .unconfirmed(Words.unconfirmed(error))
    case .readOnly(let error): .notWritten(Words.notWritten(error))
    }
  }

  /// Carries out effects; true when the officer leaves.
  private func perform(_ effects: [Effect]) -> Bool {
    for effect in effects {
      switch effect {
      case .submit(let counter, let commands, let occurred, let seen):
        submit(counter, commands, occurred, seen)
      case .deliver(let inject): deliver(inject)
      case .keep(let notes): self.notes?.keep(notes)
      case .bell: terminal.bell()
      case .redraw: terminal.redraw()
      case .setMouse(let on): terminal.setMouse(on)
      case .copy(let text): copy(text)
      case .edit(let text): edit(text)
      case .leave: return true
      }
    }
    return false
  }

  private func submit(
    _ counter: Int64, _ commands: [Command], _ occurred: Moment?, _ seen: EntryNumber?
  ) {
    let author = Author(
      officer: model.officer?.id, post: model.officer?.post ?? "", account: account, desk: desk)
    let request = Request(
      id: SubmissionID(desk: desk, counter: counter), author: author, occurred: occurred,
      seen: seen, commands: commands)
    room.submit(request) { [inbox] answer in inbox.put(answer, to: counter) }
  }
}
