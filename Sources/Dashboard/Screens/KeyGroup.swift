/// What keys are for: help shows the groups in this order, in each the keys that work everywhere
/// before those of single screens.
enum KeyGroup: Int, Hashable, Sendable, CaseIterable {
  /// To another screen.
  case screens
  /// Up and down.
  case steps
  /// Sideways, and through time.
  case across
  /// By pages, to the ends.
  case pages
  /// What Enter does.
  case opening
  /// What is shown and hidden, and what is gone to.
  case showing
  /// How the rows are looked at.
  case viewing
  /// Words and places that are found again.
  case finding
  /// Lines that are written.
  case telling
  /// Work that is begun.
  case doing
  /// The clock of an exercise.
  case clock
  /// The desk itself.
  case desk

  /// Whether its keys only move the focus.
  var isMoving: Bool {
    switch self {
    case .steps, .across, .pages: true
    case .screens, .opening, .showing, .viewing, .finding, .telling, .doing, .clock, .desk: false
    }
  }
}
