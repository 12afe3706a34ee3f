import CommandLanguage
import EngineSamples
import IncidentEngine
import Testing

struct PaletteRandomTests {
  @Test func `a score is the best over all ways to find the word`() throws {
    var random = SampleRandom(seed: 5)
    let letters = Array("aab c1-2é")
    for _ in 0..<40 {
      let names = (0..<12).map { _ in
        String(
          (0..<Int.random(in: 1...9, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? "a"
          })
      }.filter { $0.first != " " && $0.last != " " && !$0.contains("  ") }
      let room = try NamedRoom(incidents: names)
      let word = String(
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          "abce".randomElement(using: &random) ?? "a"
        })
      let scores = Dictionary(
        uniqueKeysWithValues: room.search(word).hits.compactMap { hit in
          if case .incident(let number) = hit.target { (number.counter, hit.score) } else { nil }
        })
      for (place, name) in names.enumerated() {
        #expect(scores[place + 1] == plainScore(word, name), "\(word) in \(name)")
      }
    }
  }

  @Test func `random searches are stable, bounded, sorted, and marks spell what was typed`() throws
  {
    var random = SampleRandom(seed: 7)
    let words = [
      "evacuate", "Mill", "Rd", "–", "Zoë", "26-0003", "/2", "", "  ", "\u{301}", "🚒", "0", "7",
    ]
    var room = try NamedRoom(
      incidents: (0..<60).map { _ in
        (0..<3).compactMap { _ in words.prefix(5).randomElement(using: &random) }
          .joined(separator: " ") + "x"
      })
    for number in 1...9 { try room.say("task 26-000\(number) fire pump \(number)") }
    try room.say("close 26-0004 done anyway")
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...4, using: &random))
        .compactMap { _ in words.randomElement(using: &random) }
        .joined(separator: Bool.random(using: &random) ? " " : "")
      let result = room.search(text)
      #expect(result == room.search(text) && result == room.searchAnew(text), "\(text)")
      #expect(result.hits.count == min(result.fittingCount, PaletteResult.limit))
      #expect(result.fittingCount <= result.count)
      #expect(zip(result.hits, result.hits.dropFirst()).allSatisfy { $0.score >= $1.score })
      #expect(Set(result.hits.map(\.target)).count == result.hits.count)
    }
  }

  @Test func `adding a letter never finds more`() throws {
    let room = try NamedRoom(incidents: ["Evacuate Mill Rd", "Mill fire", "Ferry Lane cordon"])
    let text = "evacuate mill"
    let counts = text.indices.map { room.search(String(text[...$0])).fittingCount }
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test(arguments: HostileLine.all)
  func `hostile text is looked for and looked through, never worse`(
    _ hostile: HostileLine
  ) throws {
    let text = hostile.text
    let room = try NamedRoom(incidents: ["Mill fire"])
    let result = room.search(text)
    #expect(result.hits.count <= PaletteResult.limit)
    for name in [text, "Mill fire", ""] {
      let marks = PaletteMarks(String(text.prefix(40))).marks(in: name)
      #expect(marks.allSatisfy { $0 < name.unicodeScalars.count })
      _ = PaletteMarks(text).marks(inNumber: name)
    }
  }

  /// By trying every way, with the numbers that the page of the matcher names.
  private func plainScore(_ word: String, _ name: String) -> Int32? {
    let wanted = word.lowercased().map(\.plain)
    let letters = name.lowercased().map(\.plain)
    func standing(_ place: Int) -> Int32 {
      if place == 0 { return 14 }
      let (here, before) = (letters[place], letters[place - 1])
      guard here.isLetter || here.isNumber else { return 0 }
      let begins = !(before.isLetter || before.isNumber) || here.isNumber != before.isNumber
      return begins ? 10 : 0
    }
    func best(_ row: Int, after last: Int) -> Int32? {
      if row == wanted.count { return 0 }
      var most: Int32?
      for place in max(0, last + 1)..<max(last + 1, letters.count)
      where letters[place] == wanted[row] {
        guard let rest = best(row + 1, after: place) else { continue }
        let gap = place - last - 1
        let step: Int32 =
          row == 0
          ? standing(place) : gap == 0 ? 12 : standing(place) - 3 - Int32(gap - 1)
        most = max(most ?? .min, 16 + step + rest)
      }
      return most
    }
    return best(0, after: -1).map { $0 + (wanted.count == letters.count ? 24 : 0) }
  }
}

extension Character {
  fileprivate var plain: Character { self == "é" ? "e" : self }
}
