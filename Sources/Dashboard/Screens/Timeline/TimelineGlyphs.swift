import IncidentEngine
import OperatingPicture
import TerminalUI

/// How a stretch of time is drawn, and what that means; no two that can meet look alike, in ASCII
/// neither.
struct BarLook: Hashable, Sendable {
  let glyph: Unicode.Scalar
  let role: Role
  /// Whether its end is drawn finer than a column.
  let hasFineEnd: Bool

  init(_ state: TimelineBar.State) {
    switch state {
    case .task(.issued), .phase(.reported): self.init("░", .warning)
    case .task(.acknowledged): self.init("▒", .normal)
    case .phase(.contained), .phase(.closed), .phase(.cancelled): self.init("▒", .good)
    case .task(.inProgress), .task(.done), .task(.unable), .task(.cancelled):
      self.init("█", .accent, hasFineEnd: true)
    case .phase(.active): self.init("█", .normal, hasFineEnd: true)
    case .matter(.waits): self.init("░", .warning)
    case .matter(.calm): self.init("▒", .normal)
    case .matter(.good): self.init("━", .good)
    case .matter(.bad): self.init("▀", .alert)
    case .resource(nil), .resource(.dispatched): self.init("╌", .normal)
    case .resource(.enRoute): self.init("→", .accent)
    case .resource(.onScene): self.init("━", .good)
    case .resource(.transporting): self.init("T", .accent)
    case .resource(.atHospital): self.init("H", .normal)
    case .resource(.returning): self.init("←", .dim)
    }
  }

  private init(_ glyph: Unicode.Scalar, _ role: Role, hasFineEnd: Bool = false) {
    self.glyph = glyph
    self.role = role
    self.hasFineEnd = hasFineEnd
  }

  /// The end of a bar in eighths of a column, 1...7; nil where it is too little to be seen. The
  /// half block is the mark of a selected row, so three eighths stand for four.
  static func fineEnd(_ eighths: Int) -> Unicode.Scalar? {
    let glyphs: [Unicode.Scalar?] = [nil, nil, "▎", "▍", "▍", "▋", "▊", "▉"]
    return glyphs.indices.contains(eighths) ? glyphs[eighths] : nil
  }
}

/// What stands on a moment of a row.
enum MarkGlyph {
  static let grid: Unicode.Scalar = "┊"
  static let now: Unicode.Scalar = "┃"
  static let logged: Unicode.Scalar = "•"
  static let decided: Unicode.Scalar = "D"
  static let due: Unicode.Scalar = "!"
  static let released: Unicode.Scalar = "┤"
  static let done: Unicode.Scalar = "✓"
  static let unable: Unicode.Scalar = "✗"
  static let cancelled: Unicode.Scalar = "–"

  static func of(_ kind: TimelineMark.Kind) -> Unicode.Scalar {
    switch kind {
    case .logged: logged
    case .decided: decided
    case .released: released
    case .due: due
    case .ended(.done), .closed(.closed), .settled(.good): done
    case .ended(.unable), .settled(.bad): unable
    case .ended, .closed, .settled: cancelled
    }
  }

  /// How many lines were written in a column: 2 to 9, and `+` for more.
  static func several(_ count: Int) -> Unicode.Scalar {
    count > 9 ? "+" : Unicode.Scalar(UInt8(48 + max(2, count)))
  }
}

extension Timeline {
  /// What of the picture needs explaining: the glyphs of some rows, with words, in one order.
  func key(of subjects: some Sequence<TimelineSubject>) -> [String] {
    var bars: Set<TimelineBar.State> = []
    var marks: Set<Unicode.Scalar> = []
    for subject in subjects {
      guard let row = row(subject) else { continue }
      bars.formUnion(row.bars.map(\.state))
      marks.formUnion(row.marks.map { MarkGlyph.of($0.kind) })
    }
    let isTasks = bars.contains { if case .task = $0 { true } else { false } }
    let states: [[TimelineBar.State]] = [
      [.phase(.reported), .task(.issued), .matter(.waits)],
      [.task(.acknowledged), .phase(.contained), .matter(.calm)],
      [.phase(.active), .task(.inProgress)], [.resource(nil), .resource(.dispatched)],
      [.resource(.enRoute)], [.resource(.onScene), .matter(.good)], [.matter(.bad)],
      [.resource(.transporting)],
      [.resource(.atHospital)], [.resource(.returning)],
    ]
    let said = states.compactMap { group -> String? in
      let shown = group.filter(bars.contains)
      guard let first = shown.first else { return nil }
      return "\(BarLook(first).glyph) \(Phrases.patterns(shown, amongTasks: isTasks))"
    }
    return said + Phrases.marks.filter { marks.contains($0.0) }.map { "\($0.0) \($0.1)" }
  }
}
