import TerminalUI
import Testing

struct ClipboardTextTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("Mill Rd 1–60", "TWlsbCBSZCAx4oCTNjA="),
  ])
  func `the text is sent in base64`(text: String, encoded: String) {
    let sent = String(decoding: ClipboardText(text).sequence(throughTmux: false), as: UTF8.self)
    #expect(sent == "\u{1B}]52;c;\(encoded)\u{07}")
  }

  @Test func `inside tmux the terminal around it is told, too`() {
    let sent = String(decoding: ClipboardText("foo").sequence(throughTmux: true), as: UTF8.self)
    #expect(
      sent == "\u{1B}]52;c;Zm9v\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{07}\u{1B}\\")
  }

  @Test(arguments: [
    ("a\nb\r\tc", "a b  c"), ("a\u{1B}]0;x\u{07}b", "a]0;xb"), ("a\u{202E}b\u{2066}c", "abc"),
    ("a\0b\u{7F}\u{9B}c", "abc"), ("🚒 é", "🚒 é"), ("a\u{2028}b", "ab"),
  ])
  func `what could do harm where it is pasted is left out`(text: String, kept: String) {
    #expect(ClipboardText(text).text == kept)
  }

  @Test func `a long text loses its end between characters`() {
    let text = ClipboardText(String(repeating: "é", count: 50_000)).text
    #expect(text.utf8.count == ClipboardText.limit)
    #expect(text.allSatisfy { $0 == "é" })
  }
}
