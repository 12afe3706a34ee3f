import IncidentEngine
import OperationsRoom

/// Checks every entry of a room from the first on, beside the one who writes it: a room is opened
/// from its newest snapshot, and what lies before that is not read then.
///
/// Another thread checks; anybody may ask for what it found, and may end it.
public final class JournalProof: Sendable {
  private let wish = Wish()
  private let work: Beside<JournalError?>

  private final class Wish: Sendable {
    private let isToEnd = Guarded(false)
    private let wasCut = Guarded(false)
    var ends: Bool { isToEnd.withLock { $0 } }
    func end() { isToEnd.withLock { $0 = true } }
    var isCut: Bool { wasCut.withLock { $0 } }
    func cut() { wasCut.withLock { $0 = true } }
  }

  /// Begins to check. `found` is called on the thread that checks where something does not fit, with
  /// `.damaged`, `.corrupt` or what kept it from reading.
  public init(of folder: RoomFolder, _ found: @escaping @Sendable (JournalError) -> Void) {
    work = Beside { [wish] in
      let error = Self.firstFault(in: folder, unless: wish)
      if let error { found(error) }
      return error
    }
  }

  /// Ends the check and waits for that: a journal that is read beside its writer cannot be closed for
  /// good. Takes no longer than reading an entry.
  public func end() {
    wish.end()
    _ = work.value
  }

  /// Whether the check was ended before it had come to the end; waits for it.
  public var isCut: Bool {
    _ = work.value
    return wish.isCut
  }

  /// What was found, once everything was checked; nil where everything fits, or the check was ended.
  public var fault: JournalError? { work.value }

  private static func firstFault(in folder: RoomFolder, unless wish: Wish) -> JournalError? {
    guard let hasher = Hasher256() else { return nil }
    do throws(JournalError) {
      let reader = try JournalReader(folder)
      var checker = RowChecker(after: 0, head: .zero, in: reader.format, with: hasher)
      try reader.read(after: 0) { row throws(Damage) in
        if wish.ends { throw .number(row.number, expected: row.number) }
        try checker.check(row)
      }
      return nil
    } catch {
      guard wish.ends else { return error }
      wish.cut()
      return nil
    }
  }
}

extension JournalError {
  /// Whether what stands in the files is not what was written.
  public var isOfFile: Bool {
    switch self {
    case .damaged, .corrupt, .tailMissing: true
    case .notARoom, .journalMissing, .moved, .occupied, .held, .notPermitted, .diskFull, .fileLimit,
      .failed,
      .noPlace, .newerFormat, .newerFact:
      false
    }
  }
}
