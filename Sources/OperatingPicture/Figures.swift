import IncidentEngine

/// How fast help came, over all incidents of a room.
public struct DispatchFigures: Hashable, Sendable {
  /// The time within which an arrival is not late, in seconds: 8:00.
  public static let usualLateAfterSeconds = 480

  /// The time within which an arrival is not late, in seconds.
  public let lateAfterSeconds: Int
  /// The incidents.
  public let incidents: Int
  /// The turns of resources on incidents.
  public let commitments: Int
  /// The arrivals of all resources.
  public let arrivals: Arrivals
  /// The first arrival on each incident.
  public let firstArrivals: Arrivals
  /// The incidents nobody was seen to reach.
  public let neverReached: Int
  /// The most turns of resources on one incident; 0 without any.
  public let mostCommitments: Int

  /// Some arrivals, measured from when their calls were received.
  public struct Arrivals: Hashable, Sendable {
    /// How many are known.
    public let known: Int
    /// How many came later than the time allowed. One before its call was received is not late.
    public let late: Int
    /// The median in seconds, of two middles the mean, halves up; nil when none can be measured.
    ///
    /// Whoever arrived before the call was received counts with a time below zero.
    public let medianSeconds: Int?
  }

  /// The figures of a situation.
  ///
  /// An incident counts from when it was reported; one that was opened in the room itself and says
  /// nothing of that, from its opening. Where an import does not know the time, arrivals are known
  /// but not measured.
  ///
  /// Complexity: O(turns of resources), and sorting their delays.
  public init(
    _ situation: Situation, lateAfterSeconds: Int = DispatchFigures.usualLateAfterSeconds
  ) {
    var arrivals = Delays()
    var firstArrivals = Delays()
    var mostCommitments = 0
    for incident in situation.incidents {
      let turns = incident.commitments.compactMap { situation.commitment($0) }
      let arrived = turns.compactMap { $0.time(of: .onScene) }
      for time in arrived { arrivals.add(time, from: incident.received) }
      if let first = arrived.min() { firstArrivals.add(first, from: incident.received) }
      mostCommitments = max(mostCommitments, turns.count)
    }
    self.lateAfterSeconds = lateAfterSeconds
    self.incidents = situation.incidents.count
    self.commitments = situation.commitments.count
    self.arrivals = arrivals.figures(lateAfterSeconds: lateAfterSeconds)
    self.firstArrivals = firstArrivals.figures(lateAfterSeconds: lateAfterSeconds)
    neverReached = situation.incidents.count - firstArrivals.known
    self.mostCommitments = mostCommitments
  }
}

extension Incident {
  /// When the room's help was called for; nil when its source does not say.
  fileprivate var received: Moment? {
    details.reportedAt ?? (details.key == nil ? opened : nil)
  }
}

private struct Delays {
  private(set) var known = 0
  private var milliseconds: [Int64] = []

  mutating func add(_ time: Moment, from received: Moment?) {
    known += 1
    if let received { milliseconds.append(time.milliseconds(since: received)) }
  }

  func figures(lateAfterSeconds: Int) -> DispatchFigures.Arrivals {
    let limit = Int64(lateAfterSeconds) * 1000
    return DispatchFigures.Arrivals(
      known: known, late: milliseconds.count { $0 > limit }, medianSeconds: medianSeconds)
  }

  private var medianSeconds: Int? {
    guard !milliseconds.isEmpty else { return nil }
    let sorted = milliseconds.sorted()
    let doubled = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
    let raised = doubled + 1000
    let seconds = raised / 2000 - (raised % 2000 < 0 ? 1 : 0)
    return Int(seconds)
  }
}
