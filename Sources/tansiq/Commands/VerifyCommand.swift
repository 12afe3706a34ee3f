import ArgumentParser
import IncidentEngine
import SQLiteJournal

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a room from its first entry, and its snapshots.",
    discussion:
      "Numbers, chain and every snapshot are compared with what the entries come to. "
      + "Exit status 0 when everything fits, 1 when it is damaged, 2 when it cannot be read or a newer "
      + "Tansiq wrote it.")

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  func run() throws {
    let report: VerificationReport
    do {
      report = verify(try RoomFolder(opening: room))
    } catch {
      Output.complain(Words.said(error))
      throw ExitCode(error.isDamage ? 1 : 2)
    }
    for finding in report.findings { Output.complain(Words.said(finding)) }
    Output.print(Words.summary(report))
    if let format = report.format, !format.hidesAuthors { Output.print(Words.authorsNotHidden) }
    if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
  }
}

extension Words {
  static let authorsNotHidden =
    "The room has format 1: whoever is to check its chain sees the authors of all entries. New rooms "
    + "have format 2, in which an entry can be hidden with its author."

  static func said(_ finding: VerificationReport.Finding) -> String {
    switch finding {
    case .entry(let damage): "Entry \(damage.number) does not fit: \(said(damage))."
    case .file(let detail): "The journal file is damaged: \(detail)."
    case .snapshotDamaged(let name): "Snapshot \(name) is damaged. Opening the room sets it aside."
    case .snapshotDiffers(let name, let number):
      "Snapshot \(name) does not fit entry \(number): one of the two was changed."
    case .snapshotContent(let name, let number, let part):
      "Snapshot \(name) is not what the entries up to \(number) come to: the first difference is in "
        + "\(Words.part(part)). Remove it; the journal has everything."
    case .tailMissing(let last, let snapshot):
      "The journal ends at entry \(last), but a snapshot reaches entry \(snapshot): its tail was cut."
    case .newer(let number, let fact): "\(said(fact, at: number)) \(installNewer)"
    case .unreadable(let error): said(error)
    }
  }

  static func summary(_ report: VerificationReport) -> String {
    let skipped =
      report.snapshotsSkipped.isEmpty
      ? "" : ", \(report.snapshotsSkipped.count) in a newer format not checked"
    switch report.result {
    case .whole:
      let snapshots = report.snapshotsChecked == 1 ? "snapshot" : "snapshots"
      return "Whole: \(report.entriesChecked) entries, \(report.snapshotsChecked) \(snapshots)"
        + "\(skipped). Head \(report.head.hexadecimal)"
    case .damaged where report.findings.allSatisfy(\.isOfSnapshotAlone):
      return "The journal is whole: \(report.entriesChecked) entries. Only snapshots are damaged; "
        + "without them opening takes longer and loses nothing."
    case .damaged:
      return "DAMAGED. The last good entry is \(report.lastGood). Keep the folder as it is, and "
        + "restore a backup beside it."
    case .newer:
      let understood = (report.firstNewer ?? 1) - 1
      return
        "The chain of all \(report.entriesChecked) entries fits; what they say is known up to entry "
        + "\(understood)\(skipped). Head \(report.head.hexadecimal)"
    case .unreadable: return "Not checked: the room cannot be read."
    }
  }
}
