import CheckedYAML
import IncidentEngine

extension RoomTerms {
  /// The keys of a settings file that a decision or a deadline needs; nil where it has none of them.
  ///
  /// `kinds` are those of the program and of the file. Mistakes are reported with their cures.
  public static func read(_ fields: YAMLFields, kinds: [MatterKind]) -> RoomTerms? {
    let keys = [
      "post codes", "times allowed", "working days", "holidays", "currency", "decimals", "rights",
      "marking",
    ]
    let isSaid = keys.contains { fields.has($0) }
    var reader = TermsReader(fields: fields, kinds: kinds)
    let terms = RoomTerms(
      posts: reader.posts(), times: reader.times(), calendar: reader.calendar(),
      currency: reader.currency(), rights: reader.rights(),
      marking: fields.choice("marking", of: Marking.allCases.map { ($0.word, $0) }))
    return isSaid ? terms : nil
  }
}

private struct TermsReader {
  let fields: YAMLFields
  let kinds: [MatterKind]

  private static let days: [(String, Weekday)] = [
    ("monday", .monday), ("tuesday", .tuesday), ("wednesday", .wednesday),
    ("thursday", .thursday), ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday),
  ]

  /// `post codes: [{name: Night chief, is: duty}]`.
  mutating func posts() -> [RoomTerms.NamedPost] {
    fields.mappings("post codes", named: "a post", most: 100) { item in
      let name = item.text("name", required: true, most: 80)
      let code = item.choice(
        "is", of: PostCode.allCases.map { ($0.word, $0) }, required: true)
      guard let name, let code else { return nil }
      return RoomTerms.NamedPost(name: name, code: code)
    }
  }

  /// `times allowed: {message/ack: 5m/30m/1wd}`.
  mutating func times() -> [RoomTerms.AllowedTime] {
    fields.pairs("times allowed", named: "the times allowed", longest: 60).compactMap { pair in
      guard let (kind, move) = target(pair.key, needsMove: true), let move else { return nil }
      let text = pair.value.value
      if let span = Span(text) {
        return .init(
          kind: kind, move: move, span: ClassedSpan(hot: span, warm: span, cold: span))
      }
      if let span = ClassedSpan(notation: text[...]) {
        return .init(kind: kind, move: move, span: span)
      }
      fields.report(
        at: pair.value.place, "`\(YAMLFields.shown(text))` is no time allowed.",
        cure: "Write `30m`, `2h` or `5wd`, or three by how pressing it is: `10m/1h/2wd`.")
      return nil
    }
  }

  mutating func rights() -> [RoomTerms.Right] {
    fields.mappings("rights", named: "a right", most: 200) { item in
      let target = item.placedText("for", required: true, most: 60).flatMap {
        self.target($0, needsMove: false)
      }
      var reader = KindReader(item)
      let by = reader.speakers("by", in: item)
      guard let target, let by, !by.isEmpty else { return nil }
      reader.columns = kinds.first { $0.code == target.0 }?.fields ?? []
      reader.checkReferences()
      return RoomTerms.Right(kind: target.0, move: target.1, by: by)
    }
  }

  /// `message/ack`, or `message` for opening one.
  private func target(_ written: Placed<String>, needsMove: Bool) -> (KindCode, MoveCode?)? {
    let words = written.value.split(separator: "/", omittingEmptySubsequences: false)
    let kind = KindCode(words[0]).flatMap { code in kinds.first { $0.code == code } }
    guard let kind else {
      fields.report(
        at: written.place, "There is no kind `\(YAMLFields.shown(String(words[0])))`.",
        written: String(words[0]), insteadOf: kinds.map(\.code.text))
      return nil
    }
    if words.count == 1, !needsMove { return (kind.code, nil) }
    let move = words.count == 2 ? MoveCode(words[1]).flatMap { kind.move($0) } : nil
    guard let move else {
      fields.report(
        at: written.place,
        "`\(YAMLFields.shown(written.value))` names no move of \(kind.code).",
        written: words.count == 2 ? String(words[1]) : "",
        insteadOf: kind.moves.map { "\(kind.code)/\($0.code)" })
      return nil
    }
    return (kind.code, move.code)
  }

  mutating func calendar() -> WorkCalendar {
    var days: [Weekday] = []
    for written in fields.texts("working days", most: 7, longest: 20) {
      let word = written.value.lowercased()
      guard let day = Self.days.first(where: { $0.0 == word }) else {
        fields.report(
          at: written.place, "`\(YAMLFields.shown(written.value))` is no day of the week.",
          written: word, insteadOf: Self.days.map(\.0))
        continue
      }
      days.append(day.1)
    }
    var holidays: [Int] = []
    for written in fields.texts("holidays", most: 400, longest: 20) {
      guard let day = Self.day(written.value) else {
        fields.report(
          at: written.place, "`\(YAMLFields.shown(written.value))` is no day.",
          cure: "Write year, month and day, such as `2027-01-01`.")
        continue
      }
      holidays.append(day)
    }
    return WorkCalendar(days: days, holidays: holidays)
  }

  private static func day(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return CivilTime(year: year, month: month, day: day)?.daysSince1970
  }

  mutating func currency() -> Currency {
    let code = fields.placedText("currency", most: 20)
    let decimals = fields.integer("decimals", in: 0...3)
    guard let code else { return .none }
    guard let currency = Currency(code: code.value, decimals: decimals ?? 2) else {
      fields.report(
        at: code.place, "`\(YAMLFields.shown(code.value))` is no currency.",
        cure: "Write its three letters (ISO 4217), such as `EUR`.")
      return .none
    }
    return currency
  }
}
