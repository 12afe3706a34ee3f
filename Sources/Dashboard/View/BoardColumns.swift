import TerminalUI

/// Which columns the board has at a width, and where they stand.
struct BoardColumns: Hashable, Sendable {
  struct Span: Hashable, Sendable {
    let at: Int
    let width: Int
  }

  let number: Span
  let priority: Span
  let phase: Span
  let type: Span?
  let title: Span
  let place: Span?
  let lead: Span?
  let agencies: Span?
  let tasks: Span
  let age: Span

  /// The columns within `width`, with room for numbers of `numberWidth` and `agencyWidth` columns
  /// of agencies.
  init(width: Int, numberWidth: Int, agencyWidth: Int) {
    let hasType = width >= 92
    let hasPlace = width >= 96
    let hasLead = width >= 110
    let agencyRoom =
      width >= 76 ? min(agencyWidth, width < 100 ? 11 : width < 140 ? 14 : width / 7) : 0
    var fixed = 2 + numberWidth + 2 + 1 + 2 + 9 + 2 + 10 + 2 + 5 + 1
    fixed += hasType ? 13 : 0
    fixed += hasLead ? 6 : 0
    fixed += agencyRoom > 0 ? agencyRoom + 2 : 0
    let free = max(8, width - fixed)
    let placeWidth = hasPlace ? min(36, free / 3) : 0
    let titleWidth = free - (hasPlace ? placeWidth + 2 : 0)

    var at = 2
    func next(_ width: Int) -> Span {
      defer { at += width + 2 }
      return Span(at: at, width: width)
    }
    number = next(numberWidth)
    priority = next(1)
    phase = next(9)
    type = hasType ? next(11) : nil
    title = next(titleWidth)
    place = hasPlace ? next(placeWidth) : nil
    lead = hasLead ? next(4) : nil
    agencies = agencyRoom > 0 ? next(agencyRoom) : nil
    tasks = next(10)
    age = Span(at: at, width: 5)
  }
}
