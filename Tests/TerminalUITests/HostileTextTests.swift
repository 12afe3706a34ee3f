import Glibc
import TerminalUI
import Testing

/// Text collected to break programs, beside the package; not part of it.
private let hostileFolder: String = {
  let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return "/" + here + "/../shared/data/i18n/hostile"
}()

private func lines(of name: String) -> [String] {
  guard let file = fopen(hostileFolder + "/" + name, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { break }
    bytes += buffer[0..<count]
  }
  return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
}

@Suite(.enabled(if: access(hostileFolder, R_OK) == 0, "no hostile texts beside the package"))
struct HostileTextTests {
  @Test(arguments: [
    "geoffmcl__UTF-8-test.txt", "minimaxir__blns.json", "mmastrac__escapes.txt",
    "mmastrac__result.md", "alacritty__zerowidth.recording", "alacritty__hyperlinks.recording",
  ])
  func `hostile lines become harmless cells of the promised width`(name: String) throws {
    let lines = lines(of: name)
    try #require(!lines.isEmpty)
    for line in lines {
      let clean = Text.sanitise(line)
      #expect(!clean.unicodeScalars.contains { $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value })
      #expect(Text.sanitise(clean) == clean)
      var row = Row(columns: 80)
      let used = row.put(line, at: 0)
      #expect(used == min(Text.width(of: line), 80))
      #expect(Text.width(of: row.text) == 80)
    }
  }
}
