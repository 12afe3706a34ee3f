import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal

/// How a room is: who has it, whether it is whole, whether its files are private.
enum RoomExam {
  static func findings(_ path: String) -> [Finding] {
    let folder: RoomFolder
    do { folder = try RoomFolder(opening: path) } catch {
      return [Words.Doctor.room(error)]
    }
    let holder = RoomLock.holder(of: folder)
    let report = verify(folder)
    return [
      Words.Doctor.holder(holder), journal(report), chain(report), zone(folder),
      snapshots(report, folder), leftovers(folder), wal(folder, isHeld: holder != nil),
      permissions(folder),
    ].compactMap { $0 }
  }

  private static func journal(_ report: VerificationReport) -> Finding {
    let wrong = report.findings.filter { !$0.isOfSnapshotAlone }
    guard let first = wrong.first else {
      return Words.Doctor.journal(report.lastGood, head: report.head.hexadecimal)
    }
    switch first {
    case .newer(let number, let fact):
      return Words.Doctor.journalNewer(Words.said(fact, at: number), lastGood: report.lastGood)
    case .unreadable(let error): return Words.Doctor.journalUnreadable(Words.said(error))
    case .entry, .file, .snapshotDamaged, .snapshotDiffers, .snapshotContent, .tailMissing:
      return Words.Doctor.journalDamaged(Words.said(first), lastGood: report.lastGood)
    }
  }

  /// That authors are not hidden, where the chain is of that kind.
  private static func chain(_ report: VerificationReport) -> Finding? {
    guard let format = report.format, !format.hidesAuthors else { return nil }
    return Words.Doctor.authorsNotHidden
  }

  /// What of the clock or zone is not as it should be; nil when both are.
  private static func zone(_ folder: RoomFolder) -> Finding? {
    guard let hasher = Hasher256(), let reader = try? JournalReader(folder),
      let situation = try? reader.replayed(with: hasher).situation
    else { return nil }
    let name = situation.charter?.zone ?? "UTC"
    if (try? SystemZones.rules(name)) == nil { return Words.Doctor.noRoomZone(name) }
    let count = situation.clockStepsBack
    return count > 0 ? Words.Doctor.clockSteppedBack(count) : nil
  }

  private static func snapshots(_ report: VerificationReport, _ folder: RoomFolder) -> Finding {
    if let bad = report.findings.first(where: \.isOfSnapshotAlone) {
      return Words.Doctor.snapshotWrong(Words.said(bad))
    }
    guard let newest = report.snapshots.last(where: { report.standing(of: $0) == .whole }),
      let number = newest.number
    else {
      if report.snapshots.isEmpty { return Words.Doctor.noSnapshot(entries: report.lastGood) }
      return report.result == .newer || report.result == .unreadable
        ? Words.Doctor.snapshotsNotChecked(report.snapshots.count)
        : Words.Doctor.noneFits(of: report.snapshots.count, lastGood: report.lastGood)
    }
    let now = SystemClock().read().wall
    let age = (newest.mark?.taken ?? newest.lastRecorded).map { now.milliseconds(since: $0) }
    return Words.Doctor.snapshot(
      number, behind: report.lastGood - number, ageMilliseconds: age)
  }

  private static func leftovers(_ folder: RoomFolder) -> Finding? {
    let names = (try? SnapshotFiles(folder).leftovers()) ?? []
    let damaged = names.filter { $0.hasSuffix(".damaged") }
    return damaged.isEmpty ? nil : Words.Doctor.setAside(damaged, folder.snapshotsPath)
  }

  private static func wal(_ folder: RoomFolder, isHeld: Bool) -> Finding {
    var status = stat()
    let bytes = stat(folder.walPath, &status) == 0 ? Int64(status.st_size) : 0
    return Words.Doctor.wal(bytes: bytes, isHeld: isHeld)
  }

  /// Folder and files are for nobody but their owner, and the owner may write them.
  private static func permissions(_ folder: RoomFolder) -> Finding {
    let paths = [
      folder.path, folder.snapshotsPath, folder.journalPath, folder.walPath, folder.lockPath,
    ]
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_uid != getuid() { return Words.Doctor.otherOwner(path, Int(status.st_uid)) }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if status.st_mode & 0o077 != 0 { return Words.Doctor.open(path, isFolder: isFolder) }
      let needed: mode_t = isFolder ? 0o700 : 0o600
      if status.st_mode & needed != needed { return Words.Doctor.notWritable(path) }
    }
    return Words.Doctor.isPrivate
  }
}
