import TestSupport

extension HostileTexts {
  /// Some sixty texts, ours before others, short enough for every field.
  static let some: [String] = {
    let own = fitting(HostileTexts.own)
    let others = fitting(HostileTexts.collected)
    let step = max(1, own.count / 54)
    let ours = stride(from: 0, to: own.count, by: step).map { own[$0] }
    let strange = max(1, others.count / 15)
    let theirs = stride(from: 0, to: others.count, by: strange).map { others[$0] }
    let some = theirs.prefix(12)
    // Where the collection is not there, our own stand in for it.
    return Array(ours.prefix(54 - some.count) + some)
  }()

  /// As many without a control character: those that a file may hold.
  static let withoutControls: [String] = {
    let all = fitting(own + collected).filter { text in
      text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
    let step = max(1, all.count / 54)
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }()

  private static func fitting(_ texts: [String]) -> [String] {
    texts.map(sayable).filter { !$0.isEmpty && $0.utf8.count <= 36 && !$0.contains("\u{0}") }
  }
}
