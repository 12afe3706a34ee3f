import CPlatform
import Dashboard
import Glibc
import IncidentEngine
import OperationsRoom

/// Keeps the notes of an account in a room under the state folder, on a thread of its own: at most
/// one write a second, at once when something was sent, the last notes when it closes. What could not be written is tried again.
final class NotesKeeper: Sendable {
  /// What was kept when the desk was last in the room.
  enum Kept {
    case nothing
    case notes(DeskNotes)
    /// It could not be read; it is under this path now.
    case damaged(String)
  }

  /// What became of writing.
  enum News {
    /// It failed, for this reason.
    case failed(String)
    /// It works again.
    case recovered
  }

  private struct State {
    var waiting: DeskNotes?
    var countersSent: [Int64] = []
    var isClosing = false
    /// Why the last write failed; nil when it did not.
    var failure: String?
    var news: News?
  }

  private static let pauseMilliseconds: Int32 = 1000
  private static let closeMilliseconds: Int32 = 2000
  private static let retryMilliseconds: Int32 = 5000
  private static let longest = 8 << 20

  private let folder: String
  private let path: String
  /// With what the names of all begin that belong to the room or a copy of it.
  private let stem: String
  private let state = Guarded(State())
  private let tell: @Sendable () -> Void
  private let wake = cp_event_open()
  private let hurry = cp_event_open()
  private let ended = cp_event_open()

  /// Starts; nil where there is no room yet or no thread. `tell` is called when a write fails, and
  /// when one succeeds after that.
  ///
  /// A copy of a room, which has its identity, keeps its own beside it.
  init?(
    of situation: Situation, at room: String, account: String, tell: @escaping @Sendable () -> Void
  ) {
    guard let identity = situation.charter?.identity else { return nil }
    folder = "\(StateFolder.path)/desks"
    stem = "\(Self.plain(identity))-\(Self.plain(account))"
    path = "\(folder)/\(stem)-\(Self.mark(of: FileBytes.absolute(room)))"
    self.tell = tell
    if wake < 0 || hurry < 0 || ended < 0 { return nil }
    let failure = runThread { [self] in run() }
    if failure != 0 { return nil }
  }

  deinit { for event in [wake, hurry, ended] where event >= 0 { cp_event_close(event) } }

  /// A name that is safe as a file's.
  private static func plain(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(80))
  }

  /// A short name for a path.
  private static func mark(of path: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }

  /// What is on disk; a file that cannot be read is set aside. A room that has none here begins with
  /// what was kept last where it, or what it was copied from, was before.
  func read() -> Kept {
    if !FileBytes.exists(path) {
      return formerPath.flatMap(notes).map { .notes($0) } ?? .nothing
    }
    if let notes = notes(at: path) { return .notes(notes) }
    let aside = freeName("\(path).damaged")
    rename(path, aside)
    return .damaged(aside)
  }

  private func notes(at path: String) -> DeskNotes? {
    guard let bytes = try? FileBytes.readPlain(path), bytes.count <= Self.longest,
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return try? DeskNotes(text: text)
  }

  /// The newest of the other files of this room and account.
  private var formerPath: String? {
    let names = FileBytes.names(in: folder).filter { name in
      name == stem || name.hasPrefix("\(stem)-") && !name.contains(".")
    }
    func changed(_ name: String) -> Int {
      var status = stat()
      return stat("\(folder)/\(name)", &status) == 0 ? status.st_mtim.tv_sec : 0
    }
    return names.max { changed($0) < changed($1) }.map { "\(folder)/\($0)" }
  }

  /// A name that nothing has yet.
  private func freeName(_ name: String) -> String {
    if !FileBytes.exists(name) { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !FileBytes.exists($0) } ?? name
  }

  /// Keeps these notes soon; never blocks.
  func keep(_ notes: DeskNotes) {
    let sent = notes.countersSent
    let isUrgent = state.withLock { state in
      defer {
        state.waiting = notes
        state.countersSent = sent
      }
      return sent.contains { !state.countersSent.contains($0) }
    }
    if isUrgent { cp_event_signal(hurry) }
    cp_event_signal(wake)
  }

  /// What changed in the writing of notes, once.
  func takeNews() -> News? {
    state.withLock { state in
      defer { state.news = nil }
      return state.news
    }
  }

  /// Writes what waits and ends. A disk that does not answer is not waited for long. Returns whether
  /// the last notes are on disk.
  func close() -> Bool {
    state.withLock { $0.isClosing = true }
    cp_event_signal(hurry)
    cp_event_signal(wake)
    let hasEnded = cp_event_wait_for(ended, Self.closeMilliseconds) > 0
    return hasEnded && state.withLock { $0.failure == nil && $0.waiting == nil }
  }

  private func run() {
    var isClosing = false
    while !isClosing {
      let isFailing = state.withLock { $0.failure != nil }
      _ = cp_event_wait_for(wake, isFailing ? Self.retryMilliseconds : -1)
      writeWaiting()
      isClosing = state.withLock { $0.isClosing }
      if !isClosing { _ = cp_event_wait_for(hurry, Self.pauseMilliseconds) }
    }
    writeWaiting()
    cp_event_signal(ended)
  }

  private func writeWaiting() {
    let notes = state.withLock { state in
      defer { state.waiting = nil }
      return state.waiting
    }
    guard let notes, !notes.isEmpty || FileBytes.exists(path) else { return }
    do {
      try write(Array(notes.text.utf8))
      follow(failure: nil, of: notes)
    } catch {
      follow(failure: error.text, of: notes)
    }
  }

  /// Says when writing begins to fail, or works again; what could not be written waits on.
  private func follow(failure: String?, of notes: DeskNotes) {
    let isNews = state.withLock { state in
      let isNews = (state.failure == nil) != (failure == nil)
      if isNews { state.news = failure.map { .failed($0) } ?? .recovered }
      state.failure = failure
      if failure != nil, state.waiting == nil { state.waiting = notes }
      return isNews
    }
    if isNews { tell() }
  }

  /// Writes beside, syncs and renames, for nobody but the owner.
  private func write(_ bytes: [UInt8]) throws(FileError) {
    FileBytes.makeFolders(folder)
    chmod(folder, 0o700)
    let beside = "\(path).new"
    unlink(beside)
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw FileError(path: beside, code: errno) }
    var code: Int32 = 0
    var rest = bytes[...]
    while !rest.isEmpty, code == 0 {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { code = errno }
    }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    Glibc.close(descriptor)
    if code == 0, rename(beside, path) != 0 { code = errno }
    if code != 0 { throw FileError(path: path, code: code) }
  }
}
