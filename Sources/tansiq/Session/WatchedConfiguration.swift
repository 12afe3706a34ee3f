import Glibc

/// The person's configuration while the dashboard runs: read anew when one of its files changes.
struct WatchedConfiguration {
  private(set) var current = Configuration()
  /// What was wrong with the files; nil when they are good or absent.
  private(set) var complaint: String?
  private var seen: [String: FileStamp?] = [:]

  init() { take() }

  /// Looks whether a file changed; true when something is to be applied or complained about.
  ///
  /// Files with mistakes change nothing but the complaint.
  mutating func refresh() -> Bool {
    guard seen.contains(where: { FileStamp($0.key) != $0.value }) else { return false }
    let before = (current, complaint)
    take()
    return complaint != nil || (current, complaint) != before
  }

  private mutating func take() {
    var reading = ConfigurationReading(Configuration.path)
    let result = reading.isThere ? reading.read() : .success(Configuration())
    seen = reading.stamps
    switch result {
    case .success(let configuration):
      current = configuration
      complaint = nil
    case .failure(let failure):
      complaint = failure.text.split(separator: "\n").first.map(String.init)
    }
  }
}

/// By what a change of a file is noticed.
struct FileStamp: Equatable {
  private let seconds: Int
  private let nanoseconds: Int
  private let bytes: Int
  private let node: UInt64

  /// The stamp of a file as it is now; nil when it is not there.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    bytes = Int(status.st_size)
    node = UInt64(status.st_ino)
  }
}
