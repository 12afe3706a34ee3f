import IncidentEngine

/// The durable sequence of entries, seen from the room. One writer owns it.
///
/// The real one is `SQLiteJournal`; `MemoryJournal` is its twin for tests.
public protocol Journal: SendableMetatype {
  /// How its rows are chained; the same for ever.
  var format: ChainFormat { get }

  /// Writes the entries in one durable commit: when it returns, they survive a power cut.
  ///
  /// After an error the entries may or may not be on disk; `reopen` and reading the tail tell.
  mutating func append(_ entries: [SealedEntry]) throws(JournalError)

  /// Gives the rows after `number` in order of their numbers, one by one.
  ///
  /// Stops at the first row for which `take` throws, and throws that as `.damaged` or `.newerFact`.
  mutating func read(
    after number: EntryNumber, _ take: (JournalRow) throws(Damage) -> Void
  ) throws(JournalError)

  /// Closes and opens the journal again, so that what the disk really holds is read.
  mutating func reopen() throws(JournalError)
}

/// The world failed: a journal or snapshot could not be read or written.
public enum JournalError: Error, Hashable, Sendable {
  /// There is no room in this folder.
  case notARoom(path: String)
  /// A room cannot be made in this folder: something is in it already.
  case occupied(path: String)
  /// There are snapshots of a room in this folder, but no journal.
  case journalMissing(path: String)
  /// The files that were opened are not where they were: moved, replaced or removed.
  case moved(path: String)
  /// Another process has the room open for writing.
  case held(pid: Int)
  /// The folder or file may not be read or written.
  case notPermitted(path: String)
  /// Nothing can be made or written in this place, however healthy the disk.
  case noPlace(path: String, PlaceProblem)
  /// The disk is full.
  case diskFull
  /// A file would grow beyond what the process may write (RLIMIT_FSIZE); what was being done.
  case fileLimit(doing: String)
  /// The disk answers with errors; the system's error number and what was being done.
  case failed(code: Int, doing: String)
  /// The journal does not fit together; `lastGood` is the last number that does.
  case damaged(Damage, lastGood: EntryNumber)
  /// SQLite finds the file itself damaged; `lastGood` is the last number that could be read.
  case corrupt(lastGood: EntryNumber, detail: String)
  /// A snapshot holds entries that the journal no longer has: its tail was cut.
  case tailMissing(lastInJournal: EntryNumber, inSnapshot: EntryNumber)
  /// The room was written in a newer format.
  case newerFormat(found: Int, known: Int)
  /// An entry says what only a newer program knows; the journal is not damaged.
  case newerFact(EntryNumber, NewerFact)

  /// What it means that a row does not fit or is not understood; `lastGood` is the last number before it.
  public init(_ damage: Damage, lastGood: EntryNumber) {
    switch damage {
    case .newer(let number, let fact): self = .newerFact(number, fact)
    case .number, .commitment, .chain, .format, .origin, .body, .fold:
      self = .damaged(damage, lastGood: lastGood)
    }
  }
}

/// Why nothing can be made or written in a place.
public enum PlaceProblem: Hashable, Sendable {
  /// The folder in which it would lie is not there.
  case noFolderAbove(String)
  /// The folder in which it would lie is a file, or lies in one.
  case belowFile(String)
  /// Its name, or the whole path, is longer than the file system takes.
  case nameTooLong
  /// The system makes no folders in this one, such as `/proc`.
  case refused(in: String)
  /// The file system is mounted read-only.
  case mountedReadOnly
}
