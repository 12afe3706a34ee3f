import CommandLanguage
import Dashboard
import EngineSamples
import IncidentEngine
import OperatingPicture
import TerminalUI

/// An officer who does anything, at a desk whose room goes on and whose window changes.
///
/// The same seed always does the same.
package struct RandomDesk {
  package internal(set) var room: LayoutRoom
  package private(set) var model: Model
  /// What the selection or the focus may not do and did; nil while they do nothing wrong.
  package private(set) var fault: String?
  var random: SampleRandom
  private var pending: [Effect] = []

  /// Where a walk begins.
  package struct Start {
    let room: LayoutRoom
    let model: Model

    init(_ room: LayoutRoom, isKnown: Bool = true) {
      self.room = room
      model = room.model(Size(columns: 80, rows: 24), isKnown: isKnown)
    }
  }

  /// Rooms live and exercise, empty and full, plain and hostile, and a desk that nobody sits at.
  package static func starts() throws -> [Start] {
    let rooms = try [
      LayoutRoom(incidents: 0), LayoutRoom(incidents: 3, hostile: true), LayoutRoom(incidents: 5),
      LayoutRoom(incidents: 9), LayoutRoom(incidents: 14, kind: .exercise, hostile: true),
      LayoutRoom(incidents: 12, hostile: true), LayoutRoom(incidents: 7, kind: .exercise),
      LayoutRoom(incidents: 34, kind: .exercise, agencies: 12),
      LayoutRoom(incidents: 45, hostile: true, agencies: 9),
    ]
    return rooms.map { Start($0) } + [Start(rooms[1], isKnown: false)]
  }

  package init(seed: UInt64, starts: [Start]) {
    random = SampleRandom(seed: seed)
    let start = starts[Int(random.next() % UInt64(starts.count))]
    room = start.room
    model = start.model
    resize(randomSize())
    // As often at one of the other screens as at the board.
    for scalar in pick(["", "", "", "2", "3", "5", "3s", "2l"]).unicodeScalars {
      act(.key(Key(.character(scalar))))
    }
  }

  package mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// From 1 by 1 to 500 by 200, most of them such as people have.
  package mutating func randomSize() -> Size {
    switch below(200) {
    case 0: Size(columns: 500, rows: 200)
    case 1: Size(columns: 1, rows: 1)
    case 2..<12: Size(columns: 1 + below(500), rows: 1 + below(12))
    case 12..<22: Size(columns: 1 + below(20), rows: 1 + below(200))
    case 22..<42: Size(columns: 1 + below(60), rows: 1 + below(20))
    case 42..<44: Size(columns: 160 + below(340), rows: 40 + below(160))
    default: Size(columns: 40 + below(70), rows: 10 + below(20))
    }
  }

  /// Does one thing and says what. A change of size comes back instead: the terminal makes it.
  package mutating func step() -> (said: String, size: Size?) {
    if !pending.isEmpty, below(2) == 0 { return (answer(), nil) }
    switch below(100) {
    case 0..<64: return (press(), nil)
    case 64..<69: return (click(), nil)
    case 69..<73: return (paste(), nil)
    case 73..<80:
      let size = randomSize()
      return ("\(size.columns)x\(size.rows)", size)
    case 80..<93: return (happen(), nil)
    case 93..<97: return (pass(), nil)
    default: return (disturb(), nil)
    }
  }

  /// The window has this size now.
  package mutating func resize(_ size: Size) { live(.terminal(.resize(size))) }

  /// What the officer does; asks the room for what comes of it.
  mutating func act(_ event: TerminalEvent) {
    pending += update(&model, .terminal(event)).filter { effect in
      switch effect {
      case .submit, .edit, .deliver: true
      case .keep, .bell, .redraw, .setMouse, .copy, .leave: false
      }
    }
  }

  /// What happens without the officer: what is in focus stays in focus while it is there.
  mutating func live(_ input: Input, own: [Entry] = []) {
    let before = (model.selection, model.focus)
    let mayVanish = if case .tick = input { true } else { false }
    _ = update(&model, input)
    checkFocus(from: before.1)
    guard model.selection != before.0, let selected = before.0 else { return }
    let isOwn = own.contains { entry in
      if case .incidentOpened(let number, _) = entry.event {
        number == model.selection
      } else {
        false
      }
    }
    if isOwn || mayVanish && !isListed(selected) { return }
    fault = "the selection went from \(selected) to \(model.selection.map { "\($0)" } ?? "none")"
  }

  /// The screen stays, and so does the row in focus unless it vanished; the board's own is its
  /// selection.
  private mutating func checkFocus(from before: Focus) {
    let isKept =
      switch (before, model.focus) {
      case (.incident, .incident): true
      case (.task(let old, let lane), .task(let new, let now)):
        lane == now && (old == new || !isOpen(old, lane))
      case (.row(let old, let scope), .row(let new, let now)):
        scope == now && (old == new || !isShown(old, scope))
      case (.line(let old), .line(let new)): old == new || old == nil
      // A tab or a filter may let a row of the registers go; the screen stays.
      case (.register, .register): true
      case (.incident, _), (.task, _), (.row, _), (.line, _), (.register, _): false
      }
    if !isKept { fault = "the focus went from \(before) to \(model.focus)" }
  }

  private func isOpen(_ task: AssignmentNumber?, _ agency: AgencyCode?) -> Bool {
    guard let assignment = task.flatMap({ model.situation.assignment($0) }) else { return false }
    return assignment.status.isOpen && assignment.agency == agency
  }

  private func isShown(_ subject: TimelineSubject?, _ scope: TimelineScope) -> Bool {
    let order = model.situation.incidents.map(\.number)
    return subject.map { [situation = model.situation] in
      Timeline(scope, in: situation, order: order).subjects.contains($0)
    } ?? false
  }

  /// Whether an incident is in the list, seen on a screen on which all of it has room.
  private func isListed(_ number: IncidentNumber) -> Bool {
    var tall = model
    for key in [Key(.escape), Key(.character("1"))] { _ = update(&tall, .terminal(.key(key))) }
    let size = Size(columns: 60, rows: 30 + 2 * tall.situation.incidents.count)
    _ = update(&tall, .terminal(.resize(size)))
    return view(tall).rows.contains { $0.text.dropFirst(2).hasPrefix("\(number) ") }
  }

  /// The room answers the oldest thing that was asked for.
  private mutating func answer() -> String {
    switch pending.removeFirst() {
    case .submit(let counter, let commands, let occurred, let seen):
      if below(12) == 0 {
        let why = "The disk is \(room.word(below(14)))."
        let isRefused = below(3) == 0
        live(.answer(counter: counter, isRefused ? .notWritten(why) : .unconfirmed(why)))
        return isRefused ? "not written" : "unconfirmed"
      }
      do {
        let entries = try room.answer(commands, counter: counter, occurred: occurred, seen: seen)
        live(room.feed(entries), own: entries)
        guard let first = entries.first, let last = entries.last else { return "answered before" }
        live(.answer(counter: counter, .accepted(first: first.number, last: last.number)))
        return "accepted \(commands)"
      } catch {
        live(.answer(counter: counter, .rejected(error)))
        return "rejected"
      }
    case .edit(let text):
      let word = room.word(below(14))
      _ = update(&model, .edited(below(3) == 0 ? .failure(.notFound(word)) : .success(text + word)))
      return "edited"
    case .deliver(let inject):
      _ = update(&model, .notice("\(inject): \(room.word(below(14)))"))
      return "no inject"
    case .keep, .bell, .redraw, .setMouse, .copy, .leave: return "nothing"
    }
  }
}
