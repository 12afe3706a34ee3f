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
    places(progress) { $0 <= now }.map { injects[$0.place] }
  }

  /// The injects still to come, with the time at which each does as things stand.
  ///
  /// The earliest first, then as in the file; without those that nothing calls for yet.
  public func waiting(_ progress: DrillProgress) -> [(time: Int64, inject: Inject)] {
    places(progress) { _ in true }.map { (time: $0.time, inject: injects[$0.place]) }
  }

  /// When the next inject comes, as things stand; nil when none does. May be in the past.
  public func next(_ progress: DrillProgress) -> Int64? {
    injects.indices.lazy.compactMap { timeToCome($0, progress) }.min()
  }

  /// When the inject in a place comes; nil when it was delivered or nothing calls for it yet.
  private func timeToCome(_ place: Int, _ progress: DrillProgress) -> Int64? {
    progress.deliveries[injects[place].id] == nil ? time(of: injects[place], progress) : nil
  }

  /// Where the injects stand that come at times of which `isWanted` holds, in the order in which
  /// they come.
  private func places(
    _ progress: DrillProgress, where isWanted: (Int64) -> Bool
  ) -> [(time: Int64, place: Int)] {
    injects.indices.compactMap { place in
      timeToCome(place, progress).flatMap { isWanted($0) ? (time: $0, place: place) : nil }
    }.sorted { ($0.time, $0.place) < ($1.time, $1.place) }
  }

  /// The injects that wait for the facilitator's hand, as in the file.
  public func byHand(_ progress: DrillProgress) -> [Inject] {
    injects.filter { $0.trigger == .byHand && progress.deliveries[$0.id] == nil }
  }
}
