import CheckedYAML

/// A text made of columns: one column, or a template such as `{Call Type}, {Address}`.
///
/// A text without braces is the name of a column; `{{` is a brace.
struct ColumnText: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    case column(Placed<String>)
  }

  let parts: [Part]

  var columns: [Placed<String>] {
    parts.compactMap { part in
      if case .column(let name) = part { name } else { nil }
    }
  }

  /// A column or a template; nil when a brace is not closed or holds nothing.
  init?(_ written: Placed<String>) {
    guard written.value.contains("{") else {
      parts = [.column(written)]
      return
    }
    var parts: [Part] = []
    var text = ""
    var rest = written.value[...]
    while let next = rest.popFirst() {
      guard next == "{" else {
        text.append(next)
        continue
      }
      if rest.first == "{" {
        text.append(rest.removeFirst())
        continue
      }
      guard let end = rest.firstIndex(of: "}"), end > rest.startIndex else { return nil }
      if !text.isEmpty { parts.append(.text(text)) }
      text = ""
      parts.append(.column(Placed(String(rest[..<end]), at: written.place)))
      rest = rest[rest.index(after: end)...]
    }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  /// The text with the columns' values; nil when all of its columns are unknown.
  ///
  /// What joins an unknown column to the text falls out with it: of `{A}, {B} ({C})` with `B`
  /// and `C` unknown there remains `A`.
  func filled(_ value: (String) -> String?) -> String? {
    var filled = ""
    var joint = ""
    var hasValue = false
    var isLastUnknown = false
    for part in parts {
      switch part {
      case .text(let text): if hasValue || !isLastUnknown { joint += text }
      case .column(let name):
        guard let value = value(name.value) else {
          if hasValue { joint = "" }
          isLastUnknown = true
          continue
        }
        filled += joint + value
        (joint, hasValue, isLastUnknown) = ("", true, false)
      }
    }
    guard hasValue || columns.isEmpty else { return nil }
    return isLastUnknown ? filled : filled + joint
  }
}
