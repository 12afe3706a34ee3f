import CTerminal
import TerminalUI

extension Size {
  init(_ size: ct_size) { self.init(columns: Int(size.columns), rows: Int(size.rows)) }
}

extension ct_style {
  init(_ appearance: Appearance) {
    var attributes: UInt8 = 0
    if appearance.bold { attributes |= UInt8(CT_BOLD) }
    if appearance.dim { attributes |= UInt8(CT_DIM) }
    if appearance.reverse { attributes |= UInt8(CT_REVERSE) }
    if appearance.underline { attributes |= UInt8(CT_UNDERLINE) }
    self.init(
      foreground: appearance.foreground.map { Int8($0.rawValue) } ?? -1,
      background: appearance.background.map { Int8($0.rawValue) } ?? -1,
      attributes: attributes)
  }
}

extension ct_cell {
  /// Without Unicode an ASCII twin stands in; a wide cell becomes two question marks.
  init(_ cell: Cell, unicode: Bool) {
    let style = cell.roleValue
    if !unicode && (cell.width != 1 || !cell.scalar.isASCII) {
      let twin = cell.width == 1 ? Text.asciiTwin(of: cell.scalar) : "?"
      self.init(scalar: twin.value, marks: (0, 0, 0), width: 1, style: style)
      return
    }
    let marks = unicode ? cell.markValues : (0, 0, 0)
    self.init(
      scalar: cell.scalarValue, marks: marks, width: UInt8(cell.width), style: style)
  }
}

extension RawInput {
  /// Nil for a code that means nothing to us.
  init?(code: Int32) {
    if code < 256 {
      self = .byte(UInt8(truncatingIfNeeded: code))
      return
    }
    let modifiers = Int32(CT_KEY_ALT.rawValue | CT_KEY_CONTROL.rawValue)
    let key = UInt32(code & ~modifiers)
    switch ct_key(key) {
    case CT_KEY_MOUSE: self = .mouse
    case CT_KEY_FOCUS_IN: self = .focus(true)
    case CT_KEY_FOCUS_OUT: self = .focus(false)
    default:
      guard let meaning = KeyCode(key: key) else { return nil }
      self = .key(
        Key(
          meaning, control: code & Int32(CT_KEY_CONTROL.rawValue) != 0,
          alt: code & Int32(CT_KEY_ALT.rawValue) != 0))
    }
  }
}

extension KeyCode {
  init?(key: UInt32) {
    switch ct_key(key) {
    case CT_KEY_UP: self = .up
    case CT_KEY_DOWN: self = .down
    case CT_KEY_LEFT: self = .left
    case CT_KEY_RIGHT: self = .right
    case CT_KEY_HOME: self = .home
    case CT_KEY_END: self = .end
    case CT_KEY_PAGE_UP: self = .pageUp
    case CT_KEY_PAGE_DOWN: self = .pageDown
    case CT_KEY_INSERT: self = .insert
    case CT_KEY_DELETE: self = .delete
    case CT_KEY_BACKSPACE: self = .backspace
    case CT_KEY_ENTER: self = .enter
    case CT_KEY_BACKTAB: self = .backTab
    default:
      let number = Int(key) - Int(CT_KEY_FUNCTION.rawValue)
      guard 1...63 ~= number else { return nil }
      self = .function(number)
    }
  }
}
