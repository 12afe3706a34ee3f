import IncidentEngine
import OperationsRoom

/// The speed of an exercise as it is given on the command line.
enum ExerciseSpeed {
  /// Thousandths of exercise seconds per second; nil when no speed is given.
  static func permille(_ speed: Double?) throws(CommandFailure) -> Int? {
    guard let speed else { return nil }
    guard speed >= 0.1, speed <= 3600 else {
      throw CommandFailure("--speed \(speed) is no speed. Give a number from 0.1 to 3600.")
    }
    return Int((speed * 1000).rounded())
  }
}

extension LiveRoom {
  /// Sets the speed of the exercise, unless it is that already.
  func setSpeed(_ permille: Int) throws(CommandFailure) {
    if situation.exercise?.speedPermille == permille { return }
    let commands: [Command] = [.setExerciseSpeed(permille: permille)]
    try check(submitAndWait(commands, by: .setup, origin: .room))
  }

  /// In an exercise nobody is asked: the account plays the duty officer unless it says otherwise.
  func player(_ identity: IdentityOptions) throws(CommandFailure) -> Officer? {
    let account = Environment.account
    if let known = try officer(identity, account: account.name) { return known }
    let person = account.person.isEmpty ? account.name : account.person
    let details = OfficerDetails(
      name: person, agency: nil, posts: ["Duty officer"], account: account.name)
    try check(submitAndWait([.registerOfficer(details)], by: .setup, origin: .room))
    return situation.officer(account: account.name, at: Environment.desk)
  }
}

extension StateFolder {
  /// The time now in a zone, as it stands in the name of a new drill's folder.
  static func stamp(_ zone: ZoneRules) -> String {
    let civil = zone.civil(at: SystemClock().read().wall.milliseconds)
    let parts = [civil.year, civil.month, civil.day, civil.hour, civil.minute]
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
  }
}
