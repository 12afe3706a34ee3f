import Glibc

/// The lines of standard input as they were written.
struct InputLines {
  /// A line without its end, or how many bytes of it are UTF-8 where not all are.
  enum Line {
    case text(String)
    case notUnicode(good: Int)
  }

  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// The next line as soon as it is there; nil when there is none.
  ///
  /// A line that a failing read cut short is none.
  mutating func next() throws(CommandFailure) -> Line? {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Self.said(bytes[start..<end])
      }
      searched = bytes.count
      if isAtEnd { break }
      try readOn(&searched)
    }
    guard start < bytes.count else { return nil }
    defer { start = bytes.count }
    return Self.said(bytes[start...])
  }

  /// Reads more; what was taken before goes.
  private mutating func readOn(_ searched: inout Int) throws(CommandFailure) {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    var more = [UInt8](repeating: 0, count: 65_536)
    var count = read(0, &more, more.count)
    while count < 0, errno == EINTR || errno == EAGAIN {
      if errno == EAGAIN {
        var waiting = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, -1)
      }
      count = read(0, &more, more.count)
    }
    if count < 0 { throw CommandFailure(Words.inputCut(errno)) }
    if count == 0 { isAtEnd = true } else { bytes += more[..<count] }
  }

  /// What the bytes of a line say.
  static func said(_ bytes: some BidirectionalCollection<UInt8>) -> Line {
    let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...]
    if let text = String(validating: line, as: UTF8.self) { return .text(text) }
    var decoder = UTF8()
    var iterator = line.makeIterator()
    var good = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { good += UTF8.width(scalar) }
    return .notUnicode(good: good)
  }
}
