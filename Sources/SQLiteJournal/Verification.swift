import IncidentEngine
import OperationsRoom

/// What checking a room from its first entry brought to light.
public struct VerificationReport: Hashable, Sendable {
  /// How the check ended.
  public enum Result: Hashable, Sendable {
    /// Everything fits; exit status 0.
    case whole
    /// Something does not fit; exit status 1.
    case damaged
    /// Nothing is damaged, but a newer program wrote what this one does not know; exit status 2.
    case newer
    /// The room could not be read; exit status 2.
    case unreadable
  }

  /// Something that does not fit.
  public enum Finding: Hashable, Sendable {
    /// An entry does not fit those before it.
    case entry(Damage)
    /// SQLite finds the file itself damaged; what it says.
    case file(detail: String)
    /// A snapshot file is damaged.
    case snapshotDamaged(name: String)
    /// A snapshot's head is not the chain of the entry at its number: one of the two was changed.
    case snapshotDiffers(name: String, number: EntryNumber)
    /// What a snapshot holds is not what the entries up to its number come to; the first part that
    /// differs, nil where only the bytes do.
    case snapshotContent(name: String, number: EntryNumber, part: SituationPart?)
    /// A snapshot holds entries that the journal no longer has: the tail was cut.
    case tailMissing(lastInJournal: EntryNumber, inSnapshot: EntryNumber)
    /// An entry says what only a newer program knows. Behind it the chain alone was checked.
    case newer(EntryNumber, NewerFact)
    /// The room could not be read.
    case unreadable(JournalError)

    /// Whether it concerns a snapshot alone, which is only a help for opening quickly.
    public var isOfSnapshotAlone: Bool {
      switch self {
      case .snapshotDamaged, .snapshotContent: true
      case .entry, .file, .snapshotDiffers, .tailMissing, .newer, .unreadable: false
      }
    }

    fileprivate var isOfNewer: Bool {
      switch self {
      case .newer: true
      case .entry, .file, .snapshotDamaged, .snapshotContent, .snapshotDiffers, .tailMissing,
        .unreadable:
        false
      }
    }
  }

  /// What does not fit, what concerns the journal first.
  public internal(set) var findings: [Finding] = []
  /// The last entry up to which everything fits that can be checked; 0 when there is none.
  public internal(set) var lastGood: EntryNumber = 0
  /// The chain of that entry, to be compared with one noted elsewhere.
  public internal(set) var head: Digest = .zero
  /// How many snapshots fit the chain at their number, and hold what the entries come to.
  public internal(set) var snapshotsChecked = 0
  /// How the entries are chained; nil where the journal could not be opened.
  public internal(set) var format: ChainFormat?
  /// Every snapshot that was found, the oldest first.
  public internal(set) var snapshots: [SnapshotFiles.Listed] = []
  /// Snapshots in a newer format, which were not checked.
  public internal(set) var snapshotsSkipped: [String] = []

  /// How many entries were checked, all of them good.
  public var entriesChecked: Int64 { lastGood }

  /// What of the findings is no damage: what only a newer program knows.
  public var newer: [Finding] { findings.filter(\.isOfNewer) }

  /// The first entry that says what only a newer program knows; nil where none does.
  public var firstNewer: EntryNumber? {
    for case .newer(let number, _) in findings { return number }
    return nil
  }

  /// How the check ended.
  public var result: Result {
    for case .unreadable in findings { return .unreadable }
    if findings.contains(where: { !$0.isOfSnapshotAlone && !$0.isOfNewer }) { return .damaged }
    if firstNewer != nil { return .newer }
    return findings.isEmpty ? .whole : .damaged
  }

  /// 0 whole, 1 damaged, 2 unreadable or not understood.
  public var exitStatus: Int32 {
    switch result {
    case .whole: 0
    case .damaged: 1
    case .newer, .unreadable: 2
    }
  }
}

/// Checks a room from its first entry, without changing a byte of it.
///
/// Every entry must fold and hash to its chain; every snapshot must fit the chain at its number and
/// hold the very bytes that the situation after that entry packs to.
/// Whatever became of the files, there is a report.
public func verify(_ folder: RoomFolder) -> VerificationReport {
  verify(folder, asItLies: false)
}

/// The same of a room that is known to be written by nobody, though its lock may be held.
func verify(_ folder: RoomFolder, asItLies: Bool) -> VerificationReport {
  var verification = Verification()
  do {
    try verification.run(folder, asItLies)
  } catch {
    verification.note(error)
  }
  return verification.report
}

private struct Verification {
  var report = VerificationReport()
  private var snapshots: [SnapshotFiles.Listed] = []

  /// Snapshots first: those of a live room are never ahead of what is read afterwards.
  mutating func run(_ folder: RoomFolder, _ asItLies: Bool) throws(JournalError) {
    let unlisted: JournalError?
    do {
      snapshots = try SnapshotFiles(folder).listHeaders()
      report.snapshots = snapshots
      unlisted = nil
    } catch {
      unlisted = error
    }
    let isComplete = try checkEntries(folder, asItLies)
    checkSnapshots(journalIsComplete: isComplete)
    if let unlisted { note(unlisted) }
  }

  /// Whether the journal could be followed to its end.
  private mutating func checkEntries(
    _ folder: RoomFolder, _ asItLies: Bool
  ) throws(JournalError) -> Bool {
    guard let hasher = Hasher256() else {
      throw .failed(code: 12, doing: "making a checksum")
    }
    let heads = Dictionary(
      snapshots.compactMap(\.anchor).map { ($0.number, [$0]) }, uniquingKeysWith: +)
    let files = SnapshotFiles(folder)
    var report = report
    defer { self.report = report }
    do throws(JournalError) {
      let reader = try JournalReader(folder, asItLies: asItLies)
      report.format = reader.format
      var following = Following(in: reader.format, with: hasher)
      _ = try reader.readRows(after: .min) { row throws(Damage) in
        let newer = try following.take(row)
        report.lastGood = row.number
        report.head = following.head
        if let newer { report.findings.append(newer) }
        for anchor in heads[row.number] ?? [] {
          let difference = following.situation.map {
            files.difference(of: anchor.name, from: $0, hasher)
          }
          report.compare(anchor, with: following.head, difference ?? .unknown)
        }
      }
      var detail = reader.damage
      if detail == nil { detail = try reader.structuralDamage() }
      guard let detail else { return true }
      report.findings.insert(.file(detail: detail), at: 0)
      return true
    } catch {
      report.findings.insert(VerificationReport.Finding(error), at: 0)
      return false
    }
  }

  private mutating func checkSnapshots(journalIsComplete: Bool) {
    for snapshot in snapshots {
      switch snapshot.content {
      case .damaged: report.findings.append(.snapshotDamaged(name: snapshot.name))
      case .newerFormat: report.snapshotsSkipped.append(snapshot.name)
      case .valid(let number, let head):
        if number == 0 {
          let anchor = Anchor(name: snapshot.name, number: 0, head: head)
          report.compare(anchor, with: .zero, .none)
        } else if number > report.lastGood, journalIsComplete {
          report.findings.append(
            .tailMissing(lastInJournal: report.lastGood, inSnapshot: number))
        }
      }
    }
  }

  mutating func note(_ error: JournalError) {
    report.findings.append(VerificationReport.Finding(error))
  }
}

/// The way from row to row: each is checked and folded, up to the first that this program does not
/// understand; from there on the chain alone is followed.
private struct Following {
  private var replay: Replay
  /// Follows the chain where rows are not folded any more.
  private var beyond: RowChecker?
  private let format: ChainFormat
  private let hasher: Hasher256

  init(in format: ChainFormat, with hasher: Hasher256) {
    replay = Replay(in: format, with: hasher)
    self.format = format
    self.hasher = hasher
  }

  /// The chain of the last row.
  var head: Digest { beyond?.head ?? replay.head }

  /// The situation after the last row; nil where that is not known.
  var situation: Situation? { beyond == nil ? replay.situation : nil }

  /// Checks the next row; what of it is not understood, where it is the first such.
  mutating func take(_ row: JournalRow) throws(Damage) -> VerificationReport.Finding? {
    if beyond != nil {
      try beyond?.check(row)
      return nil
    }
    do {
      try replay.take(row)
      return nil
    } catch {
      guard case .newer(let number, let fact) = error else { throw error }
      var checker = RowChecker(
        after: replay.situation.lastNumber, head: replay.head, in: format, with: hasher)
      try checker.check(row)
      beyond = checker
      return .newer(number, fact)
    }
  }
}

/// The chain that a snapshot says the entry at its number has.
private struct Anchor {
  let name: String
  let number: EntryNumber
  let head: Digest
}

extension SnapshotFiles.Listed {
  fileprivate var anchor: Anchor? {
    guard case .valid(let number, let head) = content else { return nil }
    return Anchor(name: name, number: number, head: head)
  }
}

extension VerificationReport {
  fileprivate mutating func compare(
    _ anchor: Anchor, with chain: Digest, _ difference: SnapshotDifference
  ) {
    guard anchor.head == chain else {
      return findings.append(.snapshotDiffers(name: anchor.name, number: anchor.number))
    }
    switch difference {
    case .gone, .unknown: break
    case .none: snapshotsChecked += 1
    case .found(let part):
      findings.append(
        .snapshotContent(name: anchor.name, number: anchor.number, part: part))
    }
  }
}

extension VerificationReport.Finding {
  fileprivate init(_ error: JournalError) {
    switch error {
    case .damaged(let damage, _): self = .entry(damage)
    case .corrupt(_, let detail): self = .file(detail: detail)
    case .tailMissing(let last, let number):
      self = .tailMissing(lastInJournal: last, inSnapshot: number)
    case .newerFact(let number, let fact): self = .newer(number, fact)
    case .notARoom, .moved, .occupied, .journalMissing, .held, .notPermitted, .noPlace, .diskFull,
      .fileLimit, .failed, .newerFormat:
      self = .unreadable(error)
    }
  }
}
