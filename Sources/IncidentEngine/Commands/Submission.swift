/// Names a submission so that sending it again changes nothing: a desk, and a number it counts up.
public struct SubmissionID: Hashable, Sendable {
  /// The desk that counts.
  public let desk: String
  /// From 1, rising.
  public let counter: Int64

  /// The submission that `desk` counts as `counter`.
  public init(desk: String, counter: Int64) {
    self.desk = desk
    self.counter = counter
  }
}

/// Who stands behind an entry: a person, the post held, the system account, the desk.
public struct Author: Hashable, Sendable {
  /// The registered officer; nil for the room itself.
  public var officer: OfficerID?
  /// The post held when it was done.
  public var post: String
  /// The account the system knows.
  public var account: String
  /// The terminal used.
  public var desk: String

  /// An author; see the properties.
  public init(officer: OfficerID?, post: String, account: String, desk: String) {
    self.officer = officer
    self.post = post
    self.account = account
    self.desk = desk
  }
}

/// Why an entry came to be.
public enum Origin: Hashable, Sendable {
  /// The room itself, when it is opened or set up.
  case room
  /// An officer at a desk.
  case officer
  /// An inject of a drill, by its id.
  case inject(String)
  /// An agency played by the drill.
  case simulated(AgencyCode)
  /// A file that was read, by its source.
  case imported(String)
  /// A dispatch log that is played in an exercise, by its source.
  case replayed(String)
}

/// Commands with everything the engine may not find out for itself.
public struct Submission: Hashable, Sendable {
  /// The desk and its counter.
  public var id: SubmissionID
  /// Who submits.
  public var author: Author
  /// Why.
  public var origin: Origin
  /// What the room's clock says: exercise time in an exercise, otherwise the same as `recorded`.
  public var time: Moment
  /// What the machine's clock says.
  public var recorded: Moment
  /// When it happened, where that is not `time`.
  public var occurred: Moment?
  /// Milliseconds of exercise since its start, in an exercise.
  public var exerciseMilliseconds: Int64?
  /// The year in the room's zone at `recorded`, for spoken numbers.
  public var localYear: Int
  /// The last entry the submitter had seen of what is changed; nil when that is not known.
  public var seen: EntryNumber?
  /// What is asked for; all of it or none of it.
  public var commands: [Command]
  /// The clocks of the room and the kinds that can be used.
  public var surroundings: Surroundings

  /// A submission; see the properties.
  public init(
    id: SubmissionID, author: Author, origin: Origin, time: Moment, recorded: Moment,
    occurred: Moment? = nil, exerciseMilliseconds: Int64? = nil, localYear: Int,
    seen: EntryNumber? = nil, commands: [Command], surroundings: Surroundings = .none
  ) {
    self.id = id
    self.author = author
    self.origin = origin
    self.time = time
    self.recorded = recorded
    self.occurred = occurred
    self.exerciseMilliseconds = exerciseMilliseconds
    self.localYear = localYear
    self.seen = seen
    self.commands = commands
    self.surroundings = surroundings
  }
}
