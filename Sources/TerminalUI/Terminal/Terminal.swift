/// The seam between the dashboard and whatever shows it.
public protocol Terminal {
  /// The present size.
  var size: Size { get }
  /// What can be shown and reported.
  var capabilities: TerminalCapabilities { get }
  /// Shows a frame; only what differs from the frame before is sent.
  mutating func draw(_ frame: Frame)
  /// Sounds the bell once.
  mutating func bell()
  /// Sends a text to the clipboard of the machine in front of which the officer sits; false when
  /// this terminal is not known to take one. Nobody says whether it arrived.
  mutating func copy(_ text: String) -> Bool
  /// Waits until something happens and returns it in order.
  ///
  /// Empty after `timeoutMilliseconds`; nil waits without end, 0 does not wait.
  mutating func waitForEvents(timeoutMilliseconds: Int?) -> [TerminalEvent]
}
