/// Something that can be booked.
public enum BookedThing: Hashable, Sendable, Comparable {
  case officer(OfficerID)
  case resource(ResourceID)
  /// A place, in lower case.
  case site(String)

  private var rank: (Int, Int, String) {
    switch self {
    case .officer(let id): (0, id.number, "")
    case .resource(let id): (1, id.number, "")
    case .site(let name): (2, 0, name)
    }
  }

  /// Officers, resources, sites.
  public static func < (left: BookedThing, right: BookedThing) -> Bool { left.rank < right.rank }
}

/// A booking of an officer, a resource or a site by a matter.
public struct BookedInterval: Hashable, Sendable, Comparable {
  /// From when.
  public let from: Moment
  /// Until when; nil while nobody said.
  public let until: Moment?
  /// The matter that booked it.
  public let matter: MatterNumber
  /// The row that booked it; nil for the matter itself.
  public let part: PartReference?

  /// Whether it overlaps a time.
  public func overlaps(from start: Moment, until end: Moment?) -> Bool {
    (end.map { from < $0 } ?? true) && (until.map { start < $0 } ?? true)
  }

  /// By time, then by matter.
  public static func < (left: BookedInterval, right: BookedInterval) -> Bool {
    (left.from, left.matter, left.part?.text ?? "")
      < (right.from, right.matter, right.part?.text ?? "")
  }
}

extension Situation {
  /// What is booked of something, in the order of time: one index of all kinds.
  public func bookings(of thing: BookedThing) -> [BookedInterval] {
    matterBook.bookings[thing] ?? []
  }

  /// What a matter books; nothing where its kind books nothing.
  func intervals(ofMatterAt place: Int) -> [(thing: BookedThing, interval: BookedInterval)] {
    let code = matterBook.matters[place].kind
    guard matterBook.kinds.contains(where: { $0.code == code && !$0.books.isEmpty }),
      let kind = matterKind(code)
    else { return [] }
    return intervals(of: matterBook.matters[place], kind)
  }

  /// Puts what a matter books in place of what it booked.
  mutating func rebook(
    _ before: [(thing: BookedThing, interval: BookedInterval)],
    _ after: [(thing: BookedThing, interval: BookedInterval)]
  ) {
    for (thing, interval) in before {
      let left = (matterBook.bookings[thing] ?? []).filter { $0 != interval }
      if left.isEmpty {
        matterBook.bookings.remove(thing)
      } else {
        matterBook.bookings.set(left, for: thing)
      }
    }
    for (thing, interval) in after {
      var known = matterBook.bookings[thing] ?? []
      known.insert(interval, at: known.firstIndex { interval < $0 } ?? known.count)
      matterBook.bookings.set(known, for: thing)
    }
  }

  /// What a matter books: while it is open, and after it ended well for as long as was said.
  func intervals(
    of matter: Matter, _ kind: MatterKind
  ) -> [(thing: BookedThing, interval: BookedInterval)] {
    guard !matter.isVoid, let state = kind.state(matter.state) else { return [] }
    let all = allIntervals(of: matter, kind)
    if state.isOpen { return all }
    return state.tone == .good ? all.filter { $0.interval.until != nil } : []
  }

  private func allIntervals(
    of matter: Matter, _ kind: MatterKind
  ) -> [(thing: BookedThing, interval: BookedInterval)] {
    var found: [(thing: BookedThing, interval: BookedInterval)] = []
    for booking in kind.books {
      if let field = kind.field(booking.what) {
        found += interval(booking, field.type, matter, nil)
      }
      for line in matter.lines {
        let columns = kind.columns(of: line.part.parts)
        guard let column = columns.first(where: { $0.code == booking.what }) else { continue }
        let state = kind.parts(line.part.parts)?.states.first { $0.code == line.state }
        if state?.tone == .bad || state?.isOpen == false && state?.tone != .good { continue }
        found += interval(booking, column.type, matter, line)
      }
    }
    return found
  }

  private func interval(
    _ booking: Booking, _ type: FieldType, _ matter: Matter, _ line: MatterLine?
  ) -> [(BookedThing, BookedInterval)] {
    guard let value = line?.values[booking.what] ?? matter.values[booking.what],
      let thing = BookedThing(value, type)
    else { return [] }
    func moment(_ field: FieldCode?) -> Moment? {
      field.flatMap { line?.values[$0] ?? matter.values[$0] }?.integer
        .map { Moment(milliseconds: $0) }
    }
    let from = moment(booking.from) ?? matter.opened
    var until = moment(booking.until)
    if let field = booking.until, let kind = matterKind(matter.kind),
      kind.field(field)?.type == .span, let minutes = matter.values[field]?.integer
    {
      until = from.advanced(byMilliseconds: minutes &* 60_000)
    }
    return [
      (
        thing,
        BookedInterval(from: from, until: until, matter: matter.number, part: line?.part)
      )
    ]
  }

  /// Rebuilds the index.
  mutating func rebookAll() {
    matterBook.bookings = KeyTable()
    for place in matterBook.matters.indices { rebook([], intervals(ofMatterAt: place)) }
  }
}

extension BookedThing {
  /// What a value of a field books; nil where fields of that type book nothing.
  init?(_ value: FieldValue, _ type: FieldType) {
    switch (type, value) {
    case (.officer, .integer(let id)): self = .officer(OfficerID(Int(id)))
    case (.resource, .integer(let id)): self = .resource(ResourceID(Int(id)))
    case (.place, .text(let name)), (.line, .text(let name)): self = .site(name.lowercased())
    default: return nil
    }
  }
}
