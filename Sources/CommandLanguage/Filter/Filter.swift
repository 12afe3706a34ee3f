import IncidentEngine

/// What an officer wants to see on the incident board, such as `agency=fire and overdue`.
///
/// `not` binds tightest, then `and`, which may be left out, then `or`; parentheses group. A
/// condition is a field, an operator and a value; a word that stands alone; `older` or `younger`
/// with a duration; or a text in quotes, which is looked for in type, title, place and number.
/// Text is compared without regard to capitals. `docs/filters.md` has every field and word.
///
/// Times relative to now (`opened>-2h`, `older 20m`, `overdue`) move with the clock. A time of day
/// is that of the day on which the filter was read, and agencies are those known then.
public struct Filter: Hashable, Sendable {
  /// As it was typed; at most 4,000 characters.
  public let text: String
  private let steps: [FilterStep]

  /// After so many milliseconds without an entry an open incident is stale.
  public static let staleMilliseconds: Int64 = 30 * 60_000

  /// Reads a filter; the problem says where it goes wrong, and with what.
  public static func read(
    _ text: String, in context: LineContext
  ) throws(FilterProblem) -> Filter {
    var reader = FilterReader(try filterTokens(of: text), context, end: text.count)
    var steps: [FilterStep] = []
    _ = try reader.tree().append(to: &steps, then: .accept, otherwise: .reject)
    return Filter(text: text, steps: steps)
  }

  /// Whether an incident of `situation` is wanted at `now`.
  ///
  /// Costs one test per condition that is needed to know, and no memory for plain text.
  public func matches(_ incident: Incident, in situation: Situation, now: Moment) -> Bool {
    var next = FilterStep.Target.step(steps.count - 1)
    while case .step(let place) = next {
      let step = steps[place]
      next = step.test.holds(for: incident, situation, now) ? step.then : step.otherwise
    }
    return next == .accept
  }
}

extension Filter {
  /// Whether what it lets through may change by the passing of time alone.
  public var dependsOnTime: Bool { steps.contains { $0.test.dependsOnTime } }
}

/// One test, and where its answer leads: always to an earlier step or out.
struct FilterStep: Hashable {
  let test: FilterTest
  let then: Target
  let otherwise: Target

  enum Target: Hashable {
    case step(Int)
    case accept
    case reject
  }
}

/// A filter as it is grouped.
indirect enum FilterTree {
  case test(FilterTest)
  case not(FilterTree)
  case all([FilterTree])
  case any([FilterTree])

  /// Writes the steps that decide this tree, the first of them last, and tells where they begin.
  func append(
    to steps: inout [FilterStep], then: FilterStep.Target, otherwise: FilterStep.Target
  ) -> FilterStep.Target {
    switch self {
    case .test(let test):
      steps.append(FilterStep(test: test, then: then, otherwise: otherwise))
      return .step(steps.count - 1)
    case .not(let tree):
      return tree.append(to: &steps, then: otherwise, otherwise: then)
    case .all(let trees):
      return trees.reversed().reduce(then) {
        $1.append(to: &steps, then: $0, otherwise: otherwise)
      }
    case .any(let trees):
      return trees.reversed().reduce(otherwise) {
        $1.append(to: &steps, then: then, otherwise: $0)
      }
    }
  }
}
