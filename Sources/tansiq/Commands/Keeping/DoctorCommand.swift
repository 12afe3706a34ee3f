import ArgumentParser

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Tell what is wrong with terminal, disk, room and settings.",
    discussion: """
      Each finding is ok, look or wrong, and says what to do next. Without ROOM the room opened last \
      is looked at, if there is one. Nothing of a room is changed.
      Exit status 0 when nothing is wrong, 1 otherwise.
      """)

  @Argument(help: "The folder of a room.", completion: .directory)
  var room: String?

  @Flag(help: "One JSON document; docs/shell.md names its members.")
  var json = false

  func run() throws {
    let room = room ?? StateFolder.lastRoom?.room
    let findings =
      TerminalExam.findings() + DiskExam.findings(room ?? StateFolder.path)
      + (room.map { RoomExam.findings($0) } ?? []) + SettingsExam.findings()
    if json {
      Output.printExactly(findings.json)
    } else {
      for line in findings.lines(width: Output.columns) { Output.print(Output.drawable(line)) }
    }
    if findings.contains(where: { $0.state == .wrong }) { throw ExitCode(1) }
  }
}
