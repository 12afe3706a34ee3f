import CommandLanguage
import IncidentEngine
import TerminalUI

extension Model {
  /// Whether the palette may be opened over what the officer is doing.
  var mayOpenPalette: Bool {
    switch activity {
    case .board, .line, .form, .filter, .search, .arrange, .help: true
    case .leaving, .identity, .palette: false
    }
  }

  /// Whether a key opens the palette; a character does so only on the board.
  func opensPalette(_ key: Key) -> Bool {
    guard mayOpenPalette, keymap.leads(key, to: .palette, on: screen) else { return false }
    switch (activity, key.code) {
    case (.board, _): return true
    case (_, .character): return key.control || key.alt
    default: return true
    }
  }

  mutating func openPalette() {
    paletteIndex.catchUp(with: situation)
    var palette = PaletteState(beneath: activity, actions: paletteActions)
    find(&palette)
    activity = .palette(palette)
  }

  /// Lets `body` work on what lies beneath the palette, which stays as it is.
  mutating func beneathPalette(_ body: (inout Model) -> [Effect]) -> [Effect] {
    guard case .palette(var palette) = activity else { return body(&self) }
    activity = palette.beneath
    let effects = body(&self)
    palette.beneath = activity
    activity = .palette(palette)
    return effects
  }

  mutating func takeInPalette(_ key: Key, _ palette: PaletteState) -> [Effect] {
    var palette = palette
    let shown = paletteLayout.rows
    switch key.code {
    case .escape: return close(palette)
    case .character("c") where key.control: return close(palette)
    case .backspace where palette.field.characters.isEmpty: return close(palette)
    case .enter: return doChosen(palette)
    case .up, .backTab: palette.choose(.up, shown: shown)
    case .down, .tab: palette.choose(.down, shown: shown)
    case .character("p") where key.control: palette.choose(.up, shown: shown)
    case .character("n") where key.control: palette.choose(.down, shown: shown)
    case .pageUp: palette.choose(.pageUp, shown: shown)
    case .pageDown: palette.choose(.pageDown, shown: shown)
    default:
      let before = palette.field.characters
      palette.field.edit(key)
      if palette.field.characters != before { find(&palette) }
    }
    activity = .palette(palette)
    return []
  }

  private mutating func close(_ palette: PaletteState) -> [Effect] {
    activity = palette.beneath
    return []
  }

  mutating func pasteInPalette(_ text: String, _ palette: PaletteState) {
    var palette = palette
    palette.field.insert(text.map { $0.isNewline ? " " : String($0) }.joined())
    find(&palette)
    activity = .palette(palette)
  }

  /// A click chooses a row; another on the same row does it.
  mutating func clickInPalette(
    _ position: Position, _ button: MouseButton, _ palette: PaletteState
  ) -> [Effect] {
    var palette = palette
    let layout = paletteLayout
    switch button {
    case .wheelUp: palette.choose(.up, shown: layout.rows)
    case .wheelDown: palette.choose(.down, shown: layout.rows)
    case .left:
      let row = position.row - layout.top
      let place = palette.first(of: layout.rows) + row
      guard (0..<layout.rows).contains(row), place < palette.result.hits.count,
        position.column < layout.width
      else { return [] }
      if palette.result.hits[place].target == palette.chosen { return doChosen(palette) }
      palette.choose(place, shown: layout.rows)
    case .middle, .right: return []
    }
    activity = .palette(palette)
    return []
  }

  private func find(_ palette: inout PaletteState) {
    let added = palette.actions.map {
      PaletteAddition(name: paletteName(of: $0), summary: $0.summary)
    }
    palette.take(
      searchPalette(palette.field.text, added: added, paletteIndex, in: lineContext))
  }

  private mutating func doChosen(_ palette: PaletteState) -> [Effect] {
    guard let target = palette.chosen else { return [] }
    if let why = row(of: target, palette).obstacle {
      outcome = Outcome(kind: .note, text: why)
      return []
    }
    activity = palette.beneath
    outcome = nil
    if case .line(let entry) = activity { _ = leaveLine(entry) }
    if case .form(let entry) = activity { _ = leaveForm(entry) }
    activity = .board
    if case .added = target {} else { wall = nil }
    let kept = outcome
    let effects = goTo(target, palette)
    if outcome == nil { outcome = kept }
    return effects
  }

  private mutating func goTo(_ target: PaletteTarget, _ palette: PaletteState) -> [Effect] {
    switch target {
    case .added(let place): return perform(palette.actions[place])
    case .verb(let name): openVerb(name)
    case .inject(let id): openLine("inject \(id)")
    case .incident(let number): goTo(number)
    case .agency(let code): goToLane(of: code, nil)
    case .resource(let id): goToResource(id)
    case .matter(let number): goTo(number)
    case .task(let number):
      if let task = situation.assignment(number), task.status.isOpen {
        goToLane(of: task.agency, number)
      } else {
        goTo(number.incident)
      }
    }
    return []
  }

  /// Begins what a verb says: the one place where the palette leads to a verb.
  private mutating func openVerb(_ name: String) {
    guard let verb = offeredVerb(name) else { return }
    if verb.standsAlone { openLine(verb.name) } else { openForm(verb) }
  }

  /// The verb of a name as the palette offers it: that of the selected matter, where it has one.
  func offeredVerb(_ name: String) -> Verb? {
    lineContext.selectedMatter.flatMap { verbs.verb(named: name, of: $0) }
      ?? verbs.verb(named: name)
  }

  /// Shows an incident on the board, whatever hides it there.
  private mutating func goTo(_ number: IncidentNumber) {
    let stays = situation.standing(number)
    if stays != number {
      jump(to: stays)
      outcome = Outcome(kind: .note, text: Phrases.leadsTo(number, stays))
      return
    }
    let isFiltered = filter != nil && boardRows.place(of: number) == nil
    if isFiltered { dropFilter() }
    jump(to: number)
    if isFiltered { outcome = Outcome(kind: .note, text: Phrases.filterDropped(number)) }
  }

  private mutating func goToLane(of agency: AgencyCode, _ task: AssignmentNumber?) {
    show(.agencies)
    lanes.focus(on: task, of: agency)
    keepLaneVisible()
  }

  /// The incident a resource is on; otherwise the line that commits it, or puts it back in service.
  private mutating func goToResource(_ id: ResourceID) {
    guard let resource = situation.resource(id) else { return }
    switch resource.status {
    case .assigned(let commitment):
      if let incident = situation.commitment(commitment)?.incident { goTo(incident) }
    case .available: openLine("commit \(resource.name)")
    case .outOfService: openLine("back \(resource.name)")
    }
  }
}
