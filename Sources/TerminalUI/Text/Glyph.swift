/// A base scalar with its combining marks, harmless and of known width.
struct Glyph {
  var base: Unicode.Scalar
  var marks: (Unicode.Scalar?, Unicode.Scalar?, Unicode.Scalar?) = (nil, nil, nil)
  var width: Int

  mutating func add(_ mark: Unicode.Scalar) {
    if marks.0 == nil {
      marks.0 = mark
    } else if marks.1 == nil {
      marks.1 = mark
    } else if marks.2 == nil {
      marks.2 = mark
    }
  }

  func write(to text: inout String) {
    text.unicodeScalars.append(base)
    if let mark = marks.0 { text.unicodeScalars.append(mark) }
    if let mark = marks.1 { text.unicodeScalars.append(mark) }
    if let mark = marks.2 { text.unicodeScalars.append(mark) }
  }
}
