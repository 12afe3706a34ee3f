import ArgumentParser
import Dashboard

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Look at your own settings: theme, keys, mouse.",
    subcommands: [Show.self, Check.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print where your settings are, and what they say.")

    func run() throws {
      try orFail {
        let read = try Configuration.load()
        let isThere = FileBytes.exists(Configuration.path)
        Output.print("# \(Configuration.path)\(isThere ? "" : " (not there: the usual values)")")
        Output.print(Words.said(read))
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check your settings, or a file: every mistake with line, column and cure.",
      discussion: """
        Keys and the theme that a file names are checked with it; a file in a folder themes is
        checked as a theme. Exit status 0 when all is good, 1 when it is not, 2 when it is
        unreadable.
        """)

    @Argument(
      help: "The file; yours when it is left out.",
      completion: .file(extensions: ["yaml", "yml"]))
    var file: String?

    func run() throws {
      try orFail {
        let path = file ?? Configuration.path
        if file == nil, !FileBytes.exists(path) {
          return Output.print("\(path): not there. The usual values are used.")
        }
        if let theme = ThemeFolder.name(ofTheme: path) {
          _ = try ThemeFolder.read(path, named: theme).get()
        } else {
          _ = try Configuration.read(path)
        }
        Output.print("\(path): good.")
      }
    }
  }
}

extension Words {
  /// The configuration as its file would say it.
  static func said(_ configuration: Configuration) -> String {
    """
    format: 1
    theme: \(configuration.look.name)
    mouse: \(configuration.mouse ? "yes" : "no")
    synchronized_output: \(configuration.synchronizedOutput ? "yes" : "no")
    copy: \(configuration.copy ? "yes" : "no")
    \(configuration.keymap.settings)
    """
  }
}
