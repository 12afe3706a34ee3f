import CheckedYAML

extension RowProblem {
  /// What is wrong, one sentence.
  public var what: String {
    switch reason {
    case .unreadable(let problem): problem.what
    case .fieldCount(let found, let expected):
      "The row has \(found) fields, the header \(expected)."
    case .misshapen(let found, let expected):
      "The row has \(found) fields, the header \(expected), so it was left out."
    case .unknown(let column): "The row has no value in `\(shown(column))`."
    case .tooLong(let column, let limit):
      "The value of `\(shown(column))` is longer than \(limit) bytes."
    case .cut(let text, let limit): "The \(text.noun) is longer than \(limit) bytes and was cut."
    case .repeated(let id, let firstLine):
      "The row `\(shown(id))` is on line \(firstLine) already; that one was kept."
    case .unitTypeUnlisted(let type?):
      "The map does not say whose units of type `\(shown(type))` are."
    case .unitTypeUnlisted(nil): "The type of the unit is unknown."
    case .timeUnreadable(let column, let written, _):
      "`\(shown(column))` is `\(shown(written))`, which is no time; it counts as unknown."
    case .priorityUnlisted(let column, let written):
      "`\(shown(column))` is `\(shown(written))`, which the map gives no priority."
    case .coordinatesUnreadable(let column, let written):
      "`\(shown(column))` is `\(shown(written))`, which is no place; it counts as unknown."
    }
  }

  /// What to do about it, one sentence.
  public var cure: String {
    switch reason {
    case .unreadable(let problem): problem.cure
    case .fieldCount, .misshapen: "Put fields that hold the delimiter or a line end in quotes."
    case .unknown: "Fill it in, and import the file again."
    case .tooLong: "Shorten it, and import the file again."
    case .cut: "Shorten it in the file, or name a shorter column in the map."
    case .repeated: "Remove one; if both are meant, name a column `row` in the map that differs."
    case .unitTypeUnlisted(.some): "Add it to the `units` of an agency, or name one `otherwise`."
    case .unitTypeUnlisted(nil): "Fill it in, or name an agency `otherwise` in the map."
    case .timeUnreadable(_, _, let patterns):
      "Write it as \(listed(patterns)), or add its pattern to `times` in the map."
    case .priorityUnlisted: "Add it to the `values` of the priority, or give them an `otherwise`."
    case .coordinatesUnreadable: "Write latitude and longitude in degrees, latitude first."
    }
  }

  private func shown(_ written: String) -> String { YAMLFields.shown(written) }

  private func listed(_ patterns: [String]) -> String {
    patterns.map { "`\($0)`" }.joined(separator: " or ")
  }
}

extension RowProblem.Text {
  fileprivate var noun: String {
    switch self {
    case .type: "type"
    case .title: "title"
    case .place: "place"
    case .unitType: "type of the unit"
    }
  }
}

extension FlaggedRow {
  /// What is out of order, one sentence.
  public var what: String {
    "`\(YAMLFields.shown(column))` is before `\(YAMLFields.shown(follows))`; both were kept."
  }
}

extension DelimitedProblem {
  /// What is wrong, one sentence.
  public var what: String {
    switch self {
    case .unclosedQuote: "A quote is opened here and never closed."
    case .fieldTooLong(_, let most): "A field is longer than \(most) bytes."
    case .tooManyFields(_, let most): "The row has more than \(most) fields."
    case .utf16: "The file is UTF-16."
    }
  }

  /// What to do about it, one sentence.
  public var cure: String {
    switch self {
    case .unclosedQuote: "Close it, or write `\"\"` for a quote inside quotes."
    case .fieldTooLong: "Look for a quote that is missing, or shorten the field."
    case .tooManyFields: "See that `delimiter` in the map is right."
    case .utf16: "Save it as UTF-8."
    }
  }

  /// The line at which it is, from 1.
  public var line: Int {
    switch self {
    case .unclosedQuote(let line), .fieldTooLong(let line, _), .tooManyFields(let line, _): line
    case .utf16: 1
    }
  }
}
