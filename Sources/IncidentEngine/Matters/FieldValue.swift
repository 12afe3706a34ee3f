/// What stands in a field, as journals keep it: it can be read before its kind is known.
///
/// | type of the field | kept as |
/// |---|---|
/// | line, text, place, key, file, choice, agency, post, incident, task, matter, marking, point | text |
/// | count, decimal, money, past, due, day, span, officer, resource | integer |
/// | flag | flag |
/// | agencies, measures, choices, matters | texts |
///
/// Times are milliseconds UTC, days are counted from 1970, spans are minutes, money is in the minor
/// unit of the room's currency, decimals are in thousandths; numbers of other things are spelled as
/// they are spoken. The rows of a field are lines of the matter.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case flag(Bool)
  case texts([String])
}

/// A field with what stands in it.
public struct FieldEntry: Hashable, Sendable {
  /// The field.
  public let code: FieldCode
  /// What stands in it.
  public var value: FieldValue

  /// A field with its value.
  public init(_ code: FieldCode, _ value: FieldValue) {
    self.code = code
    self.value = value
  }
}

/// The fields that are filled in, in the order of their codes: few, found by looking.
public struct FieldValues: Hashable, Sendable {
  /// The filled fields, in the order of their codes.
  public private(set) var entries: [FieldEntry] = []

  /// Nothing filled in.
  public init() {}

  /// These fields; of one that stands twice the last counts.
  public init(_ entries: [FieldEntry]) {
    for entry in entries { self[entry.code] = entry.value }
  }

  /// Whether nothing is filled in.
  public var isEmpty: Bool { entries.isEmpty }

  /// What stands in a field; nil where nothing does.
  public subscript(code: FieldCode) -> FieldValue? {
    get { entries.first { $0.code == code }?.value }
    set {
      let place = entries.firstIndex { $0.code >= code } ?? entries.count
      let isThere = place < entries.count && entries[place].code == code
      switch (isThere, newValue) {
      case (true, let value?): entries[place].value = value
      case (true, nil): entries.remove(at: place)
      case (false, let value?): entries.insert(FieldEntry(code, value), at: place)
      case (false, nil): break
      }
    }
  }
}

extension FieldValues: ExpressibleByDictionaryLiteral {
  /// Fields with their values.
  public init(dictionaryLiteral elements: (FieldCode, FieldValue)...) {
    self.init(elements.map { FieldEntry($0, $1) })
  }
}

extension FieldValue {
  /// The text; nil for other values.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The number; nil for other values.
  public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  /// Yes or no; nil for other values.
  public var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
  /// The texts; those of one text are that text.
  public var texts: [String] {
    switch self {
    case .texts(let texts): texts
    case .text(let text): [text]
    case .integer, .flag: []
    }
  }
}

/// A field of a kind that our own code reads, with the type of what stands in it.
public struct FieldKey<Value: Sendable>: Sendable {
  /// The field.
  public let code: FieldCode
  private let read: @Sendable (FieldValue) -> Value?

  private init(_ code: FieldCode, _ read: @escaping @Sendable (FieldValue) -> Value?) {
    self.code = code
    self.read = read
  }

  func callAsFunction(_ values: FieldValues) -> Value? { values[code].flatMap(read) }
}

extension FieldKey where Value == String {
  /// A field with a text.
  public static func text(_ code: FieldCode) -> FieldKey { FieldKey(code) { $0.text } }
}

extension FieldKey where Value == Int64 {
  /// A field with a number.
  public static func integer(_ code: FieldCode) -> FieldKey { FieldKey(code) { $0.integer } }
}

extension FieldKey where Value == Moment {
  /// A field with a time.
  public static func moment(_ code: FieldCode) -> FieldKey {
    FieldKey(code) { $0.integer.map { Moment(milliseconds: $0) } }
  }
}

extension FieldKey where Value == [AgencyCode] {
  /// A field with agencies.
  public static func agencies(_ code: FieldCode) -> FieldKey {
    FieldKey(code) { $0.texts.compactMap { AgencyCode($0) } }
  }
}
