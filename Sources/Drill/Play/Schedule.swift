/// Says which injects are due.
///
/// Pure: the same scenario, time and progress give the same answer. An inject that was delivered
/// is never due again. Times are milliseconds of exercise.
public struct Schedule: Hashable, Sendable {
  private let injects: [Inject]

  /// The schedule of a scenario.
  public init(_ scenario: Scenario) { injects = scenario.injects }

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
    waiting(progress).filter { $0.time <= now }.map(\.inject)
  }

  /// The injects still to come, with the time at which each does as things stand.
  ///
  /// The earliest first, then as in the file; without those that nothing calls for yet.
  public func waiting(_ progress: DrillProgress) -> [(time: Int64, inject: Inject)] {
    let found = injects.enumerated().compactMap { place, inject in
      progress.deliveries[inject.id] == nil
        ? time(of: inject, progress).map { (time: $0, place: place, inject: inject) } : nil
    }
    return found.sorted { ($0.time, $0.place) < ($1.time, $1.place) }
      .map { (time: $0.time, inject: $0.inject) }
  }

  /// When the next inject comes, as things stand; nil when none does. May be in the past.
  public func next(_ progress: DrillProgress) -> Int64? { waiting(progress).first?.time }

  /// The injects that wait for the facilitator's hand, as in the file.
  public func byHand(_ progress: DrillProgress) -> [Inject] {
    injects.filter { $0.trigger == .byHand && progress.deliveries[$0.id] == nil }
  }
}
