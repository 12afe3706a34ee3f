import CPlatform
import CTerminal
import Glibc
import TerminalUI

/// The controlling terminal, drawn by ncurses; one at a time, on the main thread.
///
/// Takes `/dev/tty`, so that standard input may be a pipe. Whatever ends the process (`close()`,
/// `exit`, a crash), the terminal is given back. Ctrl-Z and SIGTSTP stop the process group; after
/// that `.resumed` is reported and the next frame is drawn whole.
public final class CursesTerminal: Terminal {
  /// The present size; 80 by 24 when the terminal does not know its own.
  public private(set) var size: Size
  /// What the terminal can show and report.
  public private(set) var capabilities: TerminalCapabilities

  /// Changes smaller than this many cells are not worth the bytes of an atomic update.
  static let atomicUpdateCells = 64

  let wakeDescriptor: Int32
  var decoder = InputDecoder()
  /// When something was read last.
  var lastInput = ContinuousClock.now
  /// Whether input was left in the terminal because there was too much of it at once.
  var inputIsLeft = false
  private var drawn: Frame?
  private(set) var isOpen = true
  /// Whether another program has the terminal; see ``lend(to:)``.
  public internal(set) var isLent = false
  var loanEnding: LoanEnding?
  private let canSynchronize: Bool
  private var line: [ct_cell] = []

  /// Takes the terminal, or throws why it cannot be had.
  ///
  /// `wakeDescriptor` is an event descriptor of `cp_event_open`; signalling it from any thread
  /// makes ``waitForEvents(timeoutMilliseconds:)`` return `.wake`.
  public init(
    theme: Theme, wakeDescriptor: Int32, options: Options = Options()
  ) throws(TerminalError) {
    var wanted = ct_options(
      color: options.color, mouse: options.mouse, synchronized: true)
    var info = ct_info()
    switch ct_open(&wanted, &info) {
    case CT_OK: break
    case CT_NO_TERMINAL: throw .noTerminal
    case CT_UNSUPPORTED: throw .unsupported(term: getenv("TERM").map { String(cString: $0) } ?? "")
    case CT_ALREADY_OPEN: throw .alreadyOpen
    default: throw .system(code: errno)
    }
    self.wakeDescriptor = wakeDescriptor
    capabilities = TerminalCapabilities(
      unicode: info.unicode, colors: Int(info.colors), mouse: options.mouse,
      synchronizedOutput: info.synchronized && options.synchronizedOutput, title: info.title,
      clipboard: info.clipboard)
    canSynchronize = info.synchronized
    size = Size(ct_update_size())
    use(theme)
    if info.repeats && options.repeats {
      ct_ask_repeat()
      decoder.expectCursor()
    }
  }

  deinit { if isOpen { ct_close() } }

  /// Gives the terminal back as it was; afterwards nothing is drawn or read.
  public func close() {
    if isOpen { ct_close() }
    isOpen = false
  }

  /// Draws everything in another theme from the next frame on; without colours in the monochrome.
  public func use(_ theme: Theme) {
    let theme = capabilities.colors == 0 ? Theme.monochrome : theme
    let styles = Role.allCases.map { ct_style(theme[$0]) }
    ct_set_styles(styles, Int32(styles.count))
    drawn = nil
  }

  /// Turns the reporting of the mouse on or off; off leaves selecting text to the terminal.
  public func setMouse(_ on: Bool) {
    guard isOpen else { return }
    ct_set_mouse(on)
    capabilities.mouse = on
  }

  /// Asks for frames that appear at once, where the terminal is known to allow it, or does not.
  public func useSynchronizedOutput(_ on: Bool) {
    capabilities.synchronizedOutput = on && canSynchronize
  }

  /// Sends a run of one character by its length (REP), or spells it out.
  ///
  /// Where the terminal's description (terminfo's `rep`) says that it knows this, the first frame
  /// asks it, and from its answer on runs are sent so. Descriptions are often borrowed: Mosh, and
  /// others that call themselves xterm, do not repeat, and tmux only ASCII.
  public func useRepeats(_ on: Bool) { ct_use_repeat(on) }

  /// Takes the answer to the first frame's question: a cursor that stands behind the first of four
  /// characters repeated nothing.
  func takeAnswer() {
    guard let cursor = decoder.takeCursor() else { return }
    useRepeats(cursor.column != 1)
  }

  /// Sets the window's title until the terminal is given back, where it can be set.
  public func setTitle(_ title: String) {
    guard isOpen, !isLent else { return }
    var title = Text.truncate(title, to: 120)
    title.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { ct_set_title($0.baseAddress, Int32($0.count)) }
    }
  }

  /// Sounds the bell once, also while another program has the terminal.
  public func bell() {
    guard isOpen else { return }
    if isLent { ct_send("\u{07}", 1) } else { ct_bell() }
  }

  /// Sends a text to the clipboard by OSC 52, in tmux also for the terminal around it.
  public func copy(_ text: String) -> Bool {
    guard isOpen, !isLent, capabilities.clipboard else { return false }
    let term = getenv("TERM").map { String(cString: $0) } ?? ""
    let isTmux = getenv("TMUX") != nil && (term.hasPrefix("tmux") || term.hasPrefix("screen"))
    let bytes = ClipboardText(text).sequence(throughTmux: isTmux)
    bytes.withUnsafeBytes { ct_send($0.baseAddress, Int32($0.count)) }
    return true
  }

  /// Shows a frame; sends nothing when it is the one already shown.
  public func draw(_ frame: Frame) {
    guard isOpen, !isLent else { return }
    let diff = FrameDiff(from: drawn, to: frame)
    if diff.changes.isEmpty && drawn?.cursor == frame.cursor { return }
    for change in diff.changes { put(frame.rows[change.row], change) }
    if drawn?.size != frame.size { blankRows(from: frame.rows.count) }
    let cursor = frame.cursor.flatMap { isInside($0, frame) ? $0 : nil }
    ct_flush(
      Int32(cursor?.row ?? -1), Int32(cursor?.column ?? 0),
      capabilities.synchronizedOutput && diff.cellCount >= Self.atomicUpdateCells)
    drawn = frame
  }

  /// Makes the next frame be drawn whole, as after something else wrote to the terminal.
  public func redraw() {
    drawn = nil
    if isOpen, !isLent { ct_invalidate() }
  }

  /// Asks for the size and forgets what is shown; nil when the size is the old one.
  func updateSize() -> Size? {
    let now = Size(ct_update_size())
    if now == size { return nil }
    size = now
    drawn = nil
    return now
  }

  private func isInside(_ cursor: Position, _ frame: Frame) -> Bool {
    let rows = min(frame.size.rows, size.rows)
    let columns = min(frame.size.columns, size.columns)
    return 0..<rows ~= cursor.row && 0..<columns ~= cursor.column
  }

  private func put(_ row: Row, _ change: FrameDiff.Change) {
    line.removeAll(keepingCapacity: true)
    let isUnicode = capabilities.unicode
    row.cells.withUnsafeBufferPointer { cells in
      for column in change.columns { line.append(ct_cell(cells[column], unicode: isUnicode)) }
    }
    ct_put_cells(
      Int32(change.row), Int32(change.columns.lowerBound), line, Int32(line.count),
      change.columns.upperBound == row.cells.count)
  }

  private func blankRows(from first: Int) {
    for row in first..<max(first, size.rows) { ct_put_cells(Int32(row), 0, nil, 0, true) }
  }
}
