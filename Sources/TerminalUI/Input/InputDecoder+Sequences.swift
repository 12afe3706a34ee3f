extension InputDecoder {
  mutating func continueSequence(_ parameters: [UInt8], with byte: UInt8) {
    switch byte {
    case 0x20..<0x40:
      let kept = parameters.count < Self.maximumParameterBytes
      state = .sequence(kept ? parameters + [byte] : parameters)
    case 0x40..<0x7F:
      state = .ground
      emitFinal(byte, parameters: parameters)
    default:
      // Not part of any sequence: what came before it was broken.
      state = .ground
      feed(.byte(byte))
    }
  }

  mutating func emitFinal(_ byte: UInt8, parameters: [UInt8]) {
    if parameters.first == UInt8(ascii: "<") {
      emitMouse(parameters.dropFirst(), pressed: byte == UInt8(ascii: "M"))
      return
    }
    let numbers = Self.numbers(parameters[...])
    let modifiers = numbers.count > 1 ? max(0, numbers[1] - 1) : 0
    if byte == UInt8(ascii: "~"), numbers.first == 200 {
      state = .paste
      return
    }
    if parameters.isEmpty, byte == UInt8(ascii: "I") || byte == UInt8(ascii: "O") {
      events.append(.focus(byte == UInt8(ascii: "I")))
      return
    }
    if byte == UInt8(ascii: "R"), awaitsCursor, numbers.count == 2 {
      awaitsCursor = false
      reportedCursor = Position(row: numbers[0] - 1, column: numbers[1] - 1)
      return
    }
    let code =
      byte == UInt8(ascii: "~")
      ? Self.editingKey(numbers.first ?? 0) : Self.letterKey(byte)
    guard let code else { return }
    emit(code, control: modifiers & 4 != 0, alt: modifiers & 2 != 0)
  }

  private static func letterKey(_ byte: UInt8) -> KeyCode? {
    switch Unicode.Scalar(byte) {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "M": .enter
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    default: nil
    }
  }

  private static func editingKey(_ number: Int) -> KeyCode? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...24: .function(number - 12)
    default: nil
    }
  }

  private mutating func emitMouse(_ parameters: ArraySlice<UInt8>, pressed: Bool) {
    let numbers = Self.numbers(parameters)
    guard pressed, numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return }
    let position = Position(row: numbers[2] - 1, column: numbers[1] - 1)
    // Shift 4, meta 8 and control 16 do not matter; 32 is motion.
    let button: MouseButton
    switch numbers[0] & ~28 {
    case 0: button = .left
    case 1: button = .middle
    case 2: button = .right
    case 64: button = .wheelUp
    case 65: button = .wheelDown
    default: return
    }
    events.append(.mouse(position, button))
  }

  /// The numbers between semicolons; one that is missing or too large for a terminal is 0.
  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
    parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      digits in
      guard digits.count < 6 else { return 0 }
      return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
  }
}
