/// Makes events of what a terminal sends: UTF-8, control characters, sequences, pastes, the mouse.
///
/// Feed it everything that is there, then say ``finish()``: only then is a lone Escape known to be
/// the key. A sequence that nobody knows vanishes whole, so that none of it is taken as typed.
/// Source: ECMA-48 §5.4 (control sequences), xterm's "ctlseqs" (mouse 1006, focus, paste).
public struct InputDecoder: Sendable {
  /// The longest paste that is kept, in bytes; the rest is dropped.
  public static let maximumPasteBytes = 65_536
  static let maximumParameterBytes = 32
  static let pasteEnd = Array("\u{1B}[201~".utf8)

  enum State: Hashable, Sendable {
    case ground
    case escape
    case singleShift
    case sequence([UInt8])
    case character([UInt8], alt: Bool)
    case paste
  }

  var state = State.ground
  var pasted: [UInt8] = []
  var lastPasted: [UInt8] = []
  /// Whether a paste fell silent, and how many units of it came since nothing waited.
  var isStalled = false
  var unitsSinceRest = 0
  var events: [TerminalEvent] = []
  /// Whether the terminal was asked where its cursor is, and where it says that it is.
  var awaitsCursor = false
  var reportedCursor: Position?

  /// Makes a decoder at rest.
  public init() {}

  /// Whether a paste has begun and not ended.
  public var isPasting: Bool { state == .paste }

  /// Takes one unit of input.
  public mutating func feed(_ input: RawInput) {
    if state == .paste {
      unitsSinceRest += 1
      feedPaste(input)
      return
    }
    switch input {
    case .byte(let byte): feed(byte)
    case .key(var key):
      if state == .escape { key.alt = true } else { finish() }
      state = .ground
      events.append(.key(key))
    case .mouse:
      finish()
      state = .sequence([UInt8(ascii: "<")])
    case .focus(let focused):
      finish()
      events.append(.focus(focused))
    }
  }

  /// Says that nothing more waits: a lone Escape is the key itself.
  ///
  /// In a paste that fell silent a lone Escape or Control-C ends it, so that the keyboard works again.
  public mutating func finish() {
    if isPasting { leaveStalledPaste() }
    unitsSinceRest = 0
    switch state {
    case .escape: emit(.escape)
    case .singleShift: emit(.character("O"), alt: true)
    case .sequence([]): emit(.character("["), alt: true)
    case .sequence, .character, .paste, .ground: return
    }
    state = .ground
  }

  /// Hands over what came of a paste that fell silent. What comes later belongs to it still, however
  /// late it is: nothing of it may act as keys.
  public mutating func restPaste() {
    if isPasting { handOverPasted() }
  }

  /// Ends a paste whose end never came, so that the keyboard works again.
  public mutating func abandonPaste() {
    if isPasting { endPaste() }
  }

  /// Says that the terminal was asked where its cursor is (DSR 6): the next answer is no key.
  ///
  /// The answer looks as F3 with Control or Alt does on some terminals (`CSI 2 ; 5 R`).
  public mutating func expectCursor() { awaitsCursor = true }

  /// Hands over where the terminal says that its cursor is; nil until it has answered.
  public mutating func takeCursor() -> Position? {
    defer { reportedCursor = nil }
    return reportedCursor
  }

  /// Hands over the events so far.
  public mutating func takeEvents() -> [TerminalEvent] {
    defer { events = [] }
    return events
  }

  mutating func emit(_ code: KeyCode, control: Bool = false, alt: Bool = false) {
    events.append(.key(Key(code, control: control, alt: alt)))
  }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .ground: begin(byte, alt: false)
    case .escape: afterEscape(byte)
    case .singleShift:
      state = .ground
      emitFinal(byte, parameters: [])
    case .sequence(let parameters): continueSequence(parameters, with: byte)
    case .character(let bytes, let alt): continueCharacter(bytes, with: byte, alt: alt)
    case .paste: break
    }
  }

  private mutating func afterEscape(_ byte: UInt8) {
    switch byte {
    case 0x1B: emit(.escape)
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "O"): state = .singleShift
    default:
      state = .ground
      begin(byte, alt: true)
    }
  }

  private mutating func begin(_ byte: UInt8, alt: Bool) {
    switch byte {
    case 0x1B: state = .escape
    case 0x00: emit(.character(" "), control: true, alt: alt)
    case 0x08, 0x7F: emit(.backspace, alt: alt)
    case 0x09: emit(.tab, alt: alt)
    case 0x0A, 0x0D: emit(.enter, alt: alt)
    case 0x01..<0x1B:
      emit(.character(Unicode.Scalar(byte + 0x60)), control: true, alt: alt)
    case 0x1C..<0x20:
      emit(.character(Unicode.Scalar(byte + 0x40)), control: true, alt: alt)
    case 0x20..<0x7F: emit(.character(Unicode.Scalar(byte)), alt: alt)
    case 0xC2..<0xF5: state = .character([byte], alt: alt)
    default: emit(.character("\u{FFFD}"), alt: alt)
    }
  }

  private mutating func continueCharacter(_ bytes: [UInt8], with byte: UInt8, alt: Bool) {
    guard byte & 0xC0 == 0x80 else {
      state = .ground
      emit(.character("\u{FFFD}"), alt: alt)
      feed(byte)
      return
    }
    let bytes = bytes + [byte]
    let wanted = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    if bytes.count < wanted {
      state = .character(bytes, alt: alt)
      return
    }
    state = .ground
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let only = scalars.count == 1 ? scalars.first : nil
    emit(.character(only ?? "\u{FFFD}"), alt: alt)
  }
}
