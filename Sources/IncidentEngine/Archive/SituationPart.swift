/// A part of a situation, in the order in which they are packed.
public enum SituationPart: String, CaseIterable, Hashable, Sendable {
  case room, agencies, officers, authors, incidents, tasks, resources, commitments, log, shifts,
    periods, exercise, injects, desks, matters

  /// The first part in which two situations differ; nil when they differ in none.
  public static func firstDifference(_ one: Situation, _ other: Situation) -> SituationPart? {
    allCases.first { !$0.isSame(one, other) }
  }

  private func isSame(_ one: Situation, _ other: Situation) -> Bool {
    switch self {
    case .room:
      one.charter == other.charter && one.lastNumber == other.lastNumber
        && one.lastRecorded == other.lastRecorded && one.clockStepsBack == other.clockStepsBack
    case .agencies: one.agencies == other.agencies
    case .officers: one.officers == other.officers
    case .authors: one.authors == other.authors
    case .incidents: one.incidents == other.incidents
    case .tasks: one.assignments == other.assignments
    case .resources: one.resources == other.resources
    case .commitments: one.commitments == other.commitments
    case .log: one.log == other.log && one.narrative == other.narrative
    case .shifts: one.shifts == other.shifts
    case .periods: one.periods == other.periods
    case .exercise: one.exercise == other.exercise
    case .injects: one.deliveredInjects == other.deliveredInjects
    case .desks: one.desks == other.desks
    case .matters: one.matterBook == other.matterBook
    }
  }
}
