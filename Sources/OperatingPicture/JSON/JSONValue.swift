import IncidentEngine

/// A value of a JSON document for other programs. Members stay in the order in which they are given.
public indirect enum JSONValue: Sendable {
  case null
  case flag(Bool)
  case integer(Int64)
  /// A number as it is to be written, digits and all; such as `51.507222`.
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// The document on one line without blanks.
  ///
  /// Controls, line ends and invisible format characters (bidi overrides among them) are escaped,
  /// so that a document from hostile words does a terminal no harm.
  public var line: String {
    var text = ""
    write(into: &text)
    return text
  }

  private func write(into text: inout String) {
    switch self {
    case .null: text += "null"
    case .flag(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let digits): text += digits
    case .text(let value): Self.write(value, into: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(into: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, into: &text)
        text += ":"
        member.1.write(into: &text)
      }
      text += "}"
    }
  }

  private static func write(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where mustBeEscaped(scalar):
        for unit in String(scalar).utf16 { text += escape(unit) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension JSONValue {
  /// Text, or null where there is none.
  public static func text(ifAny value: String?) -> JSONValue { value.map { .text($0) } ?? .null }

  /// A whole number.
  public static func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }

  /// A whole number, or null where there is none.
  public static func count(ifAny value: Int?) -> JSONValue { value.map { .count($0) } ?? .null }

  /// An instant as ISO 8601 in UTC, `2026-11-23T14:02:05.000Z`; null where there is none.
  public static func time(_ moment: Moment?) -> JSONValue { .text(ifAny: moment?.iso8601) }

  /// Milliseconds as whole seconds, rounded down; null where there are none.
  public static func seconds(_ milliseconds: Int64?) -> JSONValue {
    milliseconds.map { .integer(($0 - (($0 % 1000) + 1000) % 1000) / 1000) } ?? .null
  }
}
