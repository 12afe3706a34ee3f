/// A terminal for tests: events come from a script, frames are kept.
public struct HeadlessTerminal: Terminal {
  /// The present size; a scripted resize changes it.
  public private(set) var size: Size
  /// What it claims to be capable of.
  public let capabilities: TerminalCapabilities
  /// Every frame drawn, in order.
  public private(set) var frames: [Frame] = []
  /// How often the bell sounded.
  public private(set) var bells = 0
  /// What was sent to the clipboard, in order.
  public private(set) var copies: [String] = []
  private var script: ArraySlice<[TerminalEvent]>

  /// Makes a terminal that answers each wait with the next batch of `script`, then hangs up.
  public init(
    size: Size = Size(columns: 80, rows: 24),
    capabilities: TerminalCapabilities = TerminalCapabilities(), script: [[TerminalEvent]] = []
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script[...]
  }

  /// Keeps the frame.
  public mutating func draw(_ frame: Frame) { frames.append(frame) }

  /// Counts the bell.
  public mutating func bell() { bells += 1 }

  /// Keeps the text where it claims to have a clipboard.
  public mutating func copy(_ text: String) -> Bool {
    if capabilities.clipboard { copies.append(ClipboardText(text).text) }
    return capabilities.clipboard
  }

  /// Returns the next batch of the script without waiting; `.hangup` when there is none left.
  public mutating func waitForEvents(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    guard let batch = script.popFirst() else { return [.hangup] }
    for case .resize(let newSize) in batch { size = newSize }
    return batch
  }
}
