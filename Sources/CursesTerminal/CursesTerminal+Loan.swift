import CTerminal
import Glibc
import TerminalUI

/// How a program ended that had the terminal.
public enum LoanEnding: Hashable, Sendable {
  /// By itself, with this status.
  case exited(Int32)
  /// By this signal.
  case signalled(Int32)
}

extension CursesTerminal {
  /// Gives the terminal to another program, found by `PATH`, until it ends; returns the error number
  /// when it could not be started, and nil when it runs.
  ///
  /// Meanwhile nothing is drawn and no key is read, but ``waitForEvents(timeoutMilliseconds:)`` goes
  /// on reporting signals and `.wake`. When the program has ended, `.resumed` is reported and
  /// ``takeLoanEnding()`` says how. ``close()`` ends the program.
  public func lend(to arguments: [String]) -> Int32? {
    guard isOpen, !isLent, !arguments.isEmpty else { return EBUSY }
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let failure = ct_lend(&words)
    isLent = failure == 0
    if !isLent { redraw() }
    return isLent ? nil : failure
  }

  /// How the program ended that had the terminal; nil while it runs, and once it was asked.
  public func takeLoanEnding() -> LoanEnding? {
    defer { loanEnding = nil }
    return loanEnding
  }

  /// Looks whether the program that has the terminal still runs, and takes the terminal after it.
  func followLoan(into events: inout [TerminalEvent]) {
    var code: Int32 = 0
    switch ct_loan_state(&code) {
    case CT_LOAN_EXITED: loanEnding = .exited(code)
    case CT_LOAN_SIGNALLED: loanEnding = .signalled(code)
    default: return
    }
    isLent = false
    ct_loan_take_back()
    resumed(into: &events)
  }
}
