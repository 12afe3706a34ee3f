import CPlatform

/// Which file it is, however it is called.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  /// The file that has this path now; nil where none can be found.
  init?(_ path: String) {
    var found = cp_identity()
    guard cp_identify(path, -1, &found) == 0 else { return nil }
    self.init(found)
  }

  /// The file that is open as this descriptor; nil where none is.
  init?(_ descriptor: Int32) {
    var found = cp_identity()
    guard cp_identify(nil, descriptor, &found) == 0 else { return nil }
    self.init(found)
  }

  private init(_ found: cp_identity) {
    device = found.device
    number = found.number
  }
}
