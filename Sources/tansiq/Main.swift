import ArgumentParser
import CursesTerminal
import Glibc

@main
struct Tansiq: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tansiq",
    abstract: "A joint operations room in a terminal.",
    discussion: """
      Fire, police, ambulance, utilities and municipality work one set of incidents together.
      Without a subcommand, the last room is opened.
      """,
    version: "0.1.0",
    subcommands: [
      OpenCommand.self, DrillCommand.self, ReplayCommand.self, CheckCommand.self,
      ImportCommand.self, DoCommand.self,
      IncidentsCommand.self, TasksCommand.self, MattersCommand.self, KindsCommand.self,
      AgenciesCommand.self, ResourcesCommand.self,
      BoardCommand.self, TimelineCommand.self, FiguresCommand.self, JournalCommand.self,
      VerifyCommand.self, SnapshotsCommand.self, DiffCommand.self, BackupCommand.self,
      RestoreCommand.self, DoctorCommand.self, ConfigCommand.self,
      ManualCommand.self,
    ])

  static func main() {
    TerminalSignals.quitAtOnce()
    TerminalSignals.failBeyondFileLimit()
    TerminalSignals.holdStandardStreams()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try requireText()
      if let open = OpenCommand(plain: arguments) {
        try open.run()
      } else {
        var command = try parseAsRoot(DiffCommand.readable(arguments))
        try command.run()
      }
      try requireWholeOutput()
    } catch {
      // What was typed is quoted; it must not steer the terminal.
      let code = exitCode(for: error)
      let hint = code.isSuccess ? nil : Self.hint(arguments)
      let text = fullMessage(for: error) + (hint.map { "\n\($0)" } ?? "")
      if !text.isEmpty { code.isSuccess ? Output.printExactly(text) : Output.complain(text) }
      if code.isSuccess { do { try requireWholeOutput() } catch { exit(withError: error) } }
      exit(withError: code)
    }
  }

  /// Bytes that are no text would be taken for others.
  private static func requireText() throws {
    for number in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[number] else { continue }
      let bytes = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
      if case .notUnicode(let good) = InputLines.said(bytes) {
        Output.complain(Words.argumentNotUnicode(number, byte: good + 1))
        throw ExitCode(64)
      }
    }
  }

  private static func requireWholeOutput() throws {
    do { try Output.requireWhole() } catch {
      Output.complain(error.text)
      throw ExitCode(error.status)
    }
  }

  /// What was meant by a folder alone.
  private static func hint(_ arguments: [String]) -> String? {
    guard arguments.count == 1, let word = arguments.first, !word.hasPrefix("-"),
      !configuration.subcommands.contains(where: { $0.configuration.commandName == word })
    else { return nil }
    return Words.openIt(word)
  }

  func run() throws { try orFail { try openLast() } }

  private func openLast() throws {
    guard let last = StateFolder.lastRoom else { return Output.print(Words.howToStart) }
    try StateFolder.requireRoom(last.room)
    if let scenario = last.scenario {
      let drill = try DrillCommand.parse([scenario, "--room", last.room])
      return try drill.run()
    }
    if let replay = try ReplayCommand.arguments(ofRoom: last.room) {
      let command = try ReplayCommand.parse(replay)
      return try command.run()
    }
    let identity = try IdentityOptions.parse([])
    try OpenCommand.open(last.room, settings: nil, identity: identity)
  }
}
