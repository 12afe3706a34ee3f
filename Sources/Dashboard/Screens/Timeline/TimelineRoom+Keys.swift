import TerminalUI

extension Action {
  /// Shows less time.
  public static let zoomIn = Action("zoom-in")
  static let zoomOut = Action("zoom-out")
  static let panBack = Action("pan-back")
  static let panOn = Action("pan-on")
  static let followNow = Action("follow-now")
  static let fit = Action("fit")
  static let nextScope = Action("next-scope")
}

extension TimelineRoom {
  static let ownKeys: [KeyBinding] = [
    .moving(
      .left, [Key(.left)], "←", "earlier", "the cursor one column earlier", .left, in: .across),
    .moving(
      .right, [Key(.right)], "→", "later", "the cursor one column later", .right, in: .across),
    KeyBinding(
      [.character("+"), .character("=")], "+", "zoom in", "show less time, more finely", .zoomIn,
      in: .across, rank: 2, does: { $0.zoomTimeline(by: -1) }),
    KeyBinding(
      [.character("-")], "-", "zoom out", "show more time", .zoomOut, in: .across, rank: 3,
      does: { $0.zoomTimeline(by: 1) }),
    KeyBinding(
      [.character("<"), .character("[")], "<", "back", "a quarter of the window back", .panBack,
      in: .across, rank: 4, does: { $0.panTimeline(by: -1) }),
    KeyBinding(
      [.character(">"), .character("]")], ">", "on", "a quarter of the window on", .panOn,
      in: .across, rank: 5, does: { $0.panTimeline(by: 1) }),
    KeyBinding(
      [.character(".")], ".", "now", "follow now", .followNow, in: .across, rank: 6,
      does: { $0.followNowOnTimeline() }),
    KeyBinding(
      [.character("f")], "f", "fit", "show everything", .fit, in: .across, rank: 7,
      does: { $0.fitTimeline() }),
    KeyBinding(
      [.character("s")], "s", "incident, agency, room", "whose time is shown", .nextScope,
      in: .across, rank: 8, does: { $0.changeScope() }),
  ]
}
