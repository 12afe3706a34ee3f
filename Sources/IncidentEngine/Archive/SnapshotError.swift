/// Why a packed situation could not be read.
public enum SnapshotError: Error, Hashable, Sendable {
  /// It was packed by a newer version of the format.
  case newerFormat(found: Int, known: Int)
  /// The bytes are none of the format, or contradict themselves; the byte, and what is wrong there.
  case malformed(offset: Int, reason: String)
}
