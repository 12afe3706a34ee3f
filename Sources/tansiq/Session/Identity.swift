import ArgumentParser

/// Who is at the desk, where the room does not know the account yet.
struct IdentityOptions: ParsableArguments {
  @Option(help: "Your name, if the room does not know your account yet.")
  var name: String?

  @Option(help: "The code of your agency.")
  var agency: String?

  @Option(help: "The post you hold now.")
  var post: String?
}
