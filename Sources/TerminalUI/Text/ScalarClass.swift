/// How a scalar is treated on its way into a cell.
enum ScalarClass: UInt32 {
  case mark
  case narrow
  case wide
  case placeholder
  case dropped
  case space

  init(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x20 && scalar.value < 0x7F {
      self = .narrow
      return
    }
    var low = 0
    var high = widthTable.count
    let wanted = scalar.value << 3 | 7
    while high - low > 1 {
      let middle = (low + high) / 2
      if widthTable[middle] <= wanted { low = middle } else { high = middle }
    }
    self = ScalarClass(rawValue: widthTable[low] & 7) ?? .placeholder
  }
}
