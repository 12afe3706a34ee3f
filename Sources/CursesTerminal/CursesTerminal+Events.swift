import CPlatform
import CTerminal
import Glibc
import TerminalUI

extension CursesTerminal {
  /// What came of a paste is shown when no more comes for this long; its rest may come later.
  private static let pasteRestMilliseconds = 500
  /// A paste whose end does not come for this long is taken as ended.
  private static let pasteEndMilliseconds = 30_000
  /// Input taken at once; the rest waits for the next call, so that a flood cannot stop drawing.
  private static let maximumInputs = 8_192

  /// Waits for keys, the mouse, pastes, signals and the wake descriptor, and returns them in order.
  public func waitForEvents(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    guard isOpen else { return [.hangup] }
    let ready = ct_wait(wakeDescriptor, pollTimeout(timeoutMilliseconds))
    var events: [TerminalEvent] = []
    if ready & Int32(CT_SIGNAL.rawValue) != 0 { readSignals(into: &events) }
    if isLent {
      // What ends the program ends the editor too: it is not followed into a stop any more.
      if ready & Int32(CT_SIGNAL.rawValue) != 0, !isEnding(events) { followLoan(into: &events) }
    } else if ready & Int32(CT_INPUT.rawValue) != 0 || inputIsLeft {
      readInput(into: &events)
    } else if decoder.isPasting {
      endSilentPaste(&events)
    }
    if ready & Int32(CT_WAKE.rawValue) != 0 {
      cp_event_clear(wakeDescriptor)
      events.append(.wake)
    }
    if ready & Int32(CT_HANGUP.rawValue) != 0 && !events.contains(.hangup) {
      events.append(.hangup)
    }
    return events
  }

  private func pollTimeout(_ milliseconds: Int?) -> Int32 {
    if inputIsLeft, !isLent { return 0 }
    let asked = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    guard decoder.isPasting else { return asked }
    let patience = Int32(Self.pasteRestMilliseconds)
    return asked < 0 ? patience : min(asked, patience)
  }

  private func readSignals(into events: inout [TerminalEvent]) {
    while true {
      let signal = ct_next_signal()
      switch signal {
      case 0: return
      case SIGWINCH: resized(into: &events)
      case SIGHUP: events.append(.hangup)
      case SIGCHLD: continue
      case SIGTSTP where isEnding(events), SIGCONT where isEnding(events): continue
      case SIGTSTP where isLent: ct_loan_stop()
      case SIGCONT where isLent: ct_loan_continue()
      case SIGTSTP: suspend(into: &events)
      case SIGCONT: if ct_resume() { resumed(into: &events) }
      default: events.append(.terminate(signal: signal))
      }
    }
  }

  private func endSilentPaste(_ events: inout [TerminalEvent]) {
    let silence = ContinuousClock.now - lastInput
    if silence >= .milliseconds(Self.pasteEndMilliseconds) {
      decoder.abandonPaste()
    } else if silence >= .milliseconds(Self.pasteRestMilliseconds) {
      decoder.restPaste()
    }
    events += decoder.takeEvents()
  }

  private func readInput(into events: inout [TerminalEvent]) {
    inputIsLeft = true
    lastInput = .now
    for _ in 0..<Self.maximumInputs {
      let code = ct_next_input()
      guard code >= 0 else {
        decoder.finish()
        inputIsLeft = false
        break
      }
      if let input = RawInput(code: code) { decoder.feed(input) }
    }
    takeAnswer()
    for event in decoder.takeEvents() {
      if event == .key(Key(.character("z"), control: true)) {
        suspend(into: &events)
      } else {
        events.append(event)
      }
    }
  }

  private func resized(into events: inout [TerminalEvent]) {
    if let size = updateSize() { events.append(.resize(size)) }
  }

  /// Where a signal came that ends the program, it is reported in place of a terminal to draw on.
  private func suspend(into events: inout [TerminalEvent]) {
    if ct_suspend() { resumed(into: &events) } else { readSignals(into: &events) }
  }

  private func isEnding(_ events: [TerminalEvent]) -> Bool {
    events.contains { event in
      switch event {
      case .terminate, .hangup: true
      case .key, .paste, .mouse, .resize, .focus, .wake, .resumed: false
      }
    }
  }

  func resumed(into events: inout [TerminalEvent]) {
    resized(into: &events)
    redraw()
    events.append(.resumed)
  }
}
