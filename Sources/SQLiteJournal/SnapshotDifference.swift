import IncidentEngine
import OperationsRoom

/// How a snapshot file compares with a replay of the journal.
enum SnapshotDifference {
  /// The same, byte for byte.
  case none
  /// The first part that differs; nil where only the bytes do.
  case found(SituationPart?)
  /// The file went away since it was listed, as those of a live room may.
  case gone
  /// What the entries come to is not known: a newer program wrote some of them.
  case unknown
}

extension SnapshotFiles {
  /// How the file called `name` compares with the situation after the entry at its number.
  ///
  /// One that was packed in an older format is unpacked and packed anew before it is compared, with
  /// what that format could hold.
  func difference(
    of name: String, from replayed: Situation, _ hasher: Hasher256
  ) -> SnapshotDifference {
    guard let bytes = try? read(name), let header = try? SnapshotFile.header(bytes, hasher),
      let kept = try? SnapshotFile.snapshot(bytes, hasher).situation
    else { return .gone }
    let packed = SnapshotFile.payload(bytes, header)
    let expected = replayed.packed()
    if packed == expected { return .none }
    guard packed.first != expected.first else {
      return .found(SituationPart.firstDifference(kept, replayed))
    }
    let lacksParts = SnapshotFile.lacksParts(bytes, header)
    let known = lacksParts ? replayed.withoutLastActions : replayed
    if kept.packed() == known.packed() { return .none }
    return .found(SituationPart.firstDifference(kept, known))
  }
}

/// How a snapshot stands after a check.
public enum SnapshotStanding: Hashable, Sendable {
  /// It fits the journal, byte for byte.
  case whole
  /// Its checksum does not fit, or it contradicts itself.
  case damaged
  /// Its head is not the chain of the entry at its number.
  case otherHead
  /// It holds something else than the entries come to.
  case otherContent(SituationPart?)
  /// The journal ends before it.
  case ahead
  /// It was written by a newer version.
  case newerFormat
  /// Its head is the chain of the entry at its number; what it holds could not be compared, as a newer
  /// program wrote entries before it.
  case notUnderstood
  /// The journal could not be followed up to its number.
  case unchecked
}

extension VerificationReport {
  /// How one of `snapshots` stands.
  public func standing(of snapshot: SnapshotFiles.Listed) -> SnapshotStanding {
    let number: EntryNumber
    switch snapshot.content {
    case .damaged: return .damaged
    case .newerFormat: return .newerFormat
    case .valid(let found, _): number = found
    }
    for finding in findings {
      switch finding {
      case .snapshotDiffers(snapshot.name, _): return .otherHead
      case .snapshotContent(snapshot.name, _, let part): return .otherContent(part)
      case .tailMissing(_, number): return .ahead
      case .entry, .file, .snapshotDamaged, .snapshotDiffers, .snapshotContent, .tailMissing,
        .newer, .unreadable:
        continue
      }
    }
    if let firstNewer, firstNewer <= number, number <= lastGood { return .notUnderstood }
    return number <= lastGood ? .whole : .unchecked
  }
}
