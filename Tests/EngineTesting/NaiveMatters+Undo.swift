import IncidentEngine

extension NaiveMatters {
  mutating func undo(_ desk: String) throws {
    guard let last = actions[desk] else { throw Refused(name: "nothingToUndo") }
    if last.isTold || last.isUndone { throw Refused(name: "cannotUndo") }
    for step in last.steps {
      if step.isFinal { throw Refused(name: "cannotUndo") }
      let touched = items[step.what]?.touched ?? Int(step.what).flatMap { resourceTouched[$0] }
      if let touched, touched > last.sequence { throw Refused(name: "undoOvertaken") }
    }
    action.isUndone = true
    for resource in last.committed {
      resources[resource] = .some(nil)
      resourceTouched[resource] = sequence
    }
    for (number, item) in last.before { putBack(number, item) }
    for (number, item) in last.opened {
      var void = item
      void.state = "void"
      void.waits = []
      putBack(number, void)
    }
    for step in last.links.reversed() {
      links.removeAll { $0 == step.link }
      if !step.isMade { links.append(step.link) }
    }
  }

  private mutating func putBack(_ number: String, _ item: Item) {
    guard let now = items[number] else { return }
    var old = item
    (old.answers, old.rows) = (now.answers, now.rows)
    old.touched = sequence
    items[number] = old
  }
}
