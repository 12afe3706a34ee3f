import IncidentEngine

/// The part of a verb's row that says what the verb asks for.
public struct VerbReader: Sendable {
  let meaning: @Sendable (SaidReader) throws(LineProblem) -> LineMeaning

  /// A reader that gives any meaning.
  ///
  /// It throws what is wrong, with the field and the place; see ``SaidReader/problem(_:_:)``.
  public init(_ meaning: @escaping @Sendable (SaidReader) throws(LineProblem) -> LineMeaning) {
    self.meaning = meaning
  }

  /// A reader of one command for the room; when it happened is read from the field `at`.
  public static func command(
    _ read: @escaping @Sendable (SaidReader) throws(LineProblem) -> Command
  ) -> VerbReader {
    commands { said throws(LineProblem) in [try read(said)] }
  }

  /// A reader of several commands for the room.
  public static func commands(
    _ read: @escaping @Sendable (SaidReader) throws(LineProblem) -> [Command]
  ) -> VerbReader {
    VerbReader { said throws(LineProblem) in
      .commands(try read(said), occurred: try said.occurred())
    }
  }

  /// A reader of what changes the view of this desk alone.
  static func view(
    _ read: @escaping @Sendable (SaidReader) throws(LineProblem) -> ViewCommand
  ) -> VerbReader {
    VerbReader { said throws(LineProblem) in .view(try read(said)) }
  }
}
