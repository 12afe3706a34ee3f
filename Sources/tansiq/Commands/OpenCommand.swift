import ArgumentParser
import CursesTerminal
import Dashboard
import DrillRunner
import IncidentEngine
import OperationsRoom

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a live room, or make one.",
    discussion: """
      ROOM is a folder. The settings file names zone, agencies and officers; without one, sensible
      agencies are there. Into a pipe, the settings are applied and the board is printed as text.
      """)

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Option(help: "A settings file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var settings: String?

  @OptionGroup var identity: IdentityOptions

  init() {}

  /// The command of a plain line: `open ROOM`, with options and their values behind it; nil for any
  /// other, and for one with a mistake.
  ///
  /// Reading it by ArgumentParser, which looks at all commands and their types, takes a quarter of the
  /// time until the first frame.
  init?(plain arguments: [String]) {
    guard arguments.count >= 2, arguments.count.isMultiple(of: 2), arguments[0] == "open",
      !arguments.contains("")
    else { return nil }
    var values: [String: String] = [:]
    for place in stride(from: 2, to: arguments.count, by: 2) {
      guard !arguments[place + 1].hasPrefix("-"),
        values.updateValue(arguments[place + 1], forKey: arguments[place]) == nil
      else { return nil }
    }
    guard !arguments[1].hasPrefix("-"),
      values.keys.allSatisfy({ ["--settings", "--name", "--agency", "--post"].contains($0) })
    else { return nil }
    room = arguments[1]
    settings = values["--settings"]
    identity = IdentityOptions()
    identity.name = values["--name"]
    identity.agency = values["--agency"]
    identity.post = values["--post"]
  }

  func run() throws { try orFail { try Self.open(room, settings: settings, identity: identity) } }

  /// Opens a room on the dashboard, or prints its board where there is no terminal.
  static func open(_ path: String, settings: String?, identity: IdentityOptions) throws {
    if !Output.isTerminal, settings == nil, FileBytes.exists("\(path)/journal.sqlite") {
      return try BoardCommand.printBoard(path, size: nil, asPicture: false)
    }
    let read = try settings.map { try RoomSettings.read($0) }
    let zone = read?.zone ?? SystemZones.current
    _ = try SystemZones.rules(zone)
    let name = read?.name ?? String(path.split(separator: "/").last ?? "room")
    let founding = LiveRoom.Founding(name: name, kind: .live, zone: zone)
    let live = try LiveRoom.open(path, founding: founding)
    if let read {
      try live.follow(read)
    } else if live.situation.agencies.isEmpty {
      try live.follow(.sensible)
    }
    let officer = try live.officer(identity, account: Environment.account.name)
    guard Output.isTerminal else {
      live.close()
      return try BoardCommand.printBoard(path, size: nil, asPicture: false)
    }
    StateFolder.remember(room: path)
    try show(live, officer: officer, runner: nil, farewell: nil)
  }

  /// Shows a room until the officer leaves or a signal ends it; then says `farewell`.
  static func show(
    _ live: LiveRoom, officer: Officer?, runner: (any ExercisePlayer)?, farewell: String?
  ) throws(CommandFailure) {
    let session: DashboardSession
    do {
      session = try DashboardSession(live, officer: officer, runner: runner)
    } catch {
      live.close()
      throw error
    }
    let ending = session.run()
    if let farewell { Output.print(farewell) }
    if let report = session.report { Output.print(report) }
    switch ending {
    case .left:
      live.close()
      if let fault = live.fault() { Output.complain(Words.changedBehind(fault)) }
    case .signal(let signal): TerminalSignals.die(by: signal)
    case .hangup: TerminalSignals.die(by: 1)
    }
  }
}
