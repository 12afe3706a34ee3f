extension InputDecoder {
  mutating func feedPaste(_ input: RawInput) {
    switch input {
    case .byte(let byte): appendPasted(byte)
    case .key(let key) where key.code == .enter: appendPasted(0x0A)
    case .key, .mouse, .focus: break
    }
  }

  private mutating func appendPasted(_ byte: UInt8) {
    lastPasted.append(byte)
    if lastPasted.count > Self.pasteEnd.count { lastPasted.removeFirst() }
    if pasted.count < Self.maximumPasteBytes + Self.pasteEnd.count { pasted.append(byte) }
    if lastPasted == Self.pasteEnd { endPaste() }
  }

  mutating func endPaste() {
    if lastPasted == Self.pasteEnd, pasted.suffix(lastPasted.count) == lastPasted[...] {
      pasted.removeLast(lastPasted.count)
    }
    let text = String(decoding: pasted.prefix(Self.maximumPasteBytes), as: UTF8.self)
    events.append(.paste(Self.unixLineEnds(text)))
    pasted = []
    lastPasted = []
    state = .ground
  }

  private static func unixLineEnds(_ text: String) -> String {
    String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }
}
