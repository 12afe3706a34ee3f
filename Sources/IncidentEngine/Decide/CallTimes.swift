/// The times of several units on a call, taken together.
struct CallTimes {
  private let dispatched: Moment?
  private let responded: Moment?
  private let arrived: Moment?
  private let available: Moment?

  init(_ turns: [Commitment]) {
    dispatched = turns.compactMap { $0.time(of: .dispatched) }.min()
    responded = turns.compactMap { $0.time(of: .enRoute) }.min()
    arrived = turns.compactMap { $0.time(of: .onScene) }.min()
    let ends = turns.compactMap(\.released)
    available = ends.count == turns.count ? ends.max() : nil
  }

  /// The first dispatch, the first response, the first arrival; the end once all have ended.
  func time(of status: AssignmentStatus) -> Moment? {
    switch status {
    case .issued: dispatched
    case .acknowledged: responded
    case .inProgress: arrived
    case .done: available
    case .unable, .cancelled: nil
    }
  }

  func time(of participation: Participation) -> Moment? {
    switch participation {
    case .alerted: dispatched
    case .acknowledged: responded
    case .onScene: arrived
    case .stoodDown: available
    case .standingBy, .mobilised, .unable: nil
    }
  }

  func time(of phase: IncidentPhase) -> Moment? {
    switch phase {
    case .active: arrived
    case .closed: available
    case .reported, .contained, .cancelled: nil
    }
  }
}

extension AssignmentStatus {
  static let path: [AssignmentStatus] = [.issued, .acknowledged, .inProgress, .done]
}

extension Participation {
  static let path: [Participation] = [.alerted, .acknowledged, .onScene, .stoodDown]
}

extension IncidentPhase {
  static let path: [IncidentPhase] = [.reported, .active, .closed]
}
