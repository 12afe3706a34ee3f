import Dashboard
import EngineSamples
import IncidentEngine
import TerminalUI

/// A history in which every event happens, with one text in every place that takes any text.
///
/// The places are found by trying, so that those of a new event or a new member are there at once:
/// each string of each body is replaced by a text that is no word, code or number; where the body can
/// still be read, any text may stand there.
package struct HostileHistory {
  /// The places, such as `incidentOpened.title`.
  package let places: [String]
  private let bodies: [[Part]]

  private enum Part {
    case fixed([UInt8])
    case text
    /// A text that no other entry may have there: the name of a resource, the key of a source.
    case ownText
  }

  private static let ownKeys = ["name", "sourceID"]

  package init() {
    var places: Set<String> = []
    bodies = Sample.everything.map { entry in
      let strings = Self.strings(in: entry.body)
      let free = strings.filter { place in
        let spoilt = Self.body(of: Self.parts(of: entry.body, [place]), "☃ no word of any list", 0)
        return !place.isKey && (try? Body(spoilt)) != nil
      }
      for place in free { places.insert("\(entry.event.name).\(place.key)") }
      return Self.parts(of: entry.body, free)
    }
    self.places = places.sorted()
  }

  /// The entries with this text everywhere.
  package func entries(_ text: String) throws -> [Entry] {
    try zip(Sample.everything, bodies).map { entry, parts in
      let body = try Body(Self.body(of: parts, text, entry.number))
      let origins: [Origin] = [.officer, .inject(text), .imported(text), .replayed(text), .room]
      return Entry(
        number: entry.number, occurred: entry.occurred, recorded: entry.recorded,
        exerciseMilliseconds: entry.exerciseMilliseconds,
        author: Author(officer: entry.author.officer, post: text, account: text, desk: text),
        origin: origins[Int(entry.number) % origins.count],
        submission: SubmissionID(desk: text, counter: entry.number), event: body.event)
    }
  }
}

// MARK: - Strings of a body

extension HostileHistory {
  /// A string of a body: its bytes within the quotes, and the member whose value it is.
  private struct Place {
    var range: Range<Int>
    var key: String
    var isKey: Bool
  }

  private static func strings(in body: [UInt8]) -> [Place] {
    var found: [Place] = []
    var key = ""
    var index = 0
    while index < body.count {
      defer { index += 1 }
      guard body[index] == UInt8(ascii: "\"") else { continue }
      let start = index + 1
      var end = start
      while body[end] != UInt8(ascii: "\"") { end += body[end] == UInt8(ascii: "\\") ? 2 : 1 }
      let isKey = end + 1 < body.count && body[end + 1] == UInt8(ascii: ":")
      if isKey { key = String(decoding: body[start..<end], as: UTF8.self) }
      found.append(Place(range: start..<end, key: key, isKey: isKey))
      index = end
    }
    return found
  }

  private static func parts(of body: [UInt8], _ places: [Place]) -> [Part] {
    var parts: [Part] = []
    var end = 0
    for place in places {
      let part = ownKeys.contains(place.key) ? Part.ownText : .text
      parts += [.fixed(Array(body[end..<place.range.lowerBound])), part]
      end = place.range.upperBound
    }
    return parts + [.fixed(Array(body[end...]))]
  }

  private static func body(of parts: [Part], _ text: String, _ number: EntryNumber) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    var written: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0..<0x20:
        written += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): written += [UInt8(ascii: "\\"), byte]
      default: written.append(byte)
      }
    }
    return parts.reduce(into: []) { body, part in
      switch part {
      case .fixed(let bytes): body += bytes
      case .text: body += written
      case .ownText: body += written + Array(" \(number)".utf8)
      }
    }
  }
}
