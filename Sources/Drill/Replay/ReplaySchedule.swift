import IncidentEngine

/// The calls of a dispatch log as they are played: at which times something becomes known, and what
/// is known of a call by then.
///
/// Pure: the same calls give the same schedule, in whatever order they come. Calls that begin at one
/// time are ordered by the identity of their first row.
public struct ReplaySchedule: Hashable, Sendable {
  /// Something becomes known of a call.
  public struct Step: Hashable, Sendable {
    /// When, in the time of the log.
    public let time: Moment
    /// Which call, as a place in `calls`.
    public let call: Int
  }

  /// The calls in order of their beginnings.
  public let calls: [DispatchCall]
  /// The steps in order of their times, those of one time in the order of the calls.
  public let steps: [Step]
  /// Calls of which no time is known: they have no place in a schedule. In the order of the log.
  public let untimed: [ExternalKey]

  /// Plans the calls that begin within `window`; each is played to its end, which may lie beyond.
  public init(_ calls: [DispatchCall], beginningIn window: Range<Moment>? = nil) {
    let timed = calls.filter { call in
      call.begin.map { window?.contains($0) ?? true } ?? false
    }
    self.calls = timed.map { (begin: $0.begin, tie: $0.tieBreak, call: $0) }
      .sorted { ($0.begin ?? .earliest, $0.tie) < ($1.begin ?? .earliest, $1.tie) }
      .map(\.call)
    untimed = calls.filter { $0.begin == nil }.map(\.key)
    steps = self.calls.enumerated().flatMap { place, call in
      let begin = call.begin ?? .earliest
      return Set(call.times.map { max($0, begin) }).map { Step(time: $0, call: place) }
    }.sorted { ($0.time, $0.call) < ($1.time, $1.call) }
  }

  /// The time of the first step; nil when there is nothing to play.
  public var begin: Moment? { steps.first?.time }

  /// The time of the last step; nil when there is nothing to play.
  public var end: Moment? { steps.last?.time }

  /// What is known of a call by a moment.
  public func call(_ place: Int, by moment: Moment) -> DispatchCall {
    calls[place].known(by: moment)
  }

  /// The units of all calls, each once, as their first row has them.
  public var units: [DispatchCall.Row] {
    var known: Set<String> = []
    return calls.flatMap(\.rows).filter { known.insert($0.unit.lowercased()).inserted }
  }
}

extension Moment {
  fileprivate static var earliest: Moment { Moment(milliseconds: .min) }
}

extension Situation {
  /// Whether the room has all that is known of a call: there is no news to submit.
  public func knows(_ call: DispatchCall) -> Bool {
    guard number(of: IncidentReference.external(call.key)) != nil else { return false }
    return call.rows.allSatisfy { row in
      guard let turn = commitment(ExternalKey(source: call.key.source, id: row.id)) else {
        return false
      }
      return row.movements.keys.allSatisfy { turn.time(of: $0) != nil }
        && (row.available == nil || turn.released != nil)
    }
  }
}
