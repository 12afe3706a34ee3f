/// A place in a file: line and column, both from 1, columns in characters.
public struct YAMLPlace: Hashable, Sendable, Comparable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in characters.
  public let column: Int

  /// The beginning of the file.
  public static let start = YAMLPlace(line: 1, column: 1)

  /// A place by its line and column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Places are in order as they are read: by line, then by column.
  public static func < (one: YAMLPlace, other: YAMLPlace) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

/// One mistake in a file: where it is, what is wrong and what to do about it.
public struct YAMLMistake: Error, Hashable, Sendable {
  /// Where the mistake is.
  public let place: YAMLPlace
  /// What is wrong, one sentence.
  public let what: String
  /// What to write instead, one sentence or more; never empty.
  public let cure: String

  /// The line of the mistake, from 1.
  public var line: Int { place.line }
  /// The column of the mistake, from 1, in characters.
  public var column: Int { place.column }

  /// A mistake at a place, with its cure.
  public init(at place: YAMLPlace, what: String, cure: String) {
    self.place = place
    self.what = what
    self.cure = cure
  }
}

extension YAMLMistake: Comparable {
  /// Mistakes are in the order of the file; at one place, by their words.
  public static func < (one: YAMLMistake, other: YAMLMistake) -> Bool {
    (one.line, one.column, one.what, one.cure)
      < (other.line, other.column, other.what, other.cure)
  }
}

extension YAMLMistake: CustomStringConvertible {
  /// `12:5: what is wrong. What to do.`
  public var description: String { "\(line):\(column): \(what) \(cure)" }
}

/// All mistakes of one file, in the order of the file.
public struct YAMLMistakes: Error, Hashable, Sendable {
  /// The most mistakes that are kept of one file; what is past it is counted.
  public static let most = 500

  /// The mistakes, sorted by place, none twice.
  public let all: [YAMLMistake]
  /// How many more there were past the bound.
  public let unlisted: Int

  /// The mistakes given, sorted, without repetitions, at most `most` of them, and how many more.
  public init(_ mistakes: [YAMLMistake], unlisted: Int = 0) {
    let sorted = mistakes.sorted()
    var kept: [YAMLMistake] = []
    for mistake in sorted where kept.last != mistake { kept.append(mistake) }
    self.unlisted = unlisted + max(0, kept.count - Self.most)
    all = Array(kept.prefix(Self.most))
  }
}
