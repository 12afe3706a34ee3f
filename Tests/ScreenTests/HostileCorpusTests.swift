import TestSupport
import Testing

/// Every hostile text in every place that takes any text, drawn for real; see `Tests/ScreenFixture`.
@Suite struct HostileCorpusTests {
  @Test(arguments: [0, 1])
  func `no hostile text, wherever it stands, leaves its columns or reaches the terminal`(
    half: Int
  ) throws {
    let drawn = try DrawnScreens(["hostile", "\(half)", "2"])
    #expect(drawn.faults == [])
    #expect(drawn.count(of: "shown") == (HostileTexts.all.count + 1 - half) / 2)
    let places = drawn.lines.first { $0.hasPrefix("places: ") }?.split(separator: " ") ?? []
    #expect(places.count > 45, "\(places)")
    for place in [
      "roomOpened.name", "agencyRegistered.contact", "officerRegistered.posts",
      "resourceRegistered.name", "incidentOpened.title", "incidentOpened.reportedBy",
      "assignmentIssued.title", "assignmentStatusChanged.reason", "logEntryWritten.text",
      "logEntryStruck.reason", "objectiveSet.text", "exerciseStarted.scenario",
    ] {
      #expect(places.contains { $0 == place }, "\(place)")
    }
  }

  @Test(.enabled(if: !HostileTexts.collected.isEmpty, "the data beside the project is not there"))
  func `the collection is read as its lines, its strings and its escapes`() {
    let texts = Set(HostileTexts.collected.map { Array($0.utf8) })
    #expect(texts.count > 1_000)
    for text in [
      "Hello<DEL>World", "Hello\u{7F}World", "\u{1B}[?25h", "Ω≈ç√∫˜µ≤≥÷", "ヽ༼ຈل͜ຈ༽ﾉ ヽ༼ຈل͜ຈ༽ﾉ",
      "Roses are \u{1B}[0;31mred\u{1B}[0m, violets are \u{1B}[0;34mblue. Hope you enjoy terminal hue",
    ] {
      #expect(texts.contains(Array(text.utf8)), "\(text.debugDescription)")
    }
  }

  @Test func `in ASCII and without colours they keep their columns as well`() throws {
    for environment in [["LANG": "C", "TERM": "screen-256color"], ["NO_COLOR": "1"]] {
      let drawn = try DrawnScreens(["hostile", "0", "20"], environment)
      #expect(drawn.faults == [])
    }
  }

  @Test func `a text that is not what was composed is found`() throws {
    let drawn = try DrawnScreens(["hostile", "0", "100", "cell"])
    #expect(drawn.lines.last?.contains(" 0 faults") == false)
  }
}
