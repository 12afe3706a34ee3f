/// One cell of a frame: a base scalar with up to three combining marks, and its role.
///
/// Two words, no heap. Width is 1 or 2; 0 is the trailing half of a wide cell.
public struct Cell: Hashable, Sendable {
  // head: base in bits 0..<21, first mark 21..<42, width 42..<44, role 48..<56.
  // tail: second mark 0..<21, third mark 21..<42. A mark of 0 is none.
  @usableFromInline var head: UInt64
  @usableFromInline var tail: UInt64

  @usableFromInline static var scalarBits: UInt64 { 0x1F_FFFF }

  /// A space of the normal role.
  public static let blank = Cell(ascii: 0x20, role: .normal)

  /// Makes a cell; a scalar that may not be drawn or needs a base becomes the placeholder.
  public init(_ scalar: Unicode.Scalar, role: Role = .normal) {
    switch ScalarClass(scalar) {
    case .narrow: self.init(glyph: Glyph(base: scalar, width: 1), role: role)
    case .wide: self.init(glyph: Glyph(base: scalar, width: 2), role: role)
    case .space: self.init(ascii: 0x20, role: role)
    case .mark, .placeholder, .dropped:
      self.init(glyph: Glyph(base: Text.placeholder, width: 1), role: role)
    }
  }

  init(glyph: Glyph, role: Role) {
    head =
      UInt64(glyph.base.value) | UInt64(glyph.marks.0?.value ?? 0) << 21
      | UInt64(glyph.width) << 42 | UInt64(role.rawValue) << 48
    tail = UInt64(glyph.marks.1?.value ?? 0) | UInt64(glyph.marks.2?.value ?? 0) << 21
  }

  @inline(__always)
  init(ascii: UInt8, role: Role) {
    head = UInt64(ascii) | 1 << 42 | UInt64(role.rawValue) << 48
    tail = 0
  }

  static func trailingHalf(role: Role) -> Cell {
    var cell = Cell(ascii: 0, role: role)
    cell.head &= ~(3 << 42)
    return cell
  }

  /// What the cell means.
  public var role: Role {
    get { Role(rawValue: UInt8(truncatingIfNeeded: head >> 48)) ?? .normal }
    set { head = head & ~(0xFF << 48) | UInt64(newValue.rawValue) << 48 }
  }

  /// The number of its role.
  @inlinable public var roleValue: UInt8 { UInt8(truncatingIfNeeded: head >> 48) }

  /// The number of its base scalar; 0 in the trailing half of a wide cell.
  @inlinable public var scalarValue: UInt32 { UInt32(head & Self.scalarBits) }

  /// Columns it takes: 1, 2, or 0 for the trailing half of a wide cell.
  @inlinable public var width: Int { Int(head >> 42 & 3) }

  /// The base scalar; U+0000 in the trailing half of a wide cell.
  public var scalar: Unicode.Scalar {
    Unicode.Scalar(UInt32(head & Self.scalarBits)) ?? Text.placeholder
  }

  /// The values of its three places for combining marks; 0 where there is none.
  @inlinable public var markValues: (UInt32, UInt32, UInt32) {
    (
      UInt32(head >> 21 & Self.scalarBits), UInt32(tail & Self.scalarBits),
      UInt32(tail >> 21 & Self.scalarBits)
    )
  }

  /// The cell as plain text; empty for the trailing half of a wide cell.
  public var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  func write(to text: inout String) {
    if width == 0 { return }
    text.unicodeScalars.append(scalar)
    let marks = markValues
    for value in [marks.0, marks.1, marks.2] where value != 0 {
      if let mark = Unicode.Scalar(value) { text.unicodeScalars.append(mark) }
    }
  }
}
