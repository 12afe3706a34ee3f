import IncidentEngine

/// Tries on a situation what an inject wants, step by step, and keeps what the room takes.
struct DeliveryTrial {
  private let inject: String
  private let situation: Situation
  private var submission: Submission
  private var happenings: [Happening] = []
  private(set) var commands: [Command] = []
  private(set) var refused: [Delivery.Refusal] = []

  init(_ submission: Submission, of inject: String, on situation: Situation) {
    self.inject = inject
    self.submission = submission
    self.situation = situation
  }

  /// Takes what is wanted: as a rule all of it, otherwise each command that the engine takes.
  mutating func take(_ wanted: [Command]) {
    if let all = try? decided(commands + wanted) {
      commands += wanted
      happenings = all
      return
    }
    for command in wanted {
      do throws(Rejection) {
        happenings = try decided(commands + [command])
        commands.append(command)
      } catch {
        if !error.isAlreadySo {
          refused.append(
            Delivery.Refusal(inject: inject, command: command, rejection: error))
        }
      }
    }
  }

  private mutating func decided(_ commands: [Command]) throws(Rejection) -> [Happening] {
    submission.commands = commands
    switch try decide(submission, in: situation) {
    case .happenings(let happenings): return happenings
    case .acceptedBefore: return []
    }
  }

  /// The room as it stands once it has what was taken, and the matters that it has then.
  func outcome(_ matters: MatterNumbers) -> (situation: Situation, matters: MatterNumbers) {
    var (situation, matters) = (situation, matters)
    for happening in happenings {
      let entry = submission.entry(happening, number: situation.lastNumber + 1)
      guard (try? situation.fold(entry)) != nil else { break }
      matters.fold(entry)
    }
    return (situation, matters)
  }
}
