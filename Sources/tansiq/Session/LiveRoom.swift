import Glibc
import IncidentEngine
import MatterKinds
import OperationsRoom
import SQLiteJournal

/// A room this process holds: its thread, its zone, and what it last said.
final class LiveRoom: Sendable {
  let path: String
  let zone: ZoneRules
  private let means: RoomMeans
  private let folder: RoomFolder
  private let first: Batch
  private let thread: RoomThread
  private let listener: Listener
  private let lastProof = Guarded<JournalProof?>(nil)

  /// Keeps what the room last said, and passes it on.
  private final class Listener: Sendable {
    let latest = Guarded<Batch?>(nil)
    let hearing = Guarded<Hearing?>(nil)
    /// What kept the last snapshot from being written, and who hears when that changes.
    let snapshotProblem = Guarded<JournalError?>(nil)
    let snapshotHearing = Guarded<SnapshotHearing?>(nil)
    let foundOnOpening = Guarded<[String]>([])

    func take(snapshotProblem problem: JournalError?) {
      let isNews = snapshotProblem.withLock { known in
        defer { known = problem }
        return known != problem
      }
      if isNews { snapshotHearing.withLock { $0 }?.hear(problem) }
    }

    func take(_ batch: Batch) {
      latest.withLock { $0 = batch }
      hearing.withLock { $0 }?.hear(batch)
    }
  }

  /// A closure that is guarded by itself is wrapped once more each time it is looked at.
  private struct Hearing: Sendable {
    let hear: @Sendable (Batch) -> Void
  }

  private struct SnapshotHearing: Sendable {
    let hear: @Sendable (JournalError?) -> Void
  }

  /// What is needed to make a room.
  struct Founding: Sendable {
    var name: String
    var kind: RoomKind
    var zone: String
  }

  /// Opens a room for writing; makes it when there is none and `founding` says how.
  static func open(
    _ path: String, founding: Founding?, by means: RoomMeans = RoomMeans()
  ) throws(CommandFailure) -> LiveRoom {
    try requireFolder(path)
    do {
      return try LiveRoom(path, founding, means)
    } catch {
      throw CommandFailure(Words.said(error))
    }
  }

  /// A room is a folder, or one that can be made.
  private static func requireFolder(_ path: String) throws(CommandFailure) {
    if path.isEmpty { throw CommandFailure(Words.noFolderNamed) }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
      throw CommandFailure(Words.notAFolder(path))
    }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    let above = path.hasPrefix("/") ? "/\(parent)" : parent.isEmpty ? "." : parent
    if !FileBytes.exists(path), !FileBytes.exists(above) {
      throw CommandFailure(Words.noFolderAbove(above))
    }
  }

  private init(
    _ path: String, _ founding: Founding?, _ means: RoomMeans
  ) throws(JournalError) {
    let folder = try Self.folder(path, mayMake: founding != nil)
    let listener = Listener()
    let zoneBox = ZoneBox()
    let started = try RoomThread.start(
      opening: { () throws(JournalError) in
        try Self.opening(folder, founding?.zone, zoneBox, means, listener)
      },
      feed: { listener.take($0) })
    self.path = path
    self.means = means
    self.folder = folder
    self.listener = listener
    zone = zoneBox.rules.withLock { $0 }
    thread = started.thread
    listener.latest.withLock { if $0 == nil { $0 = started.first } }
    first = started.first
    if started.first.situation.charter == nil, let founding { try found(founding) }
  }

  private static func folder(_ path: String, mayMake: Bool) throws(JournalError) -> RoomFolder {
    do {
      return try RoomFolder(opening: path)
    } catch {
      guard case .notARoom = error, mayMake else { throw error }
      return try RoomFolder.create(at: path)
    }
  }

  private static func opening(
    _ folder: RoomFolder, _ zoneName: String?, _ zoneBox: ZoneBox,
    _ means: RoomMeans, _ listener: Listener
  ) throws(JournalError) -> RoomOpening<SQLiteJournal> {
    let opened = try OpenedRoom(opening: folder)
    guard let hasher = Hasher256() else {
      throw .failed(code: Int(ENOSYS), doing: "starting SHA-256")
    }
    let name = opened.charter?.zone ?? zoneName ?? "UTC"
    let rules: ZoneRules
    do { rules = try SystemZones.rules(name) } catch {
      throw .failed(code: Int(ENOENT), doing: "reading the rules of the zone \(name)")
    }
    zoneBox.rules.withLock { $0 = rules }
    let salts = SaltSource(means.seed)
    let room = try opened.room(
      clock: means.clock,
      surroundings: Surroundings(zone: rules, kinds: BuiltInKinds.all), hasher: hasher,
      salt: { salts.next() })
    salts.goOn(after: room.situation.lastNumber)
    tell(of: opened, listener)
    return RoomOpening(
      room: room, snapshots: opened.snapshots,
      savedNumber: opened.snapshot?.situation.lastNumber ?? 0,
      tellOfSnapshots: { listener.take(snapshotProblem: $0) },
      close: { journal in try? journal.close() })
  }

  /// Says what is the matter with the snapshots of a room that was opened; their folder is made where it
  /// is missing.
  private static func tell(of opened: OpenedRoom, _ listener: Listener) {
    let found =
      opened.setAside.map { Words.setAside($0, of: opened.folder.path) }
      + opened.inNewerFormat.map { Words.inNewerFormat($0) }
      + opened.unreadable.map { Words.unreadableSnapshot($0) }
    for words in found { Output.complain(words) }
    listener.foundOnOpening.withLock { $0 = found }
    guard let problem = opened.snapshots.prepare() else { return }
    Output.complain(Words.noSnapshots(problem, of: opened.folder.path))
    listener.take(snapshotProblem: problem)
  }

  /// Checks what was not read on opening, on a thread of its own; `found` is called there.
  ///
  /// From then on no snapshot pushes out another.
  func prove(_ found: @escaping @Sendable (JournalError) -> Void) -> JournalProof {
    let thread = thread
    let proof = JournalProof(of: folder) { error in
      if error.isOfFile { thread.keepNoSnapshots() }
      found(error)
    }
    lastProof.withLock { $0 = proof }
    return proof
  }

  /// What of the journal is not as it was written; nil where it is whole. Waits until all of it was
  /// checked.
  func fault() -> JournalError? {
    let known = lastProof.withLock { $0 }
    let proof = known.flatMap { $0.isCut ? nil : $0 } ?? prove { _ in }
    return proof.fault.flatMap { $0.isOfFile ? $0 : nil }
  }

  private final class ZoneBox: Sendable {
    let rules = Guarded(ZoneRules.utc)
  }

  private func found(_ founding: Founding) throws(JournalError) {
    let charter = RoomCharter(
      identity: means.identity, name: founding.name, kind: founding.kind,
      zone: founding.zone)
    let answer = submitAndWait([.openRoom(charter)], by: .setup, origin: .room)
    if case .unconfirmed(let error) = answer { throw error }
  }

  /// Who speaks for the room itself when it is set up.
  enum Speaker {
    case setup
    case person(Author)
  }

  /// Sends commands and waits until they are on disk or refused.
  @discardableResult
  func submitAndWait(
    _ commands: [Command], by speaker: Speaker, origin: Origin, occurred: Moment? = nil,
    counter: Int64? = nil
  ) -> Answer {
    let author =
      switch speaker {
      case .setup: means.setup
      case .person(let author): author
      }
    let request = Request(
      id: SubmissionID(desk: author.desk, counter: counter ?? nextCounter(of: author.desk)),
      author: author, origin: origin, occurred: occurred, commands: commands)
    return submitAndWait(request)
  }

  /// Sends a request and waits until it is on disk or refused.
  func submitAndWait(_ request: Request) -> Answer {
    thread.submitAndWait(request)
  }

  /// Sends a request; the answer comes on the room's thread.
  func submit(_ request: Request, reply: @escaping @Sendable (Answer) -> Void) {
    thread.submit(request, reply: reply)
  }

  /// What the room last said.
  var latest: Batch { listener.latest.withLock { $0 } ?? first }

  /// What is on disk.
  var situation: Situation { latest.situation }

  /// What was found when the room was opened; nothing is lost by it.
  var foundOnOpening: [String] { listener.foundOnOpening.withLock { $0 } }

  /// Says what was found on opening the room, at once and on the board.
  func tellOnOpening(_ words: String) {
    Output.complain(words)
    listener.foundOnOpening.withLock { $0.append(words) }
  }

  /// What a desk counts next.
  func nextCounter(of desk: String) -> Int64 {
    min(situation.desks[desk]?.lastCounter ?? 0, .max - 1) + 1
  }

  /// Hears every commit from now on, on the room's thread.
  func listen(_ hear: @escaping @Sendable (Batch) -> Void) {
    listener.hearing.withLock { $0 = Hearing(hear: hear) }
  }

  /// Hears what keeps snapshots from being written: at once where something does, and whenever that
  /// changes, on any thread; nil where nothing does any more.
  func listenForSnapshots(_ hear: @escaping @Sendable (JournalError?) -> Void) {
    listener.snapshotHearing.withLock { $0 = SnapshotHearing(hear: hear) }
    if let problem = listener.snapshotProblem.withLock({ $0 }) { hear(problem) }
  }

  /// Works off what waits, takes a snapshot and closes the journal; no snapshot where the journal is
  /// not as it was written.
  func close() {
    _ = fault()
    thread.stop()
  }
}
