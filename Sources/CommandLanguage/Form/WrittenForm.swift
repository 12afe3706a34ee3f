/// A form as a line, with the place of each field in it.
struct WrittenForm {
  /// A field's value in the line: where it stands, and which of its characters each one is.
  struct Segment {
    var field: Int
    var range: Range<Int>
    /// For each character of `range`, the character of the value that it stands for.
    var origins: [Int]
  }

  private(set) var text: String
  private(set) var segments: [Segment] = []

  init(verb: Verb) { text = verb.name }

  /// Adds a value behind `lead`, such as a blank, or a blank and `due=`.
  mutating func add(_ value: String, of field: Int, after lead: String, quoted: Bool) {
    text += lead
    let start = text.count
    // A mark without a letter would join the blank or the sign before it.
    let stands = (" " + value).count == value.count + 1
    var origins = stands ? [] : [0]
    if !stands { text += "◌" }
    if quoted {
      let inner = value.split(separator: "\"", omittingEmptySubsequences: false)
      text += "\"\(inner.joined(separator: "\"\""))\""
      origins.append(0)
      for (index, character) in value.enumerated() {
        origins += character == "\"" ? [index, index] : [index]
      }
      origins.append(max(0, value.count - 1))
    } else {
      text += value
      origins += Array(0..<value.count)
    }
    segments.append(Segment(field: field, range: start..<text.count, origins: origins))
  }

  /// Adds a flag, which stands for its field by itself.
  mutating func addFlag(_ field: Int, named name: String) {
    text += " "
    let start = text.count
    text += name
    let range = start..<text.count
    segments.append(Segment(field: field, range: range, origins: range.map { _ in 0 }))
  }

  /// The field in which a place of the line stands, and where in its value of `length` characters.
  func place(_ range: Range<Int>, length: (Int) -> Int) -> (field: Int, range: Range<Int>)? {
    let segment =
      segments.first { $0.range.contains(range.lowerBound) }
      ?? segments.last { $0.range.lowerBound <= range.lowerBound } ?? segments.first
    guard let segment else { return nil }
    let last = length(segment.field)
    func origin(_ character: Int, else outside: Int) -> Int {
      let index = character - segment.range.lowerBound
      return segment.origins.indices.contains(index)
        ? min(segment.origins[index], last) : index < 0 ? 0 : outside
    }
    let start = origin(range.lowerBound, else: last)
    let end =
      range.isEmpty ? start : min(last, origin(range.upperBound - 1, else: last) + 1)
    return (segment.field, start..<max(start, end))
  }
}
