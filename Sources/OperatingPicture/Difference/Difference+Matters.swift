import IncidentEngine

extension Difference {
  /// A matter with what changed of it.
  public struct ChangedMatter: Sendable, Hashable {
    /// As it stands now.
    public let matter: Matter
    /// The changes: moves in the order in which they were recorded, then values and its marking.
    public let steps: [MatterStep]
  }

  /// What changed of a matter.
  public enum MatterStep: Sendable, Hashable {
    /// A move, of the whole or of a part, or one taken back.
    case moved(MatterEvent)
    /// What is filled in, from what to what.
    case value(FieldCode, FieldValue?, FieldValue?)
    /// How confidential it is, from what to what.
    case marking(Marking, Marking)
  }

  /// A marking of something that is no matter.
  public struct ChangedMarking: Sendable, Hashable {
    /// What is marked.
    public let subject: Subject
    /// How it was marked; nil where nobody said.
    public let before: Marking?
    /// How it is marked.
    public let after: Marking?
  }

  mutating func compareMatters(_ earlier: Situation, _ later: Situation) {
    for (place, matter) in later.matters.enumerated() {
      let before = place < earlier.matters.count ? earlier.matters[place] : nil
      if before == matter { continue }
      if before == nil { mattersOpened.append(matter) }
      let steps = steps(of: matter, before, in: later)
      if !steps.isEmpty { mattersChanged.append(ChangedMatter(matter: matter, steps: steps)) }
    }
    for (place, link) in later.madeLinks.enumerated() {
      let wasThere = place < earlier.madeLinks.count && !earlier.madeLinks[place].isRemoved
      if !wasThere, !link.isRemoved { linked.append(link) }
      if wasThere, link.isRemoved { unlinked.append(link) }
    }
    marked = later.markedSubjects.compactMap { subject in
      let (before, after) = (earlier.marking(of: subject), later.marking(of: subject))
      if before == after { return nil }
      return ChangedMarking(subject: subject, before: before, after: after)
    }
  }

  private func steps(
    of matter: Matter, _ before: Matter?, in later: Situation
  ) -> [MatterStep] {
    var steps = matter.history.filter { $0.move != nil && $0.change.number > from.number }
      .map(MatterStep.moved)
    guard let before else { return steps }
    let known = later.matterKind(matter.kind)?.fields.map(\.code) ?? []
    let others = (before.values.entries + matter.values.entries).map(\.code)
      .filter { !known.contains($0) }
    var seen: Set<FieldCode> = []
    for code in known + others where seen.insert(code).inserted {
      let (old, new) = (before.values[code], matter.values[code])
      if old != new { steps.append(.value(code, old, new)) }
    }
    if before.marking != matter.marking {
      steps.append(.marking(before.marking, matter.marking))
    }
    return steps
  }
}
