/// What to record when more is known of the steps that something went through.
///
/// A step that stands as the facts known `before` would have it follows the facts known `after`.
/// A step that stands otherwise was set by an officer, and stays.
struct PathRevision<Step: Vocabulary> {
  struct Dated {
    let value: Step
    let time: Moment
  }

  /// The steps to record, in order: the first one that is new, and all that come after it.
  private(set) var steps: [Dated] = []
  /// What to record before them, so that a step that moved is not read at its old time: there, the
  /// step that really stood then.
  private(set) var mends: [Dated] = []

  /// Compares what stands with what should, along a path of ascending steps.
  init(
    _ path: [Step], current: Step?, known: (Step) -> Moment?, before: (Step) -> Moment?,
    after: (Step) -> Moment?
  ) {
    let reached = current.map { Int($0.rawValue) } ?? -1
    let now = path.map { Int($0.rawValue) <= reached ? known($0) : nil }
    let wanted = path.indices.map { place in
      now[place] == before(path[place]) ? after(path[place]) : now[place]
    }
    guard let first = path.indices.first(where: { wanted[$0] != now[$0] }) else { return }
    let isOnPath = current.map(path.contains) ?? true
    let dated = path.indices.compactMap { place in
      wanted[place].map { Dated(value: path[place], time: $0) }
    }
    steps = dated.filter { $0.value.rawValue >= path[first].rawValue }
    if steps.isEmpty { steps = dated.suffix(1) }
    guard isOnPath else {
      steps.removeAll { Int($0.value.rawValue) < reached }
      return
    }
    for place in path.indices {
      guard let old = now[place], wanted[place] != old,
        let stood = dated.last(where: { $0.time <= old }), stood.value != path[place]
      else { continue }
      mends.append(Dated(value: stood.value, time: old))
    }
  }
}
