import Exchange
import Testing

@Suite struct DelimitedTextTests {
  /// Rows as `line: a|b`, problems as `! …`.
  private func read(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) -> [String] {
    DelimitedText(bytes, delimiter: delimiter).map { result in
      switch result {
      case .success(let row): "\(row.line): \(row.fields.joined(separator: "|"))"
      case .failure(let problem): "! \(problem)"
      }
    }
  }

  private func read(_ text: String) -> [String] { read(Array(text.utf8)) }

  @Test func `rows end with LF or CRLF, the last one with nothing`() {
    #expect(read("a,b\nc,d\r\ne,f") == ["1: a|b", "2: c|d", "3: e|f"])
  }

  @Test func `in a file without LF, rows end with CR`() {
    #expect(read("a,b\rc,d\r\re,\"f\rg\"\rh") == ["1: a|b", "2: c|d", "4: e|f\rg", "6: h"])
  }

  @Test func `a stray CR in a file with LF stays in its field`() {
    #expect(read("a\rb,c\nd,\"e\rf\"\r\n") == ["1: a\rb|c", "2: d|e\rf"])
  }

  @Test func `quoted fields hold delimiters, quotes and line ends`() {
    #expect(
      read("\"a,\"\"b\"\"\",\"c\r\nd\"\ne,\"\",f\n") == ["1: a,\"b\"|c\r\nd", "3: e||f"])
  }

  @Test func `a quote inside a field, and what follows a closing quote, is kept`() {
    #expect(read("5\" hose,\"a\"b\n") == ["1: 5\" hose|ab"])
  }

  @Test func `empty fields and a delimiter at the end count`() {
    #expect(read(",,\na,\n") == ["1: ||", "2: a|"])
  }

  @Test func `empty lines are passed over and counted`() {
    #expect(read("\n\na\n\n\nb\n\n") == ["3: a", "6: b"])
    #expect(read("").isEmpty)
  }

  @Test func `rows of unequal length are given as they are`() {
    #expect(read("a,b,c\nd\ne,f,g,h\n") == ["1: a|b|c", "2: d", "3: e|f|g|h"])
  }

  @Test func `a byte order mark is passed over`() {
    #expect(read([0xEF, 0xBB, 0xBF] + Array("\"a\",b".utf8)) == ["1: a|b"])
  }

  @Test func `bytes that are no UTF-8, and NUL, become replacement characters`() {
    #expect(read([0x61, 0xFF, 0x2C, 0x62, 0x00, 0x63]) == ["1: a\u{FFFD}|b\u{FFFD}c"])
  }

  @Test func `UTF-16 is refused once`() {
    #expect(read([0xFF, 0xFE, 0x61, 0x00]) == ["! utf16"])
  }

  @Test func `a quote never closed is reported with its line, and the rows after it are read`() {
    #expect(
      read("a,b\nc,\"d\ne\"\nf,\"g\nh,i\n")
        == ["1: a|b", "2: c|d\ne", "! unclosedQuote(line: 4)", "5: h|i"])
  }

  @Test func `a field past its bound is reported and the next row is read`() {
    let long = String(repeating: "x", count: DelimitedText.mostFieldBytes + 1)
    let said = "! fieldTooLong(line: 1, most: 1048576)"
    #expect(read("a,\(long)\nb\n") == [said, "2: b"])
    #expect(read("a,\"\(long)\"\nb\n") == [said, "2: b"])
    let whole = String(repeating: "x", count: DelimitedText.mostFieldBytes)
    #expect(read("\"\(whole)\"\n").first?.hasPrefix("1: xxx") == true)
  }

  @Test func `a row of too many fields is reported and the next row is read`() {
    let row = String(repeating: ",", count: DelimitedText.mostFields)
    #expect(read("\(row)\nb\n") == ["! tooManyFields(line: 1, most: 4096)", "2: b"])
  }

  @Test func `another delimiter can be chosen`() {
    #expect(read(Array("a;b,c\td".utf8), delimiter: UInt8(ascii: ";")) == ["1: a|b,c\td"])
    #expect(read(Array("a;b\tc".utf8), delimiter: 0x09) == ["1: a;b|c"])
  }

  @Test func `what is written with quotes is read back`() {
    let pieces = ["", "a", "\"", ",", "\n", "\r\n", "\r", "é", "😀", " ", "\"\""]
    var state: UInt64 = 5
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<2000 {
      let rows = (0...draw(4)).map { _ in
        (0...draw(4)).map { _ in (0...draw(5)).map { _ in pieces[draw(pieces.count)] }.joined() }
      }
      let text = rows.map { row in
        row.map { field in
          "\"" + field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
        }.joined(separator: ",") + "\n"
      }.joined()
      let found = DelimitedText(Array(text.utf8)).map { try? $0.get().fields }
      #expect(found == rows)
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["\"\n", "\"\"\"\n", "a,\"b\n", "\"\"", "\r", "\""])
  func `a heap of quotes is read in time`(mark: String) {
    let text = String(repeating: mark, count: 400_000 / mark.utf8.count)
    var rows = 0
    for _ in DelimitedText(Array(text.utf8)) { rows += 1 }
    #expect(rows > 0 || mark == "\r")
  }
}
