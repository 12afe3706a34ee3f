import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// The wall: what kind of room and what time, a few large counts, what needs somebody.
  func drawWall(on frame: inout Frame) {
    let numbers = incidentsForWall
    let layout = wallLayout(of: numbers.count)
    drawWallBand(layout, on: &frame)
    if let failure {
      frame.rows[layout.bandRows].setRole(.alert, from: 0, to: size.columns)
      frame.rows[layout.bandRows].put(
        "\(Glyph.overdue) \(Phrases.readOnly)  \(failure)", at: layout.margin, role: .alert)
    }
    drawWallCounts(layout, on: &frame)
    let pages = pages(of: numbers.count)
    let page = page(of: pages)
    let shown = numbers.dropFirst(page * layout.cardCount).prefix(layout.cardCount)
    for (index, number) in shown.enumerated() {
      guard let incident = situation.incident(number) else { continue }
      let column =
        layout.margin + (index % layout.cardColumns) * (layout.cardWidth + 4)
      let row = layout.cardsTop + index / layout.cardColumns * layout.cardRows
      draw(card: incident, layout, at: column, row: row, on: &frame)
    }
    if numbers.isEmpty, layout.cardsTop < size.rows {
      frame.rows[layout.cardsTop].put(
        Phrases.Wall.nothingWaits(board.openCount), at: layout.margin, role: .good)
    }
    drawWallFoot(layout, quiet: board.openCount - numbers.count, page, pages, on: &frame)
  }

  /// The kind of room and the clock in blocks on a band of one colour.
  private func drawWallBand(_ layout: WallLayout, on frame: inout Frame) {
    let isExercise = situation.charter?.kind == .exercise
    let role: Role = isExercise ? .exercise : .live
    for row in 0..<layout.bandRows {
      frame.rows[row].fill(" ", from: 0, to: size.columns, role: role)
    }
    let scale = layout.scale
    let clock = Phrases.clock(now, zone)
    let clockWidth = BlockText.width(of: clock, scale) ?? 0
    let clockLeft = size.columns - layout.margin - clockWidth
    frame.putBlocks(clock, at: clockLeft, row: 1, scale: scale, role: role)
    let kind = isExercise ? Phrases.exercise : Phrases.live
    let kindRoom = clockLeft - layout.margin - 2
    var end = layout.margin
    if let width = BlockText.width(of: kind, scale), width <= kindRoom {
      end += frame.putBlocks(kind, at: layout.margin, row: 1, scale: scale, role: role)
    } else {
      let spaced = kind.map { String($0) }.joined(separator: " ")
      end += frame.rows[1 + scale.rows / 2].put(
        spaced, at: layout.margin, width: kindRoom, role: role)
    }
    drawExerciseTime(layout, from: end, to: clockLeft, on: &frame)
    drawBandText(layout, role, on: &frame)
  }

  /// The time of the exercise in blocks, where there is room between its word and the clock.
  private func drawExerciseTime(
    _ layout: WallLayout, from left: Int, to right: Int, on frame: inout Frame
  ) {
    guard let exerciseMilliseconds else { return }
    let text = Phrases.exerciseTime(exerciseMilliseconds)
    guard let width = BlockText.width(of: text, layout.scale), width + 8 <= right - left else {
      return
    }
    frame.putBlocks(
      text, at: left + (right - left - width) / 2, row: 1, scale: layout.scale, role: .exercise)
  }

  private func drawBandText(_ layout: WallLayout, _ role: Role, on frame: inout Frame) {
    let row = layout.bandRows - (layout.scale == .half ? 1 : 2)
    let day = Phrases.Wall.day(now, zone)
    frame.rows[row].put(
      day, at: layout.margin, width: size.columns - 2 * layout.margin, align: .trailing, role: role)
    var parts = [situation.charter?.name ?? ""]
    if let exerciseMilliseconds, let exercise = situation.exercise {
      let pace = exercise.isRunning ? Phrases.speed(exercise.speedPermille) : Phrases.paused
      parts.insert("\(Phrases.exerciseTime(exerciseMilliseconds)) \(pace)", at: 0)
    }
    frame.rows[row].put(
      parts.joined(separator: "   "), at: layout.margin,
      width: size.columns - 2 * layout.margin - day.count - 2, role: role)
  }

  /// What is open, overdue, unanswered, refused: a large number over its word.
  private func drawWallCounts(_ layout: WallLayout, on frame: inout Frame) {
    let counts: [(Int, String, String, Role)] = [
      (board.openCount, "", Phrases.Wall.open, .strong),
      (board.overdueCount(at: now), Glyph.overdue, Phrases.Wall.overdue, .overdue),
      (board.unanswered.count, Glyph.unanswered, Phrases.Wall.unanswered, .warning),
      (board.refused.count, Glyph.unable, Phrases.Wall.refused, .alert),
    ]
    let width = (size.columns - 2 * layout.margin) / counts.count
    for (index, (count, glyph, word, role)) in counts.enumerated() {
      let left = layout.margin + index * width
      let role: Role = count > 0 ? role : .dim
      let digits = "\(count)"
      if let blocks = BlockText.width(of: digits, layout.scale), blocks <= width {
        frame.putBlocks(digits, at: left, row: layout.countsTop, scale: layout.scale, role: role)
      } else {
        frame.rows[layout.countsTop + 1].put(digits, at: left, width: width, role: role)
      }
      let row = layout.countsTop + layout.scale.rows + (layout.scale == .half ? 0 : 1)
      frame.rows[row].put(
        glyph.isEmpty ? word : "\(glyph) \(word)", at: left, width: width - 1, role: role)
    }
  }

  private func drawWallFoot(
    _ layout: WallLayout, quiet: Int, _ page: Int, _ pages: Int, on frame: inout Frame
  ) {
    let row = size.rows - 1
    var room = size.columns - 2 * layout.margin
    if pages > 1 {
      let text = Phrases.Wall.page(page + 1, of: pages)
      frame.rows[row].put(text, at: layout.margin, width: room, align: .trailing, role: .strong)
      room -= text.count + 2
    }
    if let text = concerns.first?.text {
      frame.rows[row].put(text, at: layout.margin, width: room, role: .error)
    } else if let outcome {
      frame.rows[row].put(
        outcome.text, at: layout.margin, width: room,
        role: outcome.kind == .bad ? .error : .normal)
    } else if quiet > 0 {
      frame.rows[row].put(Phrases.Wall.quiet(quiet), at: layout.margin, width: room, role: .dim)
    }
  }
}
