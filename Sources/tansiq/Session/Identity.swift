import ArgumentParser

/// Who is at the desk, where the room does not know it or somebody else is.
struct IdentityOptions: ParsableArguments {
  @Option(help: "Who you are this time; otherwise whoever this account was last at this desk.")
  var name: String?

  @Option(help: "The code of your agency.")
  var agency: String?

  @Option(help: "The post you hold now.")
  var post: String?
}
