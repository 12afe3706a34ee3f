extension Bench {
  /// Facts about matters that are folded, and decided and folded, in a second.
  func matters(_ messages: Int) throws {
    let figures = try MatterFolds.measure(messages: messages, now: now)
    print(
      "{\"bench\":\"matters\",\"facts\":\(figures.facts),"
        + "\"folds_per_s\":\(Int(figures.foldedPerSecond)),"
        + "\"decided_per_s\":\(Int(figures.decidedPerSecond)),\"peak_mb\":\(peakMegabytes)}")
  }
}
