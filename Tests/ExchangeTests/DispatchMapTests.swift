import CheckedYAML
import Exchange
import Foundation
import IncidentEngine
import Testing

@Suite struct DispatchMapTests {
  private func mistakes(_ text: String) -> [YAMLMistake] {
    switch DispatchMap.read(Array(text.utf8)) {
    case .success: []
    case .failure(let mistakes): mistakes.all
    }
  }

  private func map(_ lines: [String: String]) -> String {
    var parts = [
      "format": "1", "name": "A", "source": "a", "zone": "UTC", "times": "{format: iso}",
      "columns": "{call: c, unit: u, received: r}",
      "agencies": "[{code: fire, name: Fire}]", "otherwise": "fire",
    ]
    for (key, value) in lines { parts[key] = value }
    return parts.keys.sorted().compactMap { key in
      parts[key].flatMap { $0.isEmpty ? nil : "\(key): \($0)\n" }
    }.joined()
  }

  @Test func `the least map names a call, a unit and an agency`() {
    #expect(mistakes(map(["columns": "{call: c, unit: u}", "times": ""])).isEmpty)
  }

  @Test func `all mistakes are told at once, each with line, column and cure`() {
    let text = """
      format: 2
      name: A
      source: a b
      zone: ../etc/passwd
      delimiter: colon
      mode: rescue
      times: {format: ["yyyy-MM-dd hh:mm", "dd.MM.yyyy HH:mm:ss:nn"]}
      columns: {call: c, unit: u, priority: {column: p, values: {E: 9}}, title: "{", titel: x}
      agencies:
        - {code: fire, name: Fire, units: [ENGINE]}
        - {code: Fire, name: Again, units: [engine]}
        - {code: 9, name: Nine}
      otherwise: fier

      """
    let found = mistakes(text)
    #expect(found.map(\.line) == [1, 3, 4, 5, 6, 7, 7, 8, 8, 8, 11, 11, 12, 13])
    #expect(!found.contains { $0.cure.isEmpty })
    #expect(found.last?.cure == "Did you mean `fire`?")
  }

  @Test(arguments: [
    ("yyyy-MM-dd", "The hour is missing in this time."),
    ("yyyy-MM-dd HH:mm a", "Hours of half a day (`hh`) and `a` for AM or PM belong together."),
    ("yyyy-MM-dd HH:mm mm", "The minute is given twice in this time."),
    ("yyyy-MM-dd'T HH:mm", "A `'` in this time is never closed."),
    ("YYYY-MM-dd HH:mm", "`YYYY` is no part of a time."),
  ])
  func `a pattern that is no whole time is a mistake`(pattern: String, what: String) {
    #expect(mistakes(map(["times": "{format: \"\(pattern)\"}"])).map(\.what) == [what])
  }

  @Test func `columns of times need a pattern`() {
    let found = mistakes(map(["times": ""]))
    #expect(found.map(\.what) == ["A column of times is named, but not how times are written."])
  }

  @Test func `without unit types somebody must own the units`() {
    #expect(mistakes(map(["otherwise": ""])).map(\.what) == ["Nothing says whose the units are."])
  }

  @Test func `the maps that ship have no mistake`() throws {
    #expect(try shippedMap("san-francisco.yaml").source == "sf-fire-calls")
    #expect(try shippedMap("learningspark.yaml").zone == "America/Los_Angeles")
  }

  @Test func `the example of the documentation has no mistake`() throws {
    let page = Files.package.appendingPathComponent("docs/dispatch-import.md")
    let text = try String(decoding: #require(Files.bytes(page)), as: UTF8.self)
    let example = try #require(text.components(separatedBy: "```yaml\n").last)
    let yaml = try #require(example.components(separatedBy: "```").first)
    #expect(mistakes(yaml).isEmpty)
    #expect(yaml.contains("columns:"))
  }

  @Test(arguments: [
    ("MM/dd/yyyy hh:mm:ss a", "01/10/2009 02:36:01 PM", "2009-01-10 14:36:01"),
    ("MM/dd/yyyy hh:mm:ss a", "01/10/2009 12:00:00 am", "2009-01-10 00:00:00"),
    ("MM/dd/yyyy hh:mm:ss a", "01/10/2009 12:00:00 PM", "2009-01-10 12:00:00"),
    ("MM/dd/yyyy hh:mm:ss a", "01/10/2009 13:00:00 PM", nil),
    ("MM/dd/yyyy hh:mm:ss a", "1/10/2009 01:00:00 PM", nil),
    ("M/d/yyyy h:mm a", "1/9/2009 1:05 PM", "2009-01-09 13:05:00"),
    ("dd.MM.yyyy HH:mm", "31.12.2025 23:59", "2025-12-31 23:59:00"),
    ("dd.MM.yyyy HH:mm", "31.11.2025 23:59", nil),
    ("dd.MM.yyyy HH:mm", "31.12.2025 23:59 ", nil),
    ("d MMM yyyy 'at' HH:mm", "3 Feb 2024 at 08:09", "2024-02-03 08:09:00"),
    ("iso", "2024-02-29T08:09", "2024-02-29 08:09:00"),
    ("iso", "2024-02-29 08:09:10.250", "2024-02-29 08:09:10"),
    ("iso", "2023-02-29T08:09", nil),
    ("iso", "2024-02-29", nil),
  ])
  func `a time is read from end to end or not at all`(
    pattern: String, written: String, expected: String?
  ) throws {
    #expect(try TimePattern(pattern).read(written)?.civil.description == expected)
  }

  @Test(arguments: [
    ("2024-01-01T00:00:00Z", 0), ("2024-01-01T00:00+02:00", 7200),
    ("2024-01-01T00:00:00-0330", -12_600), ("2024-01-01T00:00:00.123456+02", 7200),
  ])
  func `an offset in the text is taken`(written: String, offset: Int) {
    #expect(TimePattern.iso.read(written)?.offsetSeconds == offset)
  }
}
