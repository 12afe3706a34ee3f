/// Why no text came back from the person's editor.
public enum EditorFailure: Error, Hashable, Sendable {
  /// Neither `$VISUAL` nor `$EDITOR` names one, and there is no `vi`.
  case none
  /// There is no such program.
  case notFound(String)
  /// It said by its exit status that it failed.
  case exited(String, status: Int32)
  /// A signal ended it.
  case signalled(String, signal: Int32)
  /// It could not be started, or its file not be written or read: the system's error number.
  case system(code: Int32)
}
