import CommandLanguage
import EngineSamples
import IncidentEngine
import Testing

struct FilterRandomTests {
  @Test(arguments: [3, 41, 97, 2026] as [UInt64])
  func `a random filter shows what a plain reading of it shows`(_ seed: UInt64) throws {
    var random = SampleRandom(seed: seed)
    let room = try FilterRoom.random(&random)
    var counts = [0, 0]
    for _ in 0..<400 {
      let plain = PlainFilter.random(&random, depth: 4)
      let text = plain.text(&random)
      let filter = try room.filter(text)
      let now = FilterRoom.now.advanced(
        byMilliseconds: Int64.random(in: -1...7_200_000, using: &random))
      for incident in room.situation.incidents {
        let isShown = filter.matches(incident, in: room.situation, now: now)
        counts[isShown ? 1 : 0] += 1
        #expect(
          isShown == plain.holds(incident, room.situation, now),
          "seed \(seed): \(text) on \(incident.number)")
      }
    }
    #expect(counts.allSatisfy { $0 > 2000 })
  }

  @Test func `random garbage is read or refused, never worse`() throws {
    var random = SampleRandom(seed: 77)
    let room = try FilterRoom.usual()
    let pieces = [
      "and", "or", "not", "(", ")", "=", "!=", "<", "<=", ">", ">=", "~", "!", "\"", "\"\"", " ",
      "agency", "lead", "p", "phase", "type", "title", "place", "mode", "no", "tasks", "by",
      "opened", "age", "overdue", "open", "older", "younger", "20m", "-2h", "14:05", "fire", "2",
      "none", "26-0003", "🚒", "\u{301}", "شرطة", "\0", "\u{202E}", "é", "99999d", "@23:50",
      "9999-12-31T23:59", "\n", "\t", "&&", "K", "İ",
    ]
    var read = 0
    for _ in 0..<5000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) { text += " " }
      }
      if check(text, room) { read += 1 }
      let cursor = Int.random(in: -1...text.count + 1, using: &random)
      let list = Filter.complete(text, cursor: cursor, in: room.context)
      #expect(0 <= list.replacing.lowerBound && list.replacing.upperBound <= text.count)
      #expect(list.items.count <= 50)
    }
    #expect(read > 20)
  }

  @Test(arguments: HostileLine.all + HostileLine.filters)
  func `a hostile filter is read or refused, never worse`(_ hostile: HostileLine) throws {
    let room = try FilterRoom.usual()
    _ = check(hostile.text, room)
    let list = Filter.complete(hostile.text, in: room.context)
    #expect(list.items.count <= 50)
    let nowhere = LineContext(
      situation: Situation(), now: Moment(milliseconds: .min), zone: .utc, selected: nil)
    _ = try? Filter.read(hostile.text, in: nowhere)
    _ = Filter.complete(hostile.text, in: nowhere)
  }

  /// Whether a filter can be read; if it can, it decides every incident, if not, it says where.
  private func check(_ text: String, _ room: FilterRoom) -> Bool {
    guard let problem = room.problem(text) else {
      let ends = [Int64.min, 0, .max].map { Moment(milliseconds: $0) }
      return ends.allSatisfy { (try? room.shown(text, at: $0)) != nil }
    }
    let range = problem.range
    #expect(0 <= range.lowerBound && range.upperBound <= text.count, "\(text.debugDescription)")
    return false
  }
}

extension HostileLine {
  fileprivate static let filters = [
    String(repeating: "(", count: 10_000), String(repeating: "(", count: 4000),
    String(repeating: ")", count: 4000), String(repeating: "not ", count: 1000),
    String(repeating: "not ", count: 999) + "p=1", String(repeating: "open ", count: 800),
    String(repeating: "open or ", count: 499) + "open",
    String(repeating: "not(", count: 64) + "open" + String(repeating: ")", count: 64),
    String(repeating: "=", count: 4000), String(repeating: "~\"", count: 2000),
    "title~\"" + String(repeating: "a", count: 3990) + "\"",
    "title~e" + String(repeating: "\u{301}", count: 50_000),
    "opened>-99999d99999d", "opened<+99999d", "opened<9999-12-31T23:59", "age>99999d99999d",
    "opened>0000-01-01T00:00", "no>9999-999999999", "no>26-99999999999999",
  ].map { HostileLine(text: $0) }
}
