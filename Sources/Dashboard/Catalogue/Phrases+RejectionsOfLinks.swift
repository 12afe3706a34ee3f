import IncidentEngine

extension Phrases {
  /// Merges, duplicates, objectives, parts of work, rests; nil for other rejections.
  static func saidOfLinks(
    _ rejection: Rejection, _ situation: Situation, _ zone: ZoneRules
  ) -> String? {
    switch rejection {
    case .mergeIntoItself(let number):
      "\(number) cannot be merged into itself. Name another one: merge \(number) into=NUMBER."
    case .likelyDuplicate(let numbers):
      "It may be \(told(numbers, situation, zone)). If it is, write it there: log \(first(numbers)) …"
        + "; if it is another: the same line with anyway at its end."
    case .objectiveUnknown(let number):
      "There is no objective \(number). Set one: objective \(number.incident) TEXT."
    case .objectiveAlready(let number, let status):
      status == .open
        ? "\(number) is open already. Give it tasks: task AGENCY … for=O\(number.ordinal)"
        : "\(number) is \(status.word). Set a new objective if more is to be achieved."
    case .assignmentOfAnother(let number, let incident):
      "\(number) belongs to another incident than \(incident). Name a task of \(incident)."
    case .assignmentHasOpenParts(let number, let parts):
      "\(number) has open parts: \(list(parts)). Finish or cancel them first."
    case .nestedTooDeep(let number):
      "\(number) is a part of a part already, five deep. Make it a part of one above it."
    case .resourceRests(let name, let until):
      "\(name) rests until \(clock(until, zone)). Take another, or cut the rest short: "
        + "commit \(name) anyway."
    case .resourceUnchanged(let name):
      "\(name) is like that already. Say another kind, quantity or rest."
    case .quantityOutOfRange(let quantity):
      "\(quantity) is no quantity. Give a number from 1 to 1000000."
    case .restOutOfRange(let minutes):
      "A rest of \(minutes) minutes is none. Give 0 to 10080, a week."
    case .nothingToUndo:
      "There is nothing of yours to take back at this desk. Only your last action can be."
    case .cannotUndo(let obstacle, _): said(obstacle)
    case .undoOvertaken(let subject, _, let author):
      "\(subject.map(said) ?? "What you did") was changed since by \(name(author, situation)). "
        + "Look at it, and put it right by hand."
    default: nil
    }
  }

  /// Why an action cannot be taken back, and what to do instead.
  private static func said(_ obstacle: UndoObstacle) -> String {
    switch obstacle {
    case .moved: "A movement was seen and stays. Say what the resource does now: move NAME …"
    case .struck: "A struck line stays struck. Write it anew: log …"
    case .merged: "A merge stays: its tasks and crews have moved. Open the other incident anew."
    case .reissued: "A task issued again stays so. Issue it once more to whom it belongs: reissue …"
    case .registered: "What was registered stays. Register it anew with what is right."
    case .emptied:
      "There was nothing before, and nothing cannot be set. Say what is right: change …"
    case .turned: "A shift or period that began stays. Begin the right one."
    case .undone:
      "The last thing you did was to take something back. Do it again by its own command."
    case .steered: "The exercise's clock is not turned back. Set it as it should be."
    case .told: "What was told cannot be untold. Say what is right now."
    case .final: "That move stands for good. Say what is right by another move, or write a line."
    }
  }

  private static func first(_ numbers: [IncidentNumber]) -> String {
    numbers.first?.description ?? ""
  }

  /// `26-0003 East Bank under water, 13:01`, and how many more.
  private static func told(
    _ numbers: [IncidentNumber], _ situation: Situation, _ zone: ZoneRules
  ) -> String {
    let shown = numbers.prefix(2).map { number in
      let incident = situation.incident(number)
      let title = incident?.details.title ?? ""
      return "\(number) \(title)\(incident.map { ", \(clock($0.opened, zone))" } ?? "")"
    }
    let more = numbers.count > 2 ? " or \(numbers.count - 2) others" : ""
    return shown.joined(separator: " or ") + more
  }
}
