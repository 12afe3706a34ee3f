import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawBars(_ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    drawTop(on: &frame.rows[0])
    drawScreens(on: &frame.rows[1])
    if let row = layout.attentionRow { drawAttention(&memory, on: &frame.rows[row]) }
    if layout.hasRules { frame.rule((layout.attentionRow ?? 1) + 1) }
  }

  /// Room, LIVE or EXERCISE, clock, officer, health. What matters most is written last.
  func drawTop(on row: inout Row) {
    let columns = row.columns
    row.setRole(.bar, from: 0, to: columns)
    let health = healthText
    let healthWidth = Text.width(of: health.text) + 2
    row.put(
      health.text, at: columns - healthWidth + 1, width: healthWidth - 1, role: health.role,
      ellipsis: false)
    var end = columns - healthWidth - 1
    if columns >= 70, let officer, !officer.name.isEmpty {
      let text = columns >= 100 ? "\(officer.name)  \(officer.post)" : officer.name
      let width = min(Text.width(of: text), columns / 3)
      end -= width + 1
      row.put(text, at: end, width: width, role: .bar)
      end -= 1
    }
    let clock = Phrases.clock(now, zone)
    end -= clock.count + 1
    row.put(clock, at: end, role: .barStrong)
    if columns >= 100, let shift = situation.shift {
      let text = Text.fitting(Phrases.onDuty(shift, now: now, zone), columns / 4)
      end -= Text.width(of: text) + 2
      row.put(text, at: end, role: .bar)
    }
    let start = drawKind(on: &row, room: columns >= 60 ? min(end, columns * 2 / 5) : end)
    row.put(
      situation.charter?.name ?? "", at: start + 1, width: max(0, end - start - 2),
      role: .barStrong)
  }

  /// The kind of room first, so that it is never cut; returns the column behind it.
  private func drawKind(on row: inout Row, room: Int) -> Int {
    guard situation.charter?.kind == .exercise else {
      return row.put(" \(Phrases.live) ", at: 0, role: .live)
    }
    let kinds = exerciseKinds.map { " \(([Phrases.exercise] + $0).joined(separator: " ")) " }
    return row.put(Text.fitting(kinds, room), at: 0, role: .exercise)
  }

  /// What is said of the exercise's clock, the longest words first.
  private var exerciseKinds: [[String]] {
    guard let exerciseMilliseconds else { return [[]] }
    let time = Phrases.exerciseTime(exerciseMilliseconds)
    guard let exercise = situation.exercise else { return [[time], []] }
    let ways =
      exercise.isRunning
      ? [Phrases.speed(exercise.speedPermille)] : [Phrases.paused, Phrases.pausedMark]
    return ways.map { [time, $0] }
      + (exercise.isRunning ? [[time], []] : [[Phrases.pausedMark], []])
  }

  private var healthText: (text: String, role: Role) {
    if failure != nil { return ("\(Glyph.overdue) \(Phrases.readOnly)", .alert) }
    if damage != nil, pending.isEmpty {
      return ("\(Glyph.overdue) \(Phrases.savedButDamaged)", .alert)
    }
    if !pending.isEmpty { return ("\(Glyph.issued) \(Phrases.saving)", .bar) }
    return ("\(Glyph.inProgress) \(Phrases.saved)", .bar)
  }

  /// The screens with counts, and what waits for somebody.
  private func drawScreens(on row: inout Row) {
    var column = 1
    for screen in Screen.allCases {
      let isShown = isShown(screen)
      column += row.put("\(screen.rawValue)", at: column, role: .key)
      if isShown || row.columns >= 100 {
        column += row.put(" \(screen.name)", at: column, role: isShown ? .strong : .dim)
      }
      if isShown || row.columns >= 100, let count = screen.room.count(in: self) {
        column += row.put(" \(count)", at: column, role: isShown ? .strong : .dim)
      }
      column += row.columns >= 100 ? 3 : 2
    }
    if row.columns < 100 { column += 1 }
    var notices: [(String, Role)] = []
    if let damage { notices.append(("\(Glyph.overdue) \(damage)", .alert)) }
    if let failure { notices.append(("\(Glyph.overdue) \(failure)", .alert)) }
    if let wait = board.longestWait(at: now) {
      let count = board.unanswered.count
      let text =
        row.columns < 70
        ? Phrases.waiting(count, oldest: Phrases.age(wait))
        : Phrases.unanswered(count, oldest: Phrases.age(wait))
      notices.append(("\(Glyph.unanswered) \(text)", .warning))
    }
    let overdue = board.overdueCount(at: now)
    if overdue > 0 { notices.append(("\(Glyph.overdue) \(Phrases.overdue(overdue))", .overdue)) }
    if !board.refused.isEmpty {
      notices.append(("\(Glyph.unable) \(Phrases.refused(board.refused.count))", .alert))
    }
    for (text, role) in notices where column < row.columns - 4 {
      column += row.put(text, at: column, role: role) + 3
    }
  }

  func drawFoot(_ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    let last = layout.size.rows - 1
    if layout.hasRules { frame.rule(last - 2) }
    switch activity {
    case .leaving:
      let text = Text.fitting(leavingWords, layout.size.columns - 1)
      frame.rows[last - 1].put(text, at: 1, role: .warning)
      drawHints(&memory, on: &frame.rows[last])
    case .line(let entry): drawLine(entry, layout, on: &frame)
    case .form(let entry): drawFormFoot(entry, layout, on: &frame)
    case .filter(let entry): drawFilter(entry, layout, on: &frame)
    case .search(let entry): drawSearch(entry, layout, on: &frame)
    case .arrange: drawArrangingHints(on: &frame)
    case .palette:
      if let outcome { draw(outcome, on: &frame.rows[last - 1]) }
      drawConcern(layout, on: &frame)
      frame.rows[last].put(Phrases.paletteFoot, at: 1, role: .dim)
    case .board, .help, .identity:
      if let outcome { draw(outcome, on: &frame.rows[last - 1]) }
      drawConcern(layout, on: &frame)
      drawHints(&memory, on: &frame.rows[last])
    }
  }

  /// What leaving would leave behind, the longest words first.
  private var leavingWords: [String] {
    let count = unsent.count
    if !pending.isEmpty { return Phrases.askQuitUnsaved(drafts: count, unkept: unkept) }
    return count == 0 ? [Phrases.askQuit] : Phrases.askQuit(drafts: count, unkept: unkept)
  }

  func draw(_ outcome: Outcome, on row: inout Row) {
    switch outcome.kind {
    case .good:
      row.put(Glyph.done, at: 1, role: .good)
      row.put(outcome.text, at: 3)
    case .note: row.put(outcome.text, at: 3, role: .dim)
    case .news:
      row.put(Glyph.news, at: 1, role: .accent)
      row.put(outcome.text, at: 3)
    case .bad:
      row.put(Glyph.unable, at: 1, role: .error)
      row.put(outcome.text, at: 3, role: .error)
    }
  }

  private func drawHints(_ memory: inout ViewMemory, on row: inout Row) {
    let scene = HintScene(self, columns: row.columns)
    if memory.hints?.scene != scene {
      memory.hints = ViewMemory.KeptHints(scene: scene, bindings: hinted(scene))
    }
    let count = screen.room.openTaskCount(in: self, &memory)
    // An incident has only so many open tasks; the rows of a hundred counts are worth keeping.
    if let kept = memory.hints?.rows[count ?? -1] { return row = kept }
    draw(memory.hints?.bindings ?? [], openTasks: count, on: &row)
    if memory.hints?.rows.count ?? 0 < 100 { memory.hints?.rows[count ?? -1] = row }
  }

  private func hinted(_ scene: HintScene) -> [KeyBinding] {
    keymap.bindings.filter {
      $0.hintRank != nil && $0.screens.contains(screen)
        && (scene.isExercise || !$0.onlyInExercise) && ($0.action != .openDraft || scene.drafts > 0)
        && keymap.holds($0, on: screen, isSearching: scene.isSearching)
    }.sorted { ($0.hintRank ?? 0) < ($1.hintRank ?? 0) }
  }

  private func draw(_ hints: [KeyBinding], openTasks: Int?, on row: inout Row) {
    var column = 1
    for binding in hints {
      let start = column + Text.width(of: binding.label) + 1
      let room = row.columns - start
      // What a row makes longer does not make the last hint come and go.
      let wordings = binding.wordings?(binding.hint, self, openTasks) ?? [binding.hint]
      guard let hint = wordings.first(where: { Text.width(of: $0) <= room }) else { break }
      row.put(binding.label, at: column, role: .key)
      column = start + row.put(" \(hint)", at: start - 1, role: .dim) + 2
    }
  }
}

/// What the hints of keys depend on, besides the selected incident's open tasks.
struct HintScene: Hashable, Sendable {
  let screen: Screen
  let columns: Int
  let isExercise: Bool
  let isRunning: Bool
  let isSearching: Bool
  let drafts: Int

  init(_ model: Model, columns: Int) {
    screen = model.screen
    self.columns = columns
    isExercise = model.situation.charter?.kind == .exercise
    isRunning = model.situation.exercise?.isRunning ?? true
    isSearching = model.shown.search != nil
    drafts = model.drafts.count
  }
}
