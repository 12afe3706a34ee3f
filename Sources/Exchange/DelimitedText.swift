/// One row of a delimited text.
public struct DelimitedRow: Hashable, Sendable {
  /// The line of the file at which the row begins, from 1.
  public let line: Int
  /// The fields as they stand, as many as the row has: rows may be of unequal length.
  public let fields: [String]
}

/// Why a row of a delimited text cannot be read; reading goes on after it.
public enum DelimitedProblem: Error, Hashable, Sendable {
  /// A quote opened on this line is never closed. Reading goes on at the next line.
  case unclosedQuote(line: Int)
  /// A field of the row that begins on this line is longer than `most` bytes.
  case fieldTooLong(line: Int, most: Int)
  /// The row that begins on this line has more than `most` fields.
  case tooManyFields(line: Int, most: Int)
  /// The file is UTF-16; nothing of it is read. Save it as UTF-8.
  case utf16
}

/// Reads comma-separated text row by row, as RFC 4180 says and as programs really write it.
///
/// - Lines end with LF or CRLF; in a file without any LF, with CR. Where there are LFs, a CR on its
///   own belongs to its field, so that the row survives.
/// - A field that begins with a quote ends with one; `""` inside it is a quote, and it may hold
///   delimiters and line ends. What follows the closing quote is kept. A quote elsewhere is a
///   character like any other.
/// - A byte order mark is passed over; bytes that are no UTF-8, and NUL, become U+FFFD.
/// - Empty lines are passed over.
///
/// The whole text is read in time proportional to its length, whatever it holds.
public struct DelimitedText: Sequence, IteratorProtocol {
  /// A row, or why it cannot be read.
  public typealias Element = Result<DelimitedRow, DelimitedProblem>

  /// The most bytes of one field: 1 MiB.
  public static let mostFieldBytes = 1 << 20
  /// The most fields of one row.
  public static let mostFields = 4096

  private enum Stop: Error { case unclosed, tooLong, tooMany }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let endsWithBareReturn: Bool
  private let isUTF16: Bool
  private var at = 0
  private var line = 1

  /// A reader of a whole file; `delimiter` is one ASCII byte, such as `,`, `;` or a tab.
  public init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.delimiter = delimiter
    endsWithBareReturn = !bytes.contains(Self.lineFeed)
    isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next row that is not empty, or what is wrong with it; nil at the end.
  public mutating func next() -> Element? {
    if isUTF16 {
      defer { at = bytes.count }
      return at == 0 ? .failure(.utf16) : nil
    }
    while at < bytes.count, takeLineEnd() {}
    guard at < bytes.count else { return nil }
    let rowLine = line
    do throws(Stop) {
      return .success(DelimitedRow(line: rowLine, fields: try fields()))
    } catch {
      return .failure(recover(from: error, rowLine: rowLine))
    }
  }

  /// Goes on at the next line, and says what was wrong.
  private mutating func recover(from stop: Stop, rowLine: Int) -> DelimitedProblem {
    defer { skipLine() }
    switch stop {
    case .unclosed: return .unclosedQuote(line: line)
    case .tooLong: return .fieldTooLong(line: rowLine, most: Self.mostFieldBytes)
    case .tooMany: return .tooManyFields(line: rowLine, most: Self.mostFields)
    }
  }

  private mutating func fields() throws(Stop) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard at < bytes.count, !takeLineEnd() else { return fields }
      at += 1
      if fields.count == Self.mostFields { throw .tooMany }
    }
  }

  /// Reads one field, up to the delimiter or the line end after it.
  private mutating func field() throws(Stop) -> String {
    var content: [UInt8] = []
    if at < bytes.count, bytes[at] == Self.quote { try quoted(into: &content) }
    while at < bytes.count, bytes[at] != delimiter, lineEndLength == 0 {
      content.append(bytes[at])
      at += 1
      if content.count > Self.mostFieldBytes { throw .tooLong }
    }
    return Self.decode(content)
  }

  /// Reads from the opening quote to the closing one. Unless it closes, the reader stays before it.
  private mutating func quoted(into content: inout [UInt8]) throws(Stop) {
    let opening = (at: at, line: line)
    at += 1
    while at < bytes.count {
      if bytes[at] == Self.quote {
        at += 1
        guard at < bytes.count, bytes[at] == Self.quote else { return }
      }
      if content.count == Self.mostFieldBytes { break }
      content.append(bytes[at])
      if bytes[at] == (endsWithBareReturn ? Self.carriageReturn : Self.lineFeed) { line += 1 }
      at += 1
    }
    let isLong = at < bytes.count
    (at, line) = opening
    throw isLong ? .tooLong : .unclosed
  }

  private var lineEndLength: Int {
    switch bytes[at] {
    case Self.lineFeed: return 1
    case Self.carriageReturn:
      if endsWithBareReturn { return 1 }
      return at + 1 < bytes.count && bytes[at + 1] == Self.lineFeed ? 2 : 0
    default: return 0
    }
  }

  private mutating func takeLineEnd() -> Bool {
    let length = lineEndLength
    guard length > 0 else { return false }
    at += length
    line += 1
    return true
  }

  private mutating func skipLine() {
    while at < bytes.count {
      if takeLineEnd() { return }
      at += 1
    }
  }

  private static func decode(_ content: [UInt8]) -> String {
    let text = String(decoding: content, as: UTF8.self)
    guard content.contains(0) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}
