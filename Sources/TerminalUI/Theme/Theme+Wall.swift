extension Theme {
  /// Bright on black and nothing faint, to be read from across a room.
  public static let wall = Theme { role in
    switch role {
    case .normal, .dim, .placeholder, .priority3, .priority4, .agency:
      Appearance(.white, on: .black)
    case .struck, .rule: Appearance(.brightBlack, on: .black)
    case .strong, .heading, .title, .priority2: Appearance(.brightWhite, on: .black, bold: true)
    case .bar: Appearance(.white, on: .brightBlack)
    case .barStrong: Appearance(.brightWhite, on: .brightBlack, bold: true)
    case .live: Appearance(.brightWhite, on: .blue, bold: true)
    case .exercise: Appearance(.black, on: .brightYellow, bold: true)
    case .accent, .key, .selected: Appearance(.brightCyan, on: .black, bold: true)
    case .good: Appearance(.brightGreen, on: .black)
    case .warning: Appearance(.brightYellow, on: .black, bold: true)
    case .overdue, .alert, .error, .priority1: Appearance(.brightRed, on: .black, bold: true)
    case .field: Appearance(.brightWhite, on: .black, underline: true)
    }
  }
}
