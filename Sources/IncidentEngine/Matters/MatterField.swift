/// One field of a kind.
public struct MatterField: Hashable, Sendable {
  /// What it is called; before `=` when it is an option.
  public let code: FieldCode
  /// What may stand in it.
  public let type: FieldType
  /// Whether a matter cannot be opened without it.
  public let isRequired: Bool
  /// Where it stands in the line.
  public let place: Place
  /// Where it is shown.
  public let shows: Shown

  /// A field; see the properties.
  public init(
    _ code: FieldCode, _ type: FieldType, required isRequired: Bool = false,
    _ place: Place = .option, shows: Shown = .page
  ) {
    self.code = code
    self.type = type
    self.isRequired = isRequired
    self.place = place
    self.shows = shows
  }

  /// Where a field stands in the line that opens a matter.
  public enum Place: UInt8, Vocabulary {
    case word, rest, option

    /// The word as it is spelled everywhere.
    public var word: String {
      switch self {
      case .word: "word"
      case .rest: "rest"
      case .option: "option"
      }
    }
  }

  /// Where a field is shown besides the matter's page.
  public enum Shown: Hashable, Sendable {
    /// It is what the matter is called by.
    case title
    /// A column of its register; the higher `leftOut`, the sooner it is left out where the window
    /// is narrow.
    case column(leftOut: Int)
    /// On the page alone.
    case page
  }
}

/// What may stand in a field.
public indirect enum FieldType: Hashable, Sendable {
  case line, text, flag, money, past, due, day, span, point, place, key
  case agency, agencies, post, officer, incident, task, resource, marking, measures, file
  case count(ClosedRange<Int>)
  /// Thousandths.
  case decimal
  case choice([ChoiceCode]), choices([ChoiceCode])
  case matter(KindCode?), matters(KindCode?)
  /// Each keeps its number for ever.
  case rows([MatterField])
}

extension FieldType {
  /// The columns of a field of rows; none for other fields.
  public var columns: [MatterField] {
    if case .rows(let columns) = self { columns } else { [] }
  }

  /// Whether a field that was this may become `wider` in a newer version of a kind.
  func widens(to wider: FieldType) -> Bool {
    switch (self, wider) {
    case (.choice(let old), .choice(let new)), (.choices(let old), .choices(let new)):
      old.allSatisfy { new.contains($0) }
    case (.count(let old), .count(let new)):
      new.lowerBound <= old.lowerBound && old.upperBound <= new.upperBound
    case (.matter(let old), .matter(let new)), (.matters(let old), .matters(let new)):
      new == nil || old == new
    case (.rows(let old), .rows(let new)):
      old.allSatisfy { column in
        new.contains { $0.code == column.code && column.type.widens(to: $0.type) }
      }
        && new.allSatisfy { column in
          !column.isRequired || old.contains { $0.code == column.code && $0.isRequired }
        }
    default: self == wider
    }
  }
}
