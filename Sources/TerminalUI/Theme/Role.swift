/// What a piece of text means; the theme says how that looks.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  /// Ordinary text.
  case normal
  /// Text that may be overlooked.
  case dim
  /// Text that stands out.
  case strong
  /// The name of a column or group.
  case heading
  /// The name of a screen or panel.
  case title
  /// The bars at the top and bottom.
  case bar
  /// What stands out in a bar.
  case barStrong
  /// The word LIVE.
  case live
  /// The word EXERCISE.
  case exercise
  /// The one accent of a screen.
  case accent
  /// The mark of the selected row.
  case selected
  /// Done, in order.
  case good
  /// To be watched.
  case warning
  /// To be acted on now.
  case alert
  /// Past its deadline.
  case overdue
  /// A place where one types.
  case field
  /// What is wrong with what was typed.
  case error
  /// What an empty field hints at.
  case placeholder
  /// A line between two parts.
  case rule
  /// Priority 1, the most urgent.
  case priority1
  /// Priority 2.
  case priority2
  /// Priority 3.
  case priority3
  /// Priority 4, the least urgent.
  case priority4
  /// The name of an agency.
  case agency
  /// A key that can be pressed.
  case key
  /// Struck out, no longer valid.
  case struck

  /// The character that stands for the role in a frame's style layer.
  ///
  /// The initial where it is free; alarming roles are capitals, priorities are digits.
  public var letter: Character {
    switch self {
    case .normal: " "
    case .dim: "d"
    case .strong: "s"
    case .heading: "h"
    case .title: "t"
    case .bar: "b"
    case .barStrong: "B"
    case .live: "L"
    case .exercise: "X"
    case .accent: "a"
    case .selected: "S"
    case .good: "g"
    case .warning: "w"
    case .alert: "A"
    case .overdue: "O"
    case .field: "f"
    case .error: "E"
    case .placeholder: "p"
    case .rule: "-"
    case .priority1: "1"
    case .priority2: "2"
    case .priority3: "3"
    case .priority4: "4"
    case .agency: "y"
    case .key: "k"
    case .struck: "x"
    }
  }
}
