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
    isStalled = false
    state = .ground
  }

  /// Hands over what is whole; the beginning of a character or of the end stays.
  mutating func handOverPasted() {
    isStalled = true
    let whole = pasted.count - begunCount
    guard whole > 0 else { return }
    let text = String(decoding: pasted.prefix(min(whole, Self.maximumPasteBytes)), as: UTF8.self)
    events.append(.paste(Self.unixLineEnds(text)))
    pasted.removeFirst(whole)
  }

  /// How many bytes at the end begin something.
  private var begunCount: Int {
    for count in (1..<Self.pasteEnd.count).reversed()
    where pasted.suffix(count).elementsEqual(Self.pasteEnd.prefix(count)) {
      return count
    }
    for count in 1...3 where count <= pasted.count {
      let byte = pasted[pasted.count - count]
      if byte < 0x80 { return 0 }
      if byte >= 0xC0 { return (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4) > count ? count : 0 }
    }
    return 0
  }

  /// A key that came alone after a silence is one that somebody pressed.
  mutating func leaveStalledPaste() {
    guard isStalled, unitsSinceRest == 1, let byte = pasted.last, byte == 0x1B || byte == 0x03
    else { return }
    pasted.removeLast()
    lastPasted = []
    if pasted.isEmpty {
      isStalled = false
      state = .ground
    } else {
      endPaste()
    }
    byte == 0x1B ? emit(.escape) : emit(.character("c"), control: true)
  }

  private static func unixLineEnds(_ text: String) -> String {
    String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }
}
