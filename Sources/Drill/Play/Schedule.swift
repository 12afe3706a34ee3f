/// Says which injects are due.
///
/// Pure: the same scenario, time and progress give the same answer. An inject that was delivered
/// is never due again. Times are milliseconds of exercise.
public struct Schedule: Hashable, Sendable {
  private let injects: [Inject]
  private var waiting: [Waiting]

  /// An inject that was not forgotten, with its time where that is fixed.
  private struct Waiting: Hashable {
    let place: Int
    let fixed: Int64?
  }

  /// The schedule of a scenario.
  public init(_ scenario: Scenario) {
    injects = scenario.injects
    waiting = injects.indices.map { [injects] place in
      if case .time(let time) = injects[place].trigger { return Waiting(place: place, fixed: time) }
      return Waiting(place: place, fixed: nil)
    }
  }

  /// Leaves out an inject that was delivered, so that nothing looks at it any more.
  public mutating func forget(_ id: String) {
    if let index = waiting.firstIndex(where: { injects[$0.place].id == id }) {
      waiting.remove(at: index)
    }
  }

  /// When an inject comes, as things stand; nil while nothing says so.
  ///
  /// One that waits for a deadline to be missed comes then unless it is met before.
  public func time(of inject: Inject, _ progress: DrillProgress) -> Int64? {
    switch inject.trigger {
    case .time(let time): return time
    case .byHand: return nil
    case .after(let other, let outcome, let delay):
      return reached(outcome, of: other, progress).map { $0 + delay }
    }
  }

  private func reached(
    _ outcome: Inject.Outcome, of id: String, _ progress: DrillProgress
  ) -> Int64? {
    switch (outcome, progress.outcomes[id]) {
    case (.delivered, _): progress.deliveries[id]
    case (.met, .met(let at)): at
    case (.missed, .missed(let from)): from
    case (.met, .missed), (.missed, .met), (.met, nil), (.missed, nil): nil
    }
  }

  /// The injects due at a time and not delivered yet: the earliest first, then as in the file.
  public func due(at now: Int64, _ progress: DrillProgress) -> [Inject] {
    places(progress) { $0 <= now }.map { injects[$0.place] }
  }

  /// The injects still to come, with the time at which each does as things stand.
  ///
  /// The earliest first, then as in the file; without those that nothing calls for yet.
  public func waiting(_ progress: DrillProgress) -> [(time: Int64, inject: Inject)] {
    places(progress) { _ in true }.map { (time: $0.time, inject: injects[$0.place]) }
  }

  /// When the next inject comes, as things stand, of those that come later than `passed`; nil when
  /// none does. Where no time is given, it may be in the past.
  public func next(_ progress: DrillProgress, after passed: Int64 = .min) -> Int64? {
    var next: Int64?
    for inject in waiting {
      // The time first: it is at hand, and nearly all come later.
      guard let time = time(of: inject, progress), time > passed, next.map({ time < $0 }) ?? true,
        progress.deliveries[injects[inject.place].id] == nil
      else { continue }
      next = time
    }
    return next
  }

  private func time(of inject: Waiting, _ progress: DrillProgress) -> Int64? {
    inject.fixed ?? time(of: injects[inject.place], progress)
  }

  /// Where the injects stand that come at times of which `isWanted` holds, in the order in which
  /// they come.
  private func places(
    _ progress: DrillProgress, where isWanted: (Int64) -> Bool
  ) -> [(time: Int64, place: Int)] {
    waiting.compactMap { inject in
      guard let time = time(of: inject, progress), isWanted(time),
        progress.deliveries[injects[inject.place].id] == nil
      else { return nil }
      return (time: time, place: inject.place)
    }.sorted { ($0.time, $0.place) < ($1.time, $1.place) }
  }

  /// The injects that wait for the facilitator's hand, as in the file.
  public func byHand(_ progress: DrillProgress) -> [Inject] {
    injects.filter { $0.trigger == .byHand && progress.deliveries[$0.id] == nil }
  }
}
