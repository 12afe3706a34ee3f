import Glibc
import IncidentEngine
import OperationsRoom

/// The snapshots of a room, one file each: `snapshots/000000000042.snapshot`.
///
/// Files are written beside, synced and renamed, so that one with its name is whole unless the disk
/// damaged it. A value; any thread may use it, one at a time.
public struct SnapshotFiles: SnapshotStore, Hashable, Sendable {
  /// How many are kept.
  public static let kept = 5
  private static let ending = ".snapshot"
  private static let largestBytes = 4 << 30

  let path: String

  /// The snapshots of the room in `folder`.
  public init(_ folder: RoomFolder) { path = folder.snapshotsPath }

  /// Keeps a snapshot; of those this version can read, all but the last five and those that are
  /// kept for ever go. Nothing is written where the same one is there already.
  ///
  /// What is written is read again, all of it, before it gets its name: whoever opens it later need
  /// not ask again whether it holds together.
  public func save(_ snapshot: Snapshot, _ mark: SnapshotMark) throws(JournalError) {
    let hasher = try hasher()
    if holds(snapshot, mark, hasher) { return }
    let name = Self.name(snapshot.situation.lastNumber)
    let unfinished = "\(path)/\(name).new"
    let bytes = SnapshotFile.bytes(of: snapshot, mark, hasher)
    let isSame = SnapshotFile.readingAgain(bytes, snapshot)
    if let problem = prepare() { throw problem }
    unlink(unfinished)
    do throws(JournalError) {
      try Files.write(bytes, to: unfinished)
      guard isSame() else { throw .failed(code: Int(EILSEQ), doing: "packing a snapshot") }
      try Files.rename(unfinished, to: "\(path)/\(name)")
    } catch {
      unlink(unfinished)
      throw error
    }
    try Files.syncFolder(path)
    try prune()
  }

  /// The newest snapshot that verifies; damaged ones are set aside.
  public func newest() throws(JournalError) -> Snapshot? {
    try newest { _ throws(JournalError) in true }.snapshot
  }

  /// The newest snapshot that verifies and that `fits` accepts, with the names of those that were
  /// set aside, damaged ones and those that do not fit, and of newer ones in a newer format.
  ///
  /// What is set aside is renamed to `NAME.damaged`. One in a newer format is left alone, and so is
  /// one in an older format where `isWhole` asks for all that this format holds.
  public func newest(
    isWhole: Bool = false, where fits: (Snapshot) throws(JournalError) -> Bool
  ) throws(JournalError) -> Found {
    let found = try find(isWhole: isWhole, where: fits)
    try setAside(found.setAside)
    return found
  }

  /// What `newest` gives, nothing set aside yet.
  func find(
    isWhole: Bool, where fits: (Snapshot) throws(JournalError) -> Bool
  ) throws(JournalError) -> Found {
    let hasher = try hasher()
    var found = Found()
    for name in try names().reversed() {
      do {
        let (bytes, sum) = try readSummed(name)
        let (header, snapshot) = try SnapshotFile.contents(bytes, sum: sum, hasher, .asNeeded)
        if try accepted(snapshot, fits) {
          if isWhole, SnapshotFile.lacksParts(bytes, header) { continue }
          found.snapshot = snapshot
          return found
        }
      } catch {
        switch error {
        case .newerFormat:
          found.inNewerFormat.append(name)
          continue
        case .unreadable(let error) where error.isOfOneFile:
          found.unreadable.append(name)
          continue
        case .unreadable(let error): throw error
        case .damaged: break
        }
      }
      found.setAside.append(name)
    }
    return found
  }

  /// Renames snapshots to `NAME.damaged`.
  func setAside(_ names: [String]) throws(JournalError) {
    if names.isEmpty { return }
    for name in names { try Files.rename("\(path)/\(name)", to: "\(path)/\(name).damaged") }
    try Files.syncFolder(path)
  }

  private func accepted(
    _ snapshot: Snapshot, _ fits: (Snapshot) throws(JournalError) -> Bool
  ) throws(SnapshotFault) -> Bool {
    do { return try fits(snapshot) } catch { throw .unreadable(error) }
  }
}

extension SnapshotFiles {
  /// What was found looking for the newest snapshot that can be used.
  public struct Found: Sendable {
    /// The snapshot; nil when there is none.
    public internal(set) var snapshot: Snapshot?
    /// The names of those that are damaged or do not fit.
    public internal(set) var setAside: [String] = []
    /// The names of newer ones in a newer format.
    public internal(set) var inNewerFormat: [String] = []
    /// The names of newer ones that may not be read.
    public internal(set) var unreadable: [String] = []
  }

  /// One file as it was found, nothing changed about it.
  public struct Listed: Hashable, Sendable {
    /// The name of the file.
    public let name: String
    /// What it holds.
    public let content: Content
    /// How many bytes it has.
    public let bytes: Int
    /// Its format; nil where it is no snapshot.
    public let format: Int?
    /// When and why it was taken; nil where that is unknown, as in format 1.
    public let mark: SnapshotMark?
    /// When the last entry in it was recorded; nil where that is unknown.
    public let lastRecorded: Moment?

    /// What a snapshot file holds.
    public enum Content: Hashable, Sendable {
      /// A snapshot at a number, with the chain of that entry; its checksum fits and it unpacks.
      case valid(number: EntryNumber, head: Digest)
      /// Its checksum does not fit, or it contradicts itself.
      case damaged
      /// It was written by a newer version.
      case newerFormat(found: Int)
    }
  }

  /// The number of a whole snapshot that is ahead of the journal's last entry; nil when none is.
  public func numberAhead(of last: EntryNumber) throws(JournalError) -> EntryNumber? {
    let hasher = try hasher()
    for name in try names().reversed() {
      guard let number = EntryNumber(name.dropLast(Self.ending.count)), number > last else {
        return nil
      }
      if let bytes = try? read(name), (try? SnapshotFile.snapshot(bytes, hasher)) != nil {
        return number
      }
    }
    return nil
  }

  /// Every snapshot, the oldest first. Nothing is changed.
  public func listHeaders() throws(JournalError) -> [Listed] {
    let hasher = try hasher()
    var listed: [Listed] = []
    for name in try names() {
      do {
        listed.append(Listed(name, try read(name), hasher))
      } catch {
        switch error {
        case .damaged: listed.append(Listed(name, [], hasher))
        // Another process may have removed it since it was listed.
        case .unreadable(.failed(code: Int(ENOENT), _)), .newerFormat: continue
        case .unreadable(let error) where error.isOfOneFile: continue
        case .unreadable(let error): throw error
        }
      }
    }
    return listed
  }

  static func name(_ number: EntryNumber) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits + ending
  }

  /// The names of snapshots, by number.
  func names() throws(JournalError) -> [String] {
    try allNames().filter { name in
      name.hasSuffix(Self.ending)
        && EntryNumber(name.dropLast(Self.ending.count)).map(Self.name) == name
    }.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// Everything in the folder; nothing where there is none, or something else in its place.
  func allNames() throws(JournalError) -> [String] {
    do { return try Files.names(in: path) } catch {
      if case .failed(let code, _) = error, [Int(ENOENT), Int(ENOTDIR)].contains(code) {
        return []
      }
      throw error
    }
  }

  /// Makes the folder where it is missing; what keeps snapshots from being written there, nil when
  /// nothing does.
  public func prepare() -> JournalError? {
    do throws(JournalError) {
      try Files.makeFolder(path)
      guard Files.isFolder(path) else {
        throw .failed(code: Int(ENOTDIR), doing: "making a folder")
      }
      if access(path, R_OK | W_OK | X_OK) != 0 { throw Files.error(path, "opening a folder") }
      return nil
    } catch {
      return error
    }
  }

  func read(_ name: String) throws(SnapshotFault) -> [UInt8] {
    do { return try Files.read("\(path)/\(name)", limit: Self.largestBytes) } catch {
      throw error.isDamageOfFile ? .damaged : .unreadable(error)
    }
  }

  private func readSummed(_ name: String) throws(SnapshotFault) -> (bytes: [UInt8], sum: Digest?) {
    do {
      return try Files.readSummed(
        "\(path)/\(name)", limit: Self.largestBytes, allBut: SnapshotFile.largestTailBytes)
    } catch {
      throw error.isDamageOfFile ? .damaged : .unreadable(error)
    }
  }

  func hasher() throws(JournalError) -> Hasher256 {
    guard let hasher = Hasher256() else {
      throw .failed(code: Int(ENOMEM), doing: "making a checksum")
    }
    return hasher
  }
}

extension JournalError {
  /// Whether only this file cannot be read: it is somebody else's, or leads nowhere.
  fileprivate var isOfOneFile: Bool {
    switch self {
    case .notPermitted: true
    case .failed(let code, _): code == Int(ELOOP)
    case .notARoom, .journalMissing, .moved, .occupied, .held, .noPlace, .diskFull, .fileLimit,
      .damaged, .corrupt, .tailMissing, .newerFormat, .newerFact:
      false
    }
  }

  /// Whether a file cannot be read because of what it is, not because of who asks.
  fileprivate var isDamageOfFile: Bool {
    if case .failed(let code, _) = self { [Int(EIO), Int(EFBIG)].contains(code) } else { false }
  }
}

extension SnapshotFiles.Listed {
  /// What the bytes of a file are.
  fileprivate init(_ name: String, _ bytes: [UInt8], _ hasher: Hasher256) {
    self.name = name
    self.bytes = bytes.count
    format = SnapshotFile.format(of: bytes)
    var mark: SnapshotMark?
    var lastRecorded: Moment?
    do throws(SnapshotFault) {
      mark = try SnapshotFile.header(bytes, hasher).mark
      let snapshot = try SnapshotFile.snapshot(bytes, hasher)
      lastRecorded = snapshot.situation.lastRecorded
      content = .valid(number: snapshot.situation.lastNumber, head: snapshot.head)
    } catch {
      switch error {
      case .newerFormat(let found): content = .newerFormat(found: found)
      case .damaged, .unreadable: content = .damaged
      }
    }
    self.mark = mark
    self.lastRecorded = lastRecorded
  }
}
