import ArgumentParser
import CursesTerminal
import Dashboard
import IncidentEngine
import OperationsRoom
import TerminalUI

extension ParsableCommand {
  /// Runs `body`; what it could not do is said on standard error with its cure.
  func orFail(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as CommandFailure {
      Output.complain(failure.text)
      throw ExitCode(failure.status)
    }
  }
}

extension Words {
  static func said(_ rejection: Rejection, in room: LiveRoom) -> String {
    Phrases.said(rejection, in: room.situation, zone: room.zone)
  }

  static func said(_ error: TerminalError) -> String {
    switch error {
    case .noTerminal: "There is no terminal. Run it in one, or pipe it to get the board as text."
    case .unsupported(let term):
      "The terminal \(term) is not known. Set TERM, for example: TERM=xterm-256color tansiq …"
    case .alreadyOpen: "The terminal is in use by this program already."
    case .system(let code): "The terminal cannot be used (system error \(code)). Try another one."
    }
  }

  static let copyingIsOff = "Not copied: copy is no in config.yaml."
  static let cannotCopy = "Not copied: this terminal is not known to take it (TERM)."

  static func unconfirmed(_ error: JournalError) -> String {
    "NOT CONFIRMED: \(said(error)) Press Enter to send it again; it is never entered twice."
  }

  static func notWritten(_ error: JournalError) -> String {
    "Not written, the room is read-only: \(said(error)) Press Enter to try again."
  }
}
