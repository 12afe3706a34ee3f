import IncidentEngine

/// When the next snapshot is due: after so many entries, or so long after the first that none holds.
///
/// A value of the room's thread; `now` is a clock that never steps, in milliseconds.
public struct SnapshotSchedule: Hashable, Sendable {
  /// A snapshot is taken after so many entries.
  public static let entries: EntryNumber = 4096
  /// A snapshot is taken so long after the first entry that none holds: ten minutes.
  public static let milliseconds: Int64 = 600_000

  private var saved: EntryNumber
  private var unsavedSince: Int64?

  /// A schedule of a room whose last snapshot is at `saved`.
  public init(saved: EntryNumber) { self.saved = saved }

  /// Takes notice of the last entry; why a snapshot is due now, if one is.
  public mutating func due(at last: EntryNumber, now: Int64) -> SnapshotReason? {
    guard last > saved else { return nil }
    let since = unsavedSince ?? now
    unsavedSince = since
    if last - saved >= Self.entries { return .count }
    return now - since >= Self.milliseconds ? .time : nil
  }

  /// A snapshot at `last` was taken.
  public mutating func took(_ last: EntryNumber) {
    saved = last
    unsavedSince = nil
  }

  /// Milliseconds until a snapshot is due if nothing more comes; nil when none will be.
  public func wait(now: Int64) -> Int64? {
    unsavedSince.map { max(0, $0 + Self.milliseconds - now) }
  }
}
