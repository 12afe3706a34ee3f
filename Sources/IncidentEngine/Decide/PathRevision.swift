/// What to record when more is known of the steps that something went through.
///
/// A step that stands as the facts known `before` would have it follows the facts known `after`.
/// A step that stands otherwise was set by an officer, and stays.
struct PathRevision<Step: Vocabulary> {
  struct Dated: Hashable {
    let value: Step
    let time: Moment
  }

  /// The steps to record, in order: the first one that is new, and all that come after it.
  private(set) var steps: [Dated] = []
  /// What to record before them, so that a step that moved is not read at its old time: there, the
  /// step that really stood then.
  private(set) var mends: [Dated] = []

  /// Compares what stands with what should, along a path of ascending steps. `history` is in order
  /// of recording.
  init(
    _ path: [Step], current: Step?, history: [Dated], before: (Step) -> Moment?,
    after: (Step) -> Moment?
  ) {
    let reached = current.map { Int($0.rawValue) } ?? -1
    let now = path.map { step -> Moment? in
      guard Int(step.rawValue) <= reached else { return nil }
      let times = history.filter { $0.value == step }.map(\.time)
      return before(step).flatMap { times.contains($0) ? $0 : nil } ?? times.last
    }
    // An officer has ended it: what happened on the way there changes nothing any more.
    if let last = path.last, current == last, now.last != before(last) { return }
    let wanted = path.indices.map { place in
      now[place] == before(path[place]) ? after(path[place]) : now[place]
    }
    guard let first = path.indices.first(where: { wanted[$0] != now[$0] }) else { return }
    let dated = path.indices.compactMap { place in
      wanted[place].map { Dated(value: path[place], time: $0) }
    }
    steps = dated.filter { $0.value.rawValue >= path[first].rawValue }
    if steps.isEmpty { steps = dated.suffix(1) }
    // An officer has taken it off the path, to a step that must not be taken back.
    if let current, !path.contains(current) {
      steps.removeAll { Int($0.value.rawValue) < reached }
    }
    let isUntouched =
      history.allSatisfy { path.contains($0.value) }
      && path.indices.allSatisfy { now[$0] == before(path[$0]) }
    if isUntouched {
      mends = Self.mends(of: history, as: dated).filter { !steps.contains($0) }
    }
  }

  /// Where the history reads otherwise than the steps do.
  private static func mends(of history: [Dated], as dated: [Dated]) -> [Dated] {
    var mends: [Dated] = []
    for (place, standing) in history.enumerated() {
      let isLast = !history[(place + 1)...].contains { $0.time == standing.time }
      let stood = dated.filter { $0.time <= standing.time }.max {
        ($0.time, $0.value.rawValue) < ($1.time, $1.value.rawValue)
      }
      guard isLast, let stood, stood.value != standing.value else { continue }
      mends.append(Dated(value: stood.value, time: standing.time))
    }
    return mends
  }
}
