import Testing

/// What a program did to the files of a folder, in order, as strace saw it; and what a power cut at
/// any moment of it may leave.
struct RecordedDisk {
  /// One thing that happened.
  enum Event {
    case write(String, offset: Int, [UInt8])
    case truncate(String, Int)
    case sync(String)
    case syncFolder
    case unlink(String)
    /// What the program had printed by then.
    case printed(String)
  }

  /// The calls to be traced.
  static let calls = "pwrite64,write,fdatasync,fsync,ftruncate,unlink"

  private(set) var events: [Event] = []
  private let start: [String: [UInt8]]

  /// Reads a trace made with `-f -y -xx`; `files` are those of `folder` before, by name.
  init(trace: [UInt8], folder: String, files: [String: [UInt8]]) {
    start = files
    for line in trace.split(separator: 10) {
      guard let call = TracedCall(line) else { continue }
      let name =
        call.path.hasPrefix(folder + "/") ? String(call.path.dropFirst(folder.count + 1)) : nil
      let isKept = name.map { files[$0] != nil || $0.hasPrefix("journal.sqlite") } ?? false
      switch call.name {
      case "pwrite64" where isKept:
        events.append(.write(name ?? "", offset: call.last, call.data))
      case "ftruncate" where isKept: events.append(.truncate(name ?? "", call.last))
      case "fdatasync" where isKept, "fsync" where isKept: events.append(.sync(name ?? ""))
      case "fdatasync" where call.path == folder, "fsync" where call.path == folder:
        events.append(.syncFolder)
      case "unlink" where isKept: events.append(.unlink(name ?? ""))
      case "write" where call.descriptor == 1:
        events.append(.printed(String(decoding: call.data, as: UTF8.self)))
      default: break
      }
    }
  }

  /// The same without a single sync: what `synchronous=OFF` would be.
  var withoutSyncs: RecordedDisk {
    var disk = self
    disk.events.removeAll {
      switch $0 {
      case .sync, .syncFolder: true
      default: false
      }
    }
    return disk
  }

  /// Lines printed before the event `count`.
  func printed(before count: Int) -> [String] {
    events[..<count].compactMap { if case .printed(let text) = $0 { text } else { nil } }.joined()
      .split(separator: "\n").map(String.init)
  }

  private struct File {
    var durable: [UInt8] = []
    var pending: [Event] = []
  }

  /// Files after a power cut behind the event `count - 1`.
  ///
  /// What was synced is there. Of the rest each sector of 512 bytes is there or is not, each change
  /// of a length and each name that was made or taken away since the folder was synced likewise.
  func crash(at count: Int, _ random: inout Seeded) -> [String: [UInt8]] {
    var files = start.mapValues { File(durable: $0) }
    var names = Set(start.keys)
    var durableNames = names
    for event in events[..<count] {
      switch event {
      case .write(let name, _, _), .truncate(let name, _):
        names.insert(name)
        files[name, default: File()].pending.append(event)
      case .sync(let name):
        guard var file = files[name] else { continue }
        for change in file.pending { Self.apply(change, to: &file.durable) }
        file.pending = []
        files[name] = file
      case .syncFolder: durableNames = names
      case .unlink(let name): names.remove(name)
      case .printed: break
      }
    }
    var left: [String: [UInt8]] = [:]
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      let isSure = names.contains(name) == durableNames.contains(name)
      let isThere = isSure ? names.contains(name) : Bool.random(using: &random)
      guard isThere else { continue }
      var bytes = file.durable
      let share = Int.random(in: 0...100, using: &random)
      for change in file.pending { Self.tear(change, &bytes, share, &random) }
      left[name] = bytes
    }
    return left
  }

  private static func apply(_ change: Event, to bytes: inout [UInt8]) {
    switch change {
    case .write(_, let offset, let data):
      if bytes.count < offset + data.count {
        bytes += [UInt8](repeating: 0, count: offset + data.count - bytes.count)
      }
      bytes.replaceSubrange(offset..<offset + data.count, with: data)
    case .truncate(_, let length):
      if length < bytes.count {
        bytes.removeLast(bytes.count - length)
      } else {
        bytes += [UInt8](repeating: 0, count: length - bytes.count)
      }
    default: break
    }
  }

  /// Applies a change in part: each sector with a chance of so many in a hundred.
  private static func tear(
    _ change: Event, _ bytes: inout [UInt8], _ share: Int, _ random: inout Seeded
  ) {
    func isKept() -> Bool { Int.random(in: 1...100, using: &random) <= share }
    guard case .write(let name, let offset, let data) = change else {
      if isKept() { apply(change, to: &bytes) }
      return
    }
    var at = 0
    while at < data.count {
      let end = min(data.count, at + 512 - (offset + at) % 512)
      if isKept() {
        apply(.write(name, offset: offset + at, Array(data[at..<end])), to: &bytes)
      }
      at = end
    }
  }
}

/// One line of a trace made with `-f -y -xx`.
private struct TracedCall {
  let name: Substring
  var descriptor = -1
  var path = ""
  var data: [UInt8] = []
  /// The last number of the arguments: an offset or a length.
  var last = 0

  init?(_ line: ArraySlice<UInt8>) {
    let text = String(decoding: line, as: UTF8.self)
    guard let open = text.firstIndex(of: "("), let close = text.ranges(of: ") = ").last else {
      return nil
    }
    name = text[..<open].split(separator: " ").last ?? ""
    let arguments = text[text.index(after: open)..<close.lowerBound]
    if let start = arguments.firstIndex(of: "<"), let end = arguments.firstIndex(of: ">"),
      start < end
    {
      descriptor = Int(arguments[..<start]) ?? -1
      path = String(
        decoding: Self.bytes(arguments[arguments.index(after: start)..<end]), as: UTF8.self)
    }
    let parts = arguments.split(separator: "\"", omittingEmptySubsequences: false)
    if parts.count >= 3 {
      data = Self.bytes(parts[1])
      if path.isEmpty { path = String(decoding: data, as: UTF8.self) }
    }
    last =
      arguments.split(separator: ",").last.flatMap {
        Int($0.filter(\.isNumber))
      } ?? 0
  }

  /// `\x2f\x74` and plain text between.
  private static func bytes(_ text: Substring) -> [UInt8] {
    guard text.hasPrefix("\\x") else { return Array(text.utf8) }
    return text.split(separator: "\\x").compactMap { UInt8($0.prefix(2), radix: 16) }
  }
}
