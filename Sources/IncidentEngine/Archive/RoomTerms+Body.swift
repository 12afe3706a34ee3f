extension RoomTerms {
  func write(into writer: inout JSONWriter) {
    writer.texts("posts", posts.map { "\($0.code.word) \($0.name)" })
    writer.texts("times", times.map { "\($0.kind)/\($0.move) \($0.span.notation)" })
    writer.texts("workingDays", calendar.days.map { String($0.rawValue) })
    writer.texts("holidays", calendar.holidays.map { String($0) })
    writer.text("currency", currency.code)
    writer.integer("decimals", currency.decimals)
    writer.texts(
      "rights", rights.map { "\($0.kind)/\($0.move?.text ?? ".") \($0.by.notation)" })
    writer.word("marking", marking)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      posts: try reader.list("posts") { NamedPost($0) },
      times: try reader.list("times") { AllowedTime($0) },
      calendar: WorkCalendar(
        days: try reader.list("workingDays") { Int(digits: $0).flatMap { Weekday(rawValue: $0) } },
        holidays: try reader.list("holidays") { Int($0) }),
      currency: try reader.currency(),
      rights: try reader.list("rights") { Right($0) },
      marking: try reader.optionalWord("marking"))
  }
}

extension JSONReader {
  fileprivate mutating func currency() throws(BodyError) -> Currency {
    let code = try text("currency")
    let decimals = try integer("decimals")
    if code.isEmpty, decimals == Currency.none.decimals { return .none }
    guard let currency = Currency(code: code, decimals: Int(clamping: decimals)) else {
      throw unknown(code, "currency")
    }
    return currency
  }
}

extension String {
  /// The word before the first blank and what is behind it.
  fileprivate var headAndRest: (Substring, Substring)? {
    guard let blank = firstIndex(of: " ") else { return nil }
    return (self[..<blank], self[index(after: blank)...])
  }
}

extension Substring {
  /// The kind before a slash and the move behind it; `.` for none.
  fileprivate var kindAndMove: (KindCode, MoveCode?)? {
    let words = split(separator: "/", omittingEmptySubsequences: false)
    guard words.count == 2, let kind = KindCode(words[0]),
      words[1] == "." || MoveCode(words[1]) != nil
    else { return nil }
    return (kind, MoveCode(words[1]))
  }
}

extension RoomTerms.NamedPost {
  fileprivate init?(_ line: String) {
    guard let (word, name) = line.headAndRest,
      let code = PostCode.allCases.first(where: { $0.word == word })
    else { return nil }
    self.init(name: String(name), code: code)
  }
}

extension RoomTerms.AllowedTime {
  fileprivate init?(_ line: String) {
    guard let (word, rest) = line.headAndRest, let (kind, move) = word.kindAndMove, let move,
      let span = ClassedSpan(notation: rest)
    else { return nil }
    self.init(kind: kind, move: move, span: span)
  }
}

extension RoomTerms.Right {
  fileprivate init?(_ line: String) {
    guard let (word, rest) = line.headAndRest, let (kind, move) = word.kindAndMove,
      let by = [Speaker](notation: rest)
    else { return nil }
    self.init(kind: kind, move: move, by: by)
  }
}
