import CheckedYAML
import TerminalUI

/// How the dashboard looks for one person: a theme that comes with the program, or one of a file.
public struct Look: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// How roles look.
  public let theme: Theme
  /// Whether the dashboard opens on the wall.
  public let opensWall: Bool

  /// A theme that comes with the program.
  public init(_ theme: BuiltInTheme) {
    name = theme.rawValue
    self.theme = theme.theme
    opensWall = theme.opensWall
  }

  private init(_ name: String, _ theme: Theme, opensWall: Bool) {
    self.name = name
    self.theme = theme
    self.opensWall = opensWall
  }

  /// Whether a theme's file may have this name: letters, digits, spaces, `-` and `_`, at most 40.
  public static func mayName(_ name: String) -> Bool {
    !name.isEmpty && name.count <= 40
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
  }

  /// The theme of a file: what it is based on, and the roles that differ.
  public static func read(
    _ bytes: [UInt8], named name: String
  ) -> Result<Look, YAMLMistakes> {
    YAMLReader.read(bytes, named: Phrases.Themes.file) { fields in
      _ = fields.integer("format", in: 1...1, required: true)
      let known = BuiltInTheme.allCases.map { ($0.rawValue, $0) }
      let base = fields.choice("based_on", of: known, required: true)
      let theme = read(fields, basedOn: base?.theme ?? .standard)
      return Look(name, theme, opensWall: base?.opensWall ?? false)
    }
  }

  private static func read(_ fields: YAMLFields, basedOn base: Theme) -> Theme {
    var changed: [Role: (look: Appearance, place: YAMLPlace)] = [:]
    _ = fields.mapping("roles", named: Phrases.Themes.roles) { roles in
      for name in roles.keys {
        guard let role = Role.allCases.first(where: { $0.name == name.value }) else {
          _ = roles.node(name.value)
          roles.report(
            at: name.place, Phrases.Themes.unknownRole(YAMLFields.shown(name.value)),
            written: name.value, insteadOf: Role.allCases.map(\.name))
          continue
        }
        let read = roles.mapping(
          name.value, named: Phrases.Themes.role(role), required: true
        ) { appearance($0, basedOn: base[role]) }
        guard let read else { continue }
        changed[role] = (read, name.place)
        if read.isInvisible {
          roles.report(
            at: name.place, Phrases.Themes.invisible(role), cure: Phrases.Themes.cureForInvisible)
        }
      }
    }
    let theme = Theme { changed[$0]?.look ?? base[$0] }
    for (one, other) in theme.confusedPairs {
      let places = [one, other].compactMap { changed[$0]?.place }
      guard let place = places.max() else { continue }
      fields.report(
        at: place, Phrases.Themes.alike(one, other), cure: Phrases.Themes.cureForAlike(one, other))
    }
    return theme
  }

  /// What a role's keys say; what they leave out stays as it was.
  private static func appearance(
    _ fields: YAMLFields, basedOn base: Appearance
  ) -> Appearance {
    var look = base
    let colours: [(String, TerminalColor?)] =
      TerminalColor.allCases.map { (hyphenated("\($0)"), $0) } + [("default", nil)]
    if let colour = fields.choice("color", of: colours) { look.foreground = colour }
    if let colour = fields.choice("background", of: colours) { look.background = colour }
    look.bold = fields.truth("bold") ?? look.bold
    look.dim = fields.truth("dim") ?? look.dim
    look.underline = fields.truth("underline") ?? look.underline
    look.reverse = fields.truth("reverse") ?? look.reverse
    return look
  }
}

extension Phrases {
  /// What is said about themes of one's own.
  enum Themes {
    static let file = "a theme"
    static let roles = "the roles"
    static let cureForInvisible = "Choose another `color` or another `background`."

    static func role(_ role: Role) -> String { "the role \(role.name)" }
    static func unknownRole(_ shown: String) -> String { "`\(shown)` is no role." }
    static func invisible(_ role: Role) -> String {
      "`\(role.name)` cannot be seen: its colour is the one behind it."
    }
    static func alike(_ one: Role, _ other: Role) -> String {
      "`\(one.name)` looks like `\(other.name)`: \(danger(one))."
    }
    static func cureForAlike(_ one: Role, _ other: Role) -> String {
      "Give one of them another `color` or `background`, or `reverse` or `underline`."
    }

    private static func danger(_ role: Role) -> String {
      switch role {
      case .live, .exercise: "nobody may take a drill for the real thing"
      case .selected: "nobody would see which row is selected"
      case .normal, .dim, .strong, .heading, .title, .bar, .barStrong, .accent, .good, .warning,
        .alert, .overdue, .field, .error, .placeholder, .rule, .priority1, .priority2, .priority3,
        .priority4, .agency, .key, .struck:
        "what must be acted on would be overlooked"
      }
    }
  }
}
