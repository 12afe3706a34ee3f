import Glibc
import IncidentEngine
import OperationsRoom

/// Which snapshots stay: the last five, every shift's, and those of a newer format.
extension SnapshotFiles {
  /// Whether the file of a snapshot is there already, whole, and need not be written again.
  func holds(_ snapshot: Snapshot, _ mark: SnapshotMark, _ hasher: Hasher256) -> Bool {
    let name = Self.name(snapshot.situation.lastNumber)
    guard let bytes = try? read(name), let header = try? SnapshotFile.header(bytes, hasher),
      header.head == snapshot.head
    else { return false }
    return header.isKeptForEver || !mark.reason.isKeptForEver
  }

  func prune() throws(JournalError) {
    var known: [(name: String, isKeptForEver: Bool)] = []
    for name in try names() {
      let start = try? Files.readStart("\(path)/\(name)", count: SnapshotFile.largestHeadBytes)
      if let start, let format = SnapshotFile.format(of: start), format > SnapshotFile.format {
        continue
      }
      let header = start.flatMap { SnapshotFile.uncheckedHeader($0) }
      known.append((name, header?.isKeptForEver ?? false))
    }
    for file in known.dropLast(Self.kept) where !file.isKeptForEver {
      unlink("\(path)/\(file.name)")
    }
  }

  /// The names of what was set aside or never finished, sorted.
  public func leftovers() throws(JournalError) -> [String] {
    try allNames().filter { $0.hasSuffix(".damaged") || $0.hasSuffix(".new") }
  }
}
