import IncidentEngine
import OperatingPicture
import TerminalUI

/// The task that is worst in the whole room, and for how long.
struct WorstTask: Hashable, Sendable {
  let task: Assignment
  let milliseconds: Int64
  let isLate: Bool
  /// How long a late task is not even acknowledged; nil where it is.
  let waitMilliseconds: Int64?

  /// For how long, the longest words first.
  var wordings: [String] {
    let age = Phrases.age(milliseconds)
    guard isLate else { return [Phrases.noAnswer(age)] }
    let late = Phrases.late(age)
    guard let waitMilliseconds else { return [late] }
    return [
      "\(late), \(Phrases.noAnswer(Phrases.age(waitMilliseconds)))", "\(late) \(Glyph.unanswered)",
    ]
  }
}

extension Model {
  /// All lanes, in the order of the agencies.
  var allLanes: [AgencyLane] {
    situation.agencies.map { lane(of: $0) }
  }

  /// What the rows at the top of the lanes name: the latest task, and the most silent of the
  /// others.
  func summary(rows: Int) -> [WorstTask?] {
    func wait(_ task: Assignment) -> Int64 { max(0, now.milliseconds(since: task.issued)) }
    let late = board.latest(at: now).flatMap { situation.assignment($0) }
    let silent = board.mostSilent(but: late?.number).flatMap { situation.assignment($0) }
    let worst = [
      late.map { task in
        WorstTask(
          task: task, milliseconds: task.due.map { now.milliseconds(since: $0) } ?? 0,
          isLate: true, waitMilliseconds: task.status == .issued ? wait(task) : nil)
      },
      silent.map {
        WorstTask(task: $0, milliseconds: wait($0), isLate: false, waitMilliseconds: nil)
      },
    ]
    if rows > 1 { return worst }
    return [
      worst.compactMap { $0 }
        .max { ($0.waitMilliseconds ?? $0.milliseconds) < ($1.waitMilliseconds ?? $1.milliseconds) }
    ]
  }

  func drawSummary(_ layout: LaneLayout, on frame: inout Frame) {
    let worst = summary(rows: layout.summaryRows)
    let others = worst.first??.waitMilliseconds != nil ? Phrases.othersAnswered : nil
    let calm =
      worst.count == 1
      ? [Phrases.allInOrder] : [Phrases.nothingLate, others ?? Phrases.nobodySilent]
    let columns = SummaryColumns(
      worst.compactMap { $0 }, names: situation.agencies.map { agencyName($0.code) },
      width: frame.size.columns)
    for (index, worst) in worst.enumerated() {
      let row = layout.top + index
      if let worst {
        draw(worst, columns, on: &frame.rows[row])
      } else {
        frame.rows[row].put(Glyph.done, at: 2, role: .good)
        frame.rows[row].put(calm[index], at: 4, width: frame.size.columns - 5, role: .dim)
      }
    }
  }

  private func draw(_ worst: WorstTask, _ columns: SummaryColumns, on row: inout Row) {
    let role: Role = worst.isLate ? .overdue : .warning
    row.put(worst.isLate ? Glyph.overdue : Glyph.unanswered, at: 2, role: role)
    if columns.hasWord {
      row.put(worst.isLate ? Phrases.latest : Phrases.silent, at: 4, width: 6, role: role)
    }
    row.put(
      agencyName(worst.task.agency), at: columns.name, width: columns.nameWidth, role: .strong)
    row.put(
      worst.task.title, at: columns.title, width: max(0, columns.number - 2 - columns.title))
    row.put(
      worst.task.number.description, at: columns.number, width: columns.numberWidth, role: .dim)
    row.put(
      Text.fitting(worst.wordings, columns.wordsWidth), at: columns.words,
      width: columns.wordsWidth, align: .trailing, role: role)
  }

  /// The task a row of the summary is about.
  func summaryTask(inRow row: Int) -> Assignment? {
    let layout = laneLayout
    let worst = summary(rows: layout.summaryRows)
    let place = row - layout.top
    return worst.indices.contains(place) ? worst[place]?.task : nil
  }

  /// Names the lanes out of sight on either side, with what is late in them.
  func drawHiddenLanes(_ all: [AgencyLane], _ layout: LaneLayout, on frame: inout Frame) {
    guard let row = layout.hiddenRow else { return }
    let first = lanes.firstLane
    let last = min(all.count, first + layout.lanesInSight)
    let vertical = layout.tableRows > 0
    let width = frame.size.columns - 4
    let before = named(Array(all[..<first]), vertical ? "↑" : "←", isBefore: true)
    let behind = named(Array(all[last...]), vertical ? "↓" : "→", isBefore: false)
    for level in 0..<before.count {
      let text = [before[level], behind[level]].filter { !$0.isEmpty }.joined(separator: "   ")
      guard Text.width(of: text) + 2 <= width || level == before.count - 1 else { continue }
      frame.title(text, row: row, at: 2, width: width, align: .trailing, role: .accent)
      return
    }
  }

  /// Ways to name lanes out of sight, the longest first: all with their trouble, those in trouble,
  /// the worst of them, how many there are.
  private func named(_ hidden: [AgencyLane], _ arrow: String, isBefore: Bool) -> [String] {
    if hidden.isEmpty { return Array(repeating: "", count: 6) }
    let troubles = hidden.map { LaneTrouble($0, now: now) }
    func said(_ count: Int, ages: Bool, calm: Bool) -> String {
      let worst = Set(
        hidden.indices.filter { calm || !troubles[$0].isNone }
          .sorted { (-troubles[$0].weight, $0) < (-troubles[$1].weight, $1) }.prefix(count))
      var parts = hidden.indices.filter { worst.contains($0) }.map { place in
        let words = troubles[place].wordings[ages ? 2 : 3]
        return [agencyName(hidden[place].agency.code), words.late, words.silent]
          .filter { !$0.isEmpty }.joined(separator: " ")
      }
      let rest = hidden.count - worst.count
      if rest > 0 { parts.append(worst.isEmpty ? "\(rest)" : "+\(rest)") }
      let text = parts.joined(separator: "  ")
      return isBefore ? "\(arrow) \(text)" : "\(text) \(arrow)"
    }
    return [
      said(hidden.count, ages: true, calm: true), said(hidden.count, ages: true, calm: false),
      said(hidden.count, ages: false, calm: false), said(2, ages: false, calm: false),
      said(1, ages: false, calm: false), said(0, ages: false, calm: false),
    ]
  }
}

/// The columns of the rows that name the worst tasks: the same in both.
private struct SummaryColumns {
  let hasWord: Bool
  let name: Int
  let nameWidth: Int
  let title: Int
  let number: Int
  let numberWidth: Int
  let words: Int
  let wordsWidth: Int

  init(_ worst: [WorstTask], names: [String], width: Int) {
    hasWord = width >= 70
    name = hasWord ? 12 : 4
    nameWidth = min(15, names.map { Text.width(of: $0) }.max() ?? 0)
    title = name + nameWidth + 2
    let limit = width >= 100 ? 40 : 16
    wordsWidth = worst.map { Text.width(of: Text.fitting($0.wordings, limit)) }.max() ?? 0
    words = width - 2 - wordsWidth
    let numbers = worst.map { Text.width(of: $0.task.number.description) }.max() ?? 0
    numberWidth = width >= 60 ? numbers : 0
    number = numberWidth > 0 ? words - 2 - numberWidth : words
  }
}
