import CheckedYAML

/// Where the columns of a map stand in one file.
struct LogLayout {
  let header: [String]
  private let places: [String: Int]

  init(_ map: DispatchMap, header: [String]) throws(ImportRefusal) {
    let header = header.map { LogCell.plain($0) }
    var places: [String: Int] = [:]
    var twice: Set<String> = []
    for (place, name) in header.enumerated() {
      if places[name] == nil { places[name] = place } else { twice.insert(name) }
    }
    self.header = header
    self.places = places
    let named = map.columns.named
    var missing: [ImportRefusal.MissingColumn] = []
    for column in named where places[column.value] == nil {
      if missing.contains(where: { $0.name == column.value }) { continue }
      missing.append(
        ImportRefusal.MissingColumn(
          name: column.value, place: column.place,
          nearest: nearest(to: column.value, among: header)))
    }
    if !missing.isEmpty { throw .columnsMissing(missing, header: header) }
    for column in named where twice.contains(column.value) { throw .columnTwice(column.value) }
  }

  /// The field of a column, nil where the row is too short.
  func field(_ column: String, of row: DelimitedRow) -> String? {
    guard let place = places[column], place < row.fields.count else { return nil }
    return row.fields[place]
  }
}

/// The text of one field.
enum LogCell {
  /// Without blanks around it, and with a blank for each control character.
  static func plain(_ field: String) -> String {
    let isPlain = field.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    if isPlain { return field }
    var scalars = field.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : scalar
    }[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// At most `limit` bytes, with an ellipsis where something was cut.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var kept = ""
    var bytes = 3
    for character in text {
      bytes += character.utf8.count
      if bytes > limit { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
