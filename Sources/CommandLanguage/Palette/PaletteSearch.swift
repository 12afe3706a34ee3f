import IncidentEngine

/// Finds what fits the text among the entries that the caller added, the verbs, and everything the
/// room knows.
///
/// Each word of the text must name a number, stand in a name letter by letter, or begin a word of
/// what is said beside the name. Of what fits as well, what was added comes first, then verbs,
/// injects, incidents, agencies, resources, matters and tasks, the newest first; what has ended comes later.
/// `index` must have followed the situation of the context.
///
/// Complexity: O(entries), with no more than a look at most of them.
public func searchPalette(
  _ text: String, added: [PaletteAddition], _ index: PaletteIndex, in context: LineContext
) -> PaletteResult {
  var search = PaletteSearch(text, context)
  search.look(atAdded: added)
  search.lookAtVerbs()
  search.lookAtInjects()
  search.look(at: index.incidents) { .incident(context.situation.incidents[$0].number) }
  search.lookAtAgencies()
  search.lookAtResources()
  search.lookAtMatters()
  search.look(at: index.tasks) { .task(context.situation.assignments[$0].number) }
  return search.result
}

/// What of an entry makes it fit a text, so that it can be shown.
public struct PaletteMarks {
  private let words: [PaletteWord]

  /// The marks of what was typed.
  public init(_ text: String) { words = PaletteWord.words(of: text) }

  /// The scalars of a name, counted from 0, that are letters of the text.
  public func marks(in name: String) -> [Int] {
    var matcher = FuzzyMatcher()
    var letters: [UInt16] = []
    var origins: [Int] = []
    LetterFolding.fold(name) { letter, scalar in
      letters.append(letter)
      origins.append(scalar)
    }
    let found = letters.withUnsafeBufferPointer { letters in
      words.flatMap { matcher.marks($0, in: letters) }
    }
    return Set(found).sorted().map { origins[$0] }
  }

  /// The same for a spoken number, of which only typed numbers are a part.
  public func marks(inNumber number: String) -> [Int] {
    let numbers = words.filter { $0.number != nil }
    let scalars = Array(number.unicodeScalars)
    let hyphen = scalars.firstIndex(of: "-").map { $0 + 1 } ?? 0
    let significant = scalars[hyphen...].firstIndex { $0 != "0" } ?? scalars.count
    var marked: Set<Int> = []
    for word in numbers {
      let typed = word.letters.compactMap { Unicode.Scalar($0) }
      let places = [0, hyphen, significant] + scalars.indices.filter { scalars[$0] == "/" }
      let start = places.reversed().first { scalars[$0...].starts(with: typed) }
      if let start { marked.formUnion(start..<start + typed.count) }
    }
    return marked.sorted()
  }
}

private struct PaletteSearch {
  private let words: [PaletteWord]
  private let context: LineContext
  private var matcher = FuzzyMatcher()
  private var best = BestHits(limit: PaletteResult.limit)
  private var fittingCount = 0
  private var count = 0

  /// Taken off what has ended.
  private static let ended: Int32 = 8
  /// What a word counts for each letter that begins a word beside the name.
  private static let beside: Int32 = 8

  init(_ text: String, _ context: LineContext) {
    words = PaletteWord.words(of: text)
    self.context = context
  }

  var result: PaletteResult {
    var result = PaletteResult()
    result.hits = best.hits
    result.fittingCount = fittingCount
    result.count = count
    return result
  }

  private func besideScore(_ word: PaletteWord) -> Int32 {
    Self.beside * Int32(word.letters.count)
  }
}

extension PaletteSearch {
  mutating func look(atAdded added: [PaletteAddition]) {
    for (place, entry) in added.enumerated() {
      look(at: .added(place), names: [entry.name], beside: [entry.summary])
    }
  }

  mutating func lookAtVerbs() {
    for verb in context.offeredVerbs {
      look(at: .verb(verb.name), names: [verb.name] + verb.aliases, beside: [verb.summary])
    }
  }

  mutating func lookAtInjects() {
    for inject in context.injectsByHand {
      look(at: .inject(inject.id), names: [inject.id], beside: [inject.text])
    }
  }

  mutating func lookAtAgencies() {
    for agency in context.situation.agencies {
      look(at: .agency(agency.code), names: [agency.code.text, agency.details.name], beside: [])
    }
  }

  mutating func lookAtResources() {
    let resources = context.situation.resources
    for place in stride(from: resources.count - 1, through: 0, by: -1) {
      let resource = resources[place]
      look(
        at: .resource(resource.id), names: [resource.name],
        beside: [resource.kind, resource.agency.text])
    }
  }

  mutating func lookAtMatters() {
    for (reference, title) in context.matters.all().reversed() {
      guard let number = reference.number, let matter = context.situation.matter(number),
        let kind = context.situation.matterKind(matter.kind)
      else { continue }
      let isOpen = kind.state(matter.state)?.isOpen ?? false
      look(
        at: .matter(number), names: ["\(number)", "\(number.prefix)\(number.ordinal)", title],
        beside: [kind.code.text], penalty: isOpen ? 0 : Self.ended)
    }
  }

  /// One entry of those of which there are never very many.
  private mutating func look(
    at target: PaletteTarget, names: [String], beside: [String], penalty: Int32 = 0
  ) {
    count += 1
    var sum: Int32 = 0
    for word in words {
      var most: Int32?
      for name in names {
        let score = LetterFolding.letters(of: name).withUnsafeBufferPointer {
          matcher.score(word, in: $0)
        }
        if let score { most = max(most ?? score, score) }
      }
      if most == nil, begins(word, oneOf: beside) { most = besideScore(word) }
      guard let most else { return }
      sum += most
    }
    fittingCount += 1
    best.add(PaletteHit(target: target, score: sum - penalty))
  }

  private func begins(_ word: PaletteWord, oneOf texts: [String]) -> Bool {
    texts.contains { text in
      LetterFolding.letters(of: text).withUnsafeBufferPointer {
        FuzzyMatcher.begins(word, in: $0)
      }
    }
  }
}

extension PaletteSearch {
  /// How a word fits a row.
  private enum Fit {
    case number(Int32)
    case name
    case beside
  }

  /// All rows of a table, the last first.
  mutating func look(at table: NameTable, _ target: (Int) -> PaletteTarget) {
    count += table.count
    let meant = context.selected
    let words = words
    var fits: [Fit] = []
    table.withLetters { reader in
      for row in stride(from: table.count - 1, through: 0, by: -1) {
        fits.removeAll(keepingCapacity: true)
        for word in words {
          guard let fit = fit(word, row, table, reader, meant) else { break }
          fits.append(fit)
        }
        guard fits.count == words.count else { continue }
        fittingCount += 1
        let penalty = table.isOpen[row] ? 0 : Self.ended
        guard best.keeps(mostScore(words, fits, reader.name(row)) - penalty) else { continue }
        let score = score(words, fits, reader.name(row)) - penalty
        if best.keeps(score) { best.add(PaletteHit(target: target(row), score: score)) }
      }
    }
  }

  @inline(__always)
  private func fit(
    _ word: PaletteWord, _ row: Int, _ table: NameTable, _ reader: NameTable.Reader,
    _ meant: IncidentNumber?
  ) -> Fit? {
    if let number = word.number, let score = number.score(table.numbers[row], meant) {
      return .number(score)
    }
    if table.nameMasks[row] & word.mask == word.mask,
      FuzzyMatcher.stands(word, in: reader.name(row))
    {
      return .name
    }
    if table.besideMasks[row] & word.mask == word.mask,
      FuzzyMatcher.begins(word, in: reader.beside(row))
    {
      return .beside
    }
    return nil
  }

  /// The most the words can count in a name, without counting it.
  @inline(__always)
  private func mostScore(
    _ words: [PaletteWord], _ fits: [Fit], _ name: FuzzyMatcher.Letters
  ) -> Int32 {
    var sum: Int32 = 0
    for (word, fit) in zip(words, fits) {
      switch fit {
      case .number(let score): sum += score
      case .name: sum += FuzzyMatcher.mostScore(of: word, in: name)
      case .beside: sum += besideScore(word)
      }
    }
    return sum
  }

  private mutating func score(
    _ words: [PaletteWord], _ fits: [Fit], _ name: FuzzyMatcher.Letters
  ) -> Int32 {
    var sum: Int32 = 0
    for (word, fit) in zip(words, fits) {
      switch fit {
      case .number(let score): sum += score
      case .name: sum += matcher.score(word, in: name) ?? 0
      case .beside: sum += besideScore(word)
      }
    }
    return sum
  }
}
