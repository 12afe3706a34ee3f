import CommandLanguage
import Glibc
import IncidentEngine
import Testing

/// `docs/filters.md` says what is so.
struct FilterPageTests {
  private let room: FilterRoom
  private let page: [Substring]

  init() throws {
    room = try FilterRoom.usual()
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let opened = try #require(fopen("/\(root)/docs/filters.md", "rb"))
    defer { fclose(opened) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&buffer, 1, buffer.count, opened)
    page = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n")
  }

  private static let shown: [String: [Int]] = [
    "agency=fire and priority<=2 and overdue": [1],
    "agency=fire p<=2 overdue": [1],
    "not (phase=closed or type~flood)": [3, 4, 5, 6],
    "older 20m and unanswered": [3],
    "open lead=none": [4, 5],
    "open and (agency=police or agency=ambulance)": [1, 6],
    "tasks>=3 and not stale": [3],
    "place~\"mill road\" or \"mill rd\"": [1, 6],
    "opened>-2h and mode!=response": [6],
    "opened>=06:00 opened<14:00": [1, 2, 3, 4, 5, 6],
    "number>=26-0002 closed": [2],
    "by~warden age<30m": [3],
  ]

  /// The first code of each row under a heading.
  private func rows(under heading: String) -> [String] {
    page.drop { $0 != "## \(heading)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
      .filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "`")[1] }.map(String.init)
  }

  @Test func `every example of the page shows what it says`() throws {
    let examples = rows(under: "Examples")
    #expect(Set(examples) == Set(Self.shown.keys))
    for example in examples {
      let shown = try room.shown(example)
      #expect(shown == Self.shown[example], "\(example)")
    }
    let start = try #require(page.firstIndex(of: "```filter"))
    #expect(Self.shown[String(page[start + 1])] != nil)
  }

  @Test func `every field and word is on the page, with its operators`() throws {
    let names = Filter.complete("", in: room.context).items.map(\.text).filter { $0 != "not" }
    let words = rows(under: "Words").map { String($0.prefix { $0 != " " }) }
    #expect(Set(rows(under: "Fields") + words) == Set(names))
    for field in rows(under: "Fields") {
      let row = try #require(page.first { $0.hasPrefix("| `\(field)`") })
      let operators = Filter.complete("\(field) ", in: room.context).items.map(\.text)
      #expect(row.contains("`\(operators.joined(separator: " "))`"), "\(field)")
    }
  }
}
