/// The rows of a screen as they are searched.
struct SearchableRows {
  let count: Int
  /// The row in focus; nil where there is none.
  let here: Int?
  /// What of a row is searched.
  let text: (Int) -> [String]
  /// Goes to a row.
  let go: (inout Model, Int) -> Void
}
