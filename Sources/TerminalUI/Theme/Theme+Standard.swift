extension Theme {
  /// The terminal's own sixteen colours, readable on a dark and on a light background.
  public static let standard = Theme { role in
    switch role {
    case .normal, .priority3: Appearance()
    case .dim, .placeholder, .rule, .struck, .priority4: Appearance(dim: true)
    case .strong, .heading, .title, .priority2, .agency: Appearance(bold: true)
    case .bar: Appearance(reverse: true)
    case .barStrong: Appearance(bold: true, reverse: true)
    case .live: Appearance(.brightWhite, on: .blue, bold: true)
    case .exercise: Appearance(.black, on: .yellow, bold: true)
    case .accent, .key: Appearance(.cyan, bold: true)
    // A block says as much without being bold, and takes half the bytes to move.
    case .selected: Appearance(.cyan)
    case .good: Appearance(.green)
    case .warning: Appearance(.yellow)
    case .alert, .overdue, .error, .priority1: Appearance(.red, bold: true)
    case .field: Appearance(underline: true)
    }
  }

  /// White on black with few strong colours, for glare, distance and weak eyes.
  public static let highContrast = Theme { role in
    let white = TerminalColor.brightWhite
    return switch role {
    case .normal, .dim, .placeholder, .rule, .priority3, .priority4, .struck:
      Appearance(white, on: .black)
    case .strong, .heading, .title, .priority2, .agency, .good:
      Appearance(white, on: .black, bold: true)
    case .bar: Appearance(.black, on: white)
    case .barStrong: Appearance(.black, on: white, bold: true)
    case .live: Appearance(white, on: .blue, bold: true)
    case .exercise: Appearance(.black, on: .brightYellow, bold: true)
    case .accent, .key, .selected, .warning: Appearance(.brightYellow, on: .black, bold: true)
    case .alert, .overdue, .error, .priority1: Appearance(white, on: .red, bold: true)
    case .field: Appearance(white, on: .black, underline: true)
    }
  }

  /// No colour at all: bold, dim, reverse and underline only.
  public static let monochrome = Theme { role in
    switch role {
    case .normal, .good, .priority3: Appearance()
    case .dim, .placeholder, .rule, .struck, .priority4: Appearance(dim: true)
    case .strong, .heading, .title, .accent, .key, .selected, .agency, .warning, .priority2:
      Appearance(bold: true)
    case .bar: Appearance(reverse: true)
    case .barStrong, .live: Appearance(bold: true, reverse: true)
    case .exercise: Appearance(bold: true, reverse: true, underline: true)
    case .alert, .overdue, .error, .priority1: Appearance(bold: true, underline: true)
    case .field: Appearance(underline: true)
    }
  }

  /// Blue and yellow in place of green and red, which the most common colour blindness confuses.
  ///
  /// Source: the safe pairs of Okabe and Ito, "Color Universal Design", 2008.
  public static let colourBlindSafe = Theme { role in
    switch role {
    case .live: Appearance(.brightWhite, on: .blue, bold: true)
    case .accent, .key: Appearance(.blue, bold: true)
    case .selected: Appearance(.blue)
    case .good: Appearance(.blue)
    case .warning: Appearance(.yellow)
    case .alert, .overdue, .error, .priority1: Appearance(.yellow, bold: true, reverse: true)
    case .normal, .dim, .strong, .heading, .title, .bar, .barStrong, .exercise, .field,
      .placeholder, .rule, .priority2, .priority3, .priority4, .agency, .struck:
      Theme.standard[role]
    }
  }
}
