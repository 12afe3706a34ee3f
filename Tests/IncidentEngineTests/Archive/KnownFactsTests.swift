import EngineSamples
import IncidentEngine
import Testing

/// An older program that opened a room from a snapshot would not see the facts before it that it does
/// not know. So whoever adds a fact packs snapshots in a new format, which older programs pass over.
@Suite struct KnownFactsTests {
  private let golden = Golden(beside: #filePath, levels: 1)

  /// Every event with its members, every list with its words.
  private static var facts: [String] {
    var events: [String: Set<String>] = [:]
    for entry in Sample.everything {
      let body = String(decoding: entry.body, as: UTF8.self)
      let members = body.matches(of: /[{,]"(\w+)":/).map { String($0.1) }
      events[entry.event.name, default: []].formUnion(members)
    }
    let said = events.map { "\($0.key): \($0.value.sorted().joined(separator: " "))" }.sorted()
    return said + words(of: RoomKind.self) + words(of: IncidentMode.self)
      + words(of: IncidentPhase.self) + words(of: Participation.self)
      + words(of: AssignmentStatus.self) + words(of: Movement.self) + words(of: LogKind.self)
      + words(of: ObjectiveStatus.self) + words(of: Marking.self) + words(of: Measure.self)
      + words(of: PostCode.self) + words(of: AnswerStep.self) + words(of: Lasting.self)
  }

  private static func words<Word: Vocabulary>(of list: Word.Type) -> [String] {
    list.allCases.map { "\(list) \($0.word)" }
  }

  private func text(_ facts: [String]) -> String { facts.map { $0 + "\n" }.joined() }

  @Test func `a program knows the facts of the format in which it packs snapshots`() throws {
    let format = try #require(try Sample.wholeSituation().packed().first)
    #expect(golden.difference("facts-\(format).txt", text(Self.facts)) == nil)
  }

  @Test func `no fact of an earlier format was given up`() throws {
    let format = try #require(try Sample.wholeSituation().packed().first)
    for earlier in 1...Int(format) {
      guard let known = golden.text("facts-\(earlier).txt") else { continue }
      let now = Set(Self.facts.flatMap(\.facts))
      for line in known.split(separator: "\n") {
        #expect(now.isSuperset(of: String(line).facts), "format \(earlier): \(line)")
      }
    }
  }
}

extension String {
  /// The single facts of a line: an event with each of its members, or a word.
  fileprivate var facts: [String] {
    guard let colon = firstIndex(of: ":") else { return [self] }
    let name = self[..<colon]
    return self[index(after: colon)...].split(separator: " ").map { "\(name).\($0)" }
  }
}
