import CommandLanguage
import IncidentEngine
import OperatingPicture

extension Model {
  /// What the palette offers of the key table on this screen: the screens, then what the hint line
  /// names, then the others. An action without a key is offered, too.
  var paletteActions: [KeyBinding] {
    let isSearching = shown.search != nil
    var known: Set<Action> = [.palette]
    let offered = (keymap.bindings + Keymap.standard.bindings).filter { binding in
      binding.screens.contains(screen) && (isSearching || !binding.onlyInSearch)
        && known.insert(binding.action).inserted
    }
    return offered.enumerated().sorted { one, other in
      (paletteRank(one.element), one.offset) < (paletteRank(other.element), other.offset)
    }.map(\.element)
  }

  private func paletteRank(_ binding: KeyBinding) -> Int {
    if screen(of: binding) != nil { return -1 }
    return binding.hintRank ?? (binding.group.isMoving ? 200 : 100)
  }

  /// The screen that a key leads to; nil for other keys.
  private func screen(of binding: KeyBinding) -> Screen? {
    Screen.allCases.first { $0.action == binding.action }
  }

  /// What a key is called in the palette.
  func paletteName(of binding: KeyBinding) -> String {
    screen(of: binding)?.name ?? binding.hint
  }

  /// An entry of the palette as it stands now.
  func row(of target: PaletteTarget, _ palette: PaletteState) -> PaletteRow {
    typealias Kind = Phrases.PaletteKind
    switch target {
    case .added(let place): return row(of: palette.actions[place])
    case .verb(let name): return row(ofVerb: name)
    case .inject(let id):
      let text = injectsByHand.first { $0.id == id }?.text
      return PaletteRow(
        kind: Kind.inject, number: id, name: text ?? "", detail: Phrases.waitsForHand,
        obstacle: text == nil ? Phrases.noInjectWaits : nil)
    case .incident(let number): return row(of: number)
    case .agency(let code):
      return PaletteRow(
        kind: Kind.agency, number: code.text, name: situation.agency(code)?.details.name ?? "",
        detail: Phrases.paletteTasks(agencyBoard.openCount(of: code)))
    case .resource(let id): return row(of: id)
    case .task(let number): return row(of: number)
    case .matter(let number): return row(of: number)
    }
  }

  private func row(of binding: KeyBinding) -> PaletteRow {
    let isScreen = screen(of: binding) != nil
    let hasKey = keymap.holds(binding, on: screen, isSearching: shown.search != nil)
    return PaletteRow(
      kind: isScreen ? Phrases.PaletteKind.screen : Phrases.PaletteKind.action,
      name: paletteName(of: binding), detail: binding.summary, key: hasKey ? binding.label : "",
      obstacle: binding.obstacle(in: self))
  }

  private func row(ofVerb name: String) -> PaletteRow {
    let verb = offeredVerb(name)
    let isOfDrill = verb?.onlyInExercise ?? false
    let isExercise = situation.charter?.kind == .exercise
    let namesInject = verb?.fields.contains { $0.kind == .inject } ?? false
    let lacksInject = namesInject && injectsByHand.isEmpty
    return PaletteRow(
      kind: Phrases.PaletteKind.verb, name: verb?.usage ?? name, detail: verb?.summary ?? "",
      obstacle: isOfDrill && !isExercise
        ? Phrases.onlyInExercise : lacksInject ? Phrases.noInjectWaits : nil)
  }

  private func row(of number: IncidentNumber) -> PaletteRow {
    let incident = situation.incident(number)
    let details = incident?.details
    let said = [incident?.phase.word ?? "", details?.type ?? "", details?.place ?? ""]
    return PaletteRow(
      kind: Phrases.PaletteKind.incident, number: number.description, isSpoken: true,
      name: details?.title ?? "",
      detail: said.filter { !$0.isEmpty }.joined(separator: ", "))
  }

  private func row(of number: AssignmentNumber) -> PaletteRow {
    guard let task = situation.assignment(number) else {
      return PaletteRow(
        kind: Phrases.PaletteKind.task, number: number.description, isSpoken: true, name: "",
        detail: "")
    }
    let mark = task.isOverdue(at: now) ? Glyph.overdue : Glyph.of(task.status)
    let incident = situation.incident(number.incident)?.details.title ?? ""
    return PaletteRow(
      kind: Phrases.PaletteKind.task, number: number.description, isSpoken: true, name: task.title,
      detail: "\(mark) \(task.agency.text), \(task.status.word), \(incident)")
  }

  private func row(of number: MatterNumber) -> PaletteRow {
    let item = situation.matter(number).flatMap { MatterRow($0, in: situation, now: now) }
      .map { CoordinationItem($0, in: situation) }
    let said = [item?.state ?? "", item?.owes.joined(separator: ", ") ?? ""]
    return PaletteRow(
      kind: Phrases.PaletteKind.matter, number: number.description, isSpoken: true,
      name: item?.title ?? "", detail: said.filter { !$0.isEmpty }.joined(separator: ", "))
  }

  private func row(of id: ResourceID) -> PaletteRow {
    guard let resource = situation.resource(id) else {
      return PaletteRow(kind: Phrases.PaletteKind.resource, name: "", detail: "")
    }
    let what = "\(resource.agency.text) \(resource.kind)"
    let detail =
      switch resource.status {
      case .available: Phrases.available(what)
      case .assigned(let commitment):
        situation.commitment(commitment).map { Phrases.committed(what, to: $0.incident) } ?? what
      case .outOfService: "\(what), \(Phrases.outOfService)"
      }
    return PaletteRow(kind: Phrases.PaletteKind.resource, name: resource.name, detail: detail)
  }
}
