import ArgumentParser
import CursesTerminal

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
      IncidentsCommand.self, TasksCommand.self, AgenciesCommand.self, ResourcesCommand.self,
      BoardCommand.self, TimelineCommand.self, FiguresCommand.self, JournalCommand.self,
      VerifyCommand.self, SnapshotsCommand.self, DiffCommand.self, BackupCommand.self,
      RestoreCommand.self, DoctorCommand.self, ConfigCommand.self,
      ManualCommand.self,
    ])

  /// Signals are blocked before any thread exists, so that every thread inherits the mask.
  static func main() {
    if Self.wantsDashboard(CommandLine.arguments.dropFirst().first) {
      TerminalSignals.blockForCurses()
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let open = OpenCommand(plain: arguments) {
      do { try open.run() } catch { exit(withError: error) }
      return
    }
    Self.main(DiffCommand.readable(arguments))
  }

  private static func wantsDashboard(_ verb: String?) -> Bool {
    verb == nil || verb == "open" || verb == "drill" || verb == "replay"
  }

  func run() throws {
    guard let last = StateFolder.lastRoom else {
      Output.print(Words.howToStart)
      return
    }
    if let scenario = last.scenario {
      let drill = try DrillCommand.parse([scenario, "--room", last.room])
      return try drill.run()
    }
    if let replay = try ReplayCommand.arguments(ofRoom: last.room) {
      let command = try ReplayCommand.parse(replay)
      return try command.run()
    }
    try OpenCommand.open(last.room, settings: nil, identity: try IdentityOptions.parse([]))
  }
}
