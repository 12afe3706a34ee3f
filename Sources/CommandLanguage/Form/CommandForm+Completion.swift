import IncidentEngine

extension CommandForm {
  /// The ways to go on in a field; `typed` is what stands in it before the cursor.
  ///
  /// They are those of the line. The range that one replaces is in characters of the value.
  public func completions(
    ofField place: Int, typed: String, in context: LineContext
  ) -> CompletionList {
    guard fields.indices.contains(place) else {
      return CompletionList(replacing: 0..<0, items: [], usage: verb.usage, field: nil)
    }
    let field = fields[place]
    let start =
      field.kind.isList
      ? (typed.lastIndex { $0 == "," || $0.isWhitespace }).map(typed.index(after:)) : nil
    let piece = String(typed[(start ?? typed.startIndex)...])
    let named = Set(
      start.map { typed[..<$0] }?.lowercased()
        .split { $0 == "," || $0.isWhitespace }.map(String.init) ?? [])
    let wanted = piece.lowercased()
    let candidates = Candidates(context: context, verb: verb).of(field, typed: piece)
    let fitting = candidates.lazy.filter { item in
      item.fits(wanted) && item.text != piece && !named.contains(item.text.lowercased())
    }
    let from = typed.count - piece.count
    return CompletionList(
      replacing: from..<typed.count, items: Array(fitting.prefix(50)), usage: verb.usage,
      field: field)
  }
}
