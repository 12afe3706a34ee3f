import ArgumentParser
import Exchange
import IncidentEngine
import OperationsRoom

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring data from elsewhere into a room.",
    subcommands: [DispatchCommand.self])

  struct DispatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dispatch", abstract: "Bring a dispatch log (CSV) into a room.",
      discussion: """
        The mapping file names columns, time format, zone and agencies; docs/dispatch-import.md
        describes it. Importing the same file again adds nothing. Exit status 0 when every row was
        taken, 1 when some could not be read (the rest is imported), 2 when nothing could be.
        """)

    @Argument(help: "The dispatch log.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: "The mapping file.", completion: .file(extensions: ["yaml", "yml"]))
    var map: String

    @Option(help: "The folder of the room; made when there is none.", completion: .directory)
    var room: String

    func run() throws {
      try orFail {
        let brought = try DispatchFile.read(file, map: map)
        let (map, read) = (brought.map, brought.log)
        let name = String(room.split(separator: "/").last ?? "room")
        let live = try LiveRoom.open(
          room, founding: LiveRoom.Founding(name: name, kind: .live, zone: map.zone))
        defer { live.close() }
        let tally = try bring(read, source: map.source, into: live)
        Words.problems(read, file).forEach(Output.complain)
        Output.print(Words.said(tally, read))
        if let fault = live.fault() {
          throw CommandFailure(Words.changedBehind(fault), status: 1)
        }
        if read.rowsSkipped > 0 { throw ExitCode(1) }
      }
    }

    private func bring(
      _ read: DispatchImport, source: String, into live: LiveRoom
    ) throws(CommandFailure) -> Tally {
      var settings = RoomSettings(name: nil, zone: nil, agencies: [], officers: [], resources: [])
      settings.agencies = read.agencies.filter { live.situation.agency($0.code) == nil }
      try live.follow(settings)
      var tally = Tally()
      let known = live.situation.incidents.count
      let author = Author(
        officer: nil, post: "import", account: Environment.account.name, desk: "import")
      var counter = live.nextCounter(of: author.desk)
      for start in stride(from: 0, to: read.calls.count, by: 256) {
        let calls = read.calls[start..<min(start + 256, read.calls.count)]
        let requests = calls.map { call in
          defer { counter += 1 }
          return Request(
            id: SubmissionID(desk: author.desk, counter: counter), author: author,
            origin: .imported(source), commands: [.recordCall(call)])
        }
        for (call, answer) in zip(calls, live.submitAllAndWait(requests)) {
          try tally.count(answer, call, live)
        }
      }
      tally.newIncidents = live.situation.incidents.count - known
      return tally
    }
  }

  /// What an import brought.
  struct Tally {
    var newIncidents = 0
    var changedCalls = 0
    var unchangedCalls = 0
    var refusals: [String] = []

    mutating func count(
      _ answer: Answer, _ call: DispatchCall, _ live: LiveRoom
    ) throws(CommandFailure) {
      switch answer {
      case .accepted, .acceptedBefore: changedCalls += 1
      case .rejected(.callUnchanged): unchangedCalls += 1
      case .rejected(let rejection):
        refusals.append("\(call.key.id): \(Words.said(rejection, in: live))")
      case .unconfirmed(let error), .readOnly(let error): throw CommandFailure(Words.said(error))
      }
    }
  }
}

extension Words {
  static func said(_ refusal: ImportRefusal, _ file: String) -> String {
    "\(file): \(refusal.what) \(refusal.cure)"
  }

  static func problems(_ read: DispatchImport, _ file: String) -> [String] {
    var lines = read.problems.map { "\(file):\($0.line): \($0.what) \($0.cure)" }
    if read.unlistedProblems > 0 { lines.append("… and \(read.unlistedProblems) more problems.") }
    lines += read.flagged.prefix(20).map {
      "\(file):\($0.line): row \($0.id): \($0.column) is earlier than \($0.follows). Kept and flagged."
    }
    let more = read.flagged.count - 20 + read.unlistedFlagged
    if more > 0 {
      lines.append("… and \(more) more rows with times out of order, kept and flagged.")
    }
    return lines
  }

  static func said(_ tally: ImportCommand.Tally, _ read: DispatchImport) -> String {
    var text =
      "\(read.rowsRead) rows read, \(read.rowsSkipped) not taken. \(tally.newIncidents) new "
      + "incidents, \(tally.changedCalls - tally.newIncidents) calls with news, "
      + "\(tally.unchangedCalls) unchanged."
    for refusal in tally.refusals { text += "\nrefused \(refusal)" }
    return text
  }
}
