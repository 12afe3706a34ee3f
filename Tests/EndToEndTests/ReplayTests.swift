import Glibc
import TestSupport
import Testing

/// A small log of two dates, in a zone of its own.
private let map = """
  format: 1
  name: County log
  source: county
  zone: America/Los_Angeles
  times: {format: "yyyy-MM-dd HH:mm"}
  columns: {call: call, unit: unit, type: type, received: received, dispatched: dispatched,
    on_scene: arrived, available: available}
  agencies: [{code: fire, name: Fire Brigade}]
  otherwise: fire

  """

private let log = """
  call,unit,type,received,dispatched,arrived,available
  C1,E1,Barn,2017-01-05 10:00,2017-01-05 10:01,2017-01-05 10:09,2017-01-05 10:30
  C2,E1,Shed,2017-03-02 10:20,2017-03-02 10:22,2017-03-02 10:31,2017-03-02 10:50
  C2,E2,Shed,2017-03-02 10:20,2017-03-02 10:24,2017-03-02 10:33,2017-03-02 11:10
  C3,E3,Mill,2017-01-09 12:00,2017-01-09 12:02,2017-01-09 12:10,2017-01-09 12:40

  """

@Suite struct ReplayTests {
  private struct LogFiles {
    let sandbox: Sandbox
    let map: String
    let log: String
    var room: String { sandbox.file("room") }

    func arguments(_ options: [String]) -> [String] {
      ["replay", log, "--map", map, "--room", room] + options
    }
  }

  private func files(_ text: String = log) throws -> LogFiles {
    let sandbox = try Sandbox()
    return LogFiles(
      sandbox: sandbox, map: try sandbox.write(map, to: "map.yaml"),
      log: try sandbox.write(text, to: "calls.csv"))
  }

  /// What the room says of calls and units.
  private func facts(_ room: String, _ sandbox: Sandbox) throws -> [String] {
    try StoredEntry.all(room, in: sandbox).filter { $0.origin == "replay:county" }.map(\.body)
  }

  @Test func `into a pipe all is played at once and the board is printed`() throws {
    let files = try files()
    let played = try Program.run(files.arguments([]), in: files.sandbox)
    #expect(played.status == .exited(0), "\(played.errors)")
    #expect(played.errors == "")
    #expect(played.output.hasPrefix(" EXERCISE T+"), "\(played.output)")
    for title in ["Barn", "Shed", "Mill"] { #expect(played.output.contains(title)) }
    let entries = try StoredEntry.all(files.room, in: files.sandbox)
    let again = try Program.run(files.arguments([]), in: files.sandbox)
    #expect(again.status == .exited(0))
    #expect(again.output == played.output)
    #expect(try StoredEntry.all(files.room, in: files.sandbox) == entries)
    #expect(
      try Program.run(["verify", files.room], in: files.sandbox).status == .exited(0))
    let list = try Program.run(["incidents", files.room, "--json"], in: files.sandbox).output
    #expect(list.ranges(of: "\"phase\":\"closed\"").count == 3, "\(list)")
    #expect(list.contains("\"opened\":\"2017-01-05T18:00:00.000Z\""), "\(list)")
  }

  @Test func `a log of many dates is packed onto one day`() throws {
    let files = try files()
    let played = try Program.run(files.arguments(["--pack-day", "2026-11-20"]), in: files.sandbox)
    #expect(played.status == .exited(0), "\(played.errors)")
    #expect(played.errors.contains("1 row has a stand-in"), "\(played.errors)")
    let list = try Program.run(["incidents", files.room, "--json"], in: files.sandbox).output
    for time in ["18:00", "18:20", "20:00"] {
      #expect(list.contains("\"opened\":\"2026-11-20T\(time):00.000Z\""), "\(list)")
    }
    let units = try Program.run(["resources", files.room, "--json"], in: files.sandbox).output
    #expect(units.contains("\"name\":\"E1 (2)\""), "\(units)")
    let other = try Program.run(files.arguments(["--pack-day", "2026-11-21"]), in: files.sandbox)
    #expect(other.status == .exited(2))
    #expect(other.errors.contains("--pack-day 2026-11-20"), "\(other.errors)")
    #expect(
      try Program.run(files.arguments(["--pack-day"]), in: files.sandbox).status == .exited(0))
    let without = try Program.run(
      files.arguments(["--from", "2017-01-01"]), in: files.sandbox)
    #expect(without.status == .exited(2))
  }

  @Test func `a part of a log is played, and nothing where nothing begins`() throws {
    let files = try files()
    let played = try Program.run(
      files.arguments(["--from", "2017-01-06", "--to", "2017-02-01"]), in: files.sandbox)
    #expect(played.status == .exited(0), "\(played.errors)")
    #expect(played.output.contains("Mill"))
    #expect(!played.output.contains("Barn") && !played.output.contains("Shed"))
    let room = files.sandbox.file("other")
    for (options, words) in [
      (["--from", "2018-01-01"], "No call begins in that time"),
      (["--from", "2017-02-01", "--to", "2017-01-01"], "--to is not after --from"),
      (["--from", "noon"], "--from noon is no time"),
      (["--pack-day", "tomorrow"], "--pack-day tomorrow is no date"),
      (["--speed", "0"], "--speed 0.0 is no speed"),
    ] {
      let refused = try Program.run(
        ["replay", files.log, "--map", files.map, "--room", room] + options, in: files.sandbox)
      #expect(refused.status == .exited(2), "\(options)")
      #expect(refused.errors.contains(words), "\(refused.errors)")
    }
    #expect(!Files.exists(room))
  }

  @Test func `rows that cannot be read are told as an import tells them`() throws {
    let files = try files(log + ",E9,Lost,,,,\nC4,E4,Dark,,,,\n")
    let played = try Program.run(files.arguments([]), in: files.sandbox)
    #expect(played.status == .exited(1))
    #expect(played.errors.contains("calls.csv:6: "), "\(played.errors)")
    #expect(played.errors.contains("Call C4 has no known time"), "\(played.errors)")
    #expect(!played.output.contains("Dark"))
  }

  @Test func `a live room and another exercise take no log`() throws {
    let files = try files()
    try makeRoom(files.room, in: files.sandbox)
    let before = try StoredEntry.all(files.room, in: files.sandbox)
    let refused = try Program.run(files.arguments([]), in: files.sandbox)
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("is a live room"), "\(refused.errors)")
    #expect(try StoredEntry.all(files.room, in: files.sandbox) == before)
    let drill = files.sandbox.file("drill")
    let scenario = Files.project("scenarios/river-flood.yaml")
    try #require(
      try Program.run(["drill", scenario, "--room", drill], in: files.sandbox).status == .exited(0))
    let other = try Program.run(
      ["replay", files.log, "--map", files.map, "--room", drill], in: files.sandbox)
    #expect(other.status == .exited(2))
    #expect(other.errors.contains("runs River flood"), "\(other.errors)")
  }

  @Test func `on the board calls appear and close by the clock, and tansiq alone goes on`() throws {
    let files = try files()
    let day = ["--pack-day", "2026-11-20", "--speed", "300"]
    var terminal = try PseudoTerminal(files.arguments(day), in: files.sandbox)
    #expect(terminal.shows("Barn"), "\(terminal.screenText)")
    #expect(!terminal.screenText.contains("Mill"))
    #expect(terminal.waitUntil { _ in terminal.line(with: "Barn").contains("active") })
    terminal.type(" ")
    #expect(terminal.shows(" paused "))
    #expect(terminal.say("log 1 decision: keep out", "log line 1 written"))
    terminal.kill(SIGKILL)
    #expect(terminal.waitForExit() == .signalled(SIGKILL))
    let before = try facts(files.room, files.sandbox)

    terminal = try PseudoTerminal([], in: files.sandbox)
    #expect(terminal.shows("Barn"), "\(terminal.screenText)")
    #expect(terminal.shows(" paused "))
    terminal.settle()
    #expect(try facts(files.room, files.sandbox) == before)
    terminal.say("speed 3600")
    #expect(terminal.shows("×3600"))
    terminal.type(" ")
    #expect(terminal.shows("Mill"), "\(terminal.screenText)")
    // The clock stops by itself at the end of the log.
    #expect(terminal.shows(" paused "))
    #expect(terminal.leave() == .exited(0))
    #expect(terminal.lastWords.contains("The replay is in \(files.room)"), "\(terminal.lastWords)")

    let all = try facts(files.room, files.sandbox)
    #expect(all.count == Set(all).count, "something came twice")
    let played = try Sandbox()
    let twin = played.file("room")
    _ = try Program.run(
      ["replay", files.log, "--map", files.map, "--room", twin, "--pack-day", "2026-11-20"],
      in: played)
    let list = ["--json", "--room"]
    for verb in ["tasks", "resources"] {
      func shown(_ room: String) throws -> [String] {
        let text = try Program.run([verb] + list + [room], in: files.sandbox).output
        return text.split(separator: "},{").map { item -> String in
          String(item).replacing(/"(now|room)":"[^"]*",?/, with: "")
            .replacing(/"(lastEntry|ageSeconds)":\d+,?/, with: "")
        }
      }
      #expect(try shown(files.room) == shown(twin))
    }
  }

  @Test func `a unit that an officer released is left alone on the board`() throws {
    let files = try files()
    let terminal = try PseudoTerminal(
      files.arguments(["--pack-day", "2026-11-20", "--speed", "300"]), in: files.sandbox)
    #expect(terminal.waitUntil { _ in terminal.line(with: "Barn").contains("active") })
    terminal.type(" ")
    #expect(terminal.shows(" paused "))
    #expect(terminal.say("release E1", "E1 released"))
    terminal.type(" +")
    #expect(terminal.shows("Mill", timeout: .seconds(60)), "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
    let units = try facts(files.room, files.sandbox).filter {
      $0.contains("\"event\":\"resourceReleased\"") && $0.contains("\"commitment\":1}")
    }
    #expect(units.isEmpty, "\(units)")
  }
}
