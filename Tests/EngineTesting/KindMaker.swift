import IncidentEngine

/// Makes up kinds of matters: every table that can be written, sensible or not.
package struct KindMaker {
  private var random: SplitMix

  package init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Kinds that may open those after them.
  package mutating func kinds(_ count: Int) -> [MatterKind] {
    (0..<count).map { kind($0, of: count) }
  }

  private static let codes: [KindCode] = ["alpha", "bravo", "charlie", "delta"]
  private static let prefixes: [NumberPrefix] = ["KA", "KB", "KC", "KD"]
  private static let states: [StateCode] = ["s0", "s1", "s2", "s3"]
  private static let lineStates: [StateCode] = ["p0", "p1", "p2"]
  private static let moves: [MoveCode] = ["m0", "m1", "m2", "m3", "m4", "m5", "m6"]
  private static let columns: [MatterField] = [
    MatterField("amount", .money, required: true), MatterField("who", .agency),
    MatterField("thing", .resource), MatterField("until", .due),
  ]
  private static let optional: [MatterField] = [
    MatterField("note", .text), MatterField("goal", .count(1...9)), MatterField("by", .due),
    MatterField("past", .past), MatterField("lead", .agency),
    MatterField("pick", .choice(["a", "b", "c"])), MatterField("flag", .flag),
    MatterField("length", .span), MatterField("person", .officer), MatterField("cap", .money),
    MatterField("refs", .matters(nil)), MatterField("site", .place), MatterField("post", .post),
    MatterField("acts", .measures), MatterField("twin", .matter("alpha")),
    MatterField("named", .agencies), MatterField("named", .agencies),
    MatterField("lines", .rows(columns)), MatterField("lines", .rows(columns)),
  ]

  private mutating func kind(_ place: Int, of count: Int) -> MatterKind {
    var fields = [MatterField("title", .line, required: random.chance(70), .rest, shows: .title)]
    for field in Self.optional where random.chance(55) {
      if !fields.contains(where: { $0.code == field.code }) { fields.append(field) }
    }
    let parts = parts(fields)
    let moves = Self.moves.prefix(3 + random.below(5)).map { move($0, fields, parts) }
    return MatterKind(
      code: Self.codes[place], prefix: Self.prefixes[place],
      opens: random.chance(60) ? [.anyone] : speakers(fields),
      changes: random.chance(50) ? [.maker, .post(.duty)] : speakers(fields), fields: fields,
      states: states(Self.states, isOpen: true),
      beginning: random.chance(20) ? Beginning(flag: "flag", state: "s1") : nil, parts: parts,
      moves: moves, awaits: (0..<random.below(4)).map { _ in wait(fields, parts, moves) },
      rules: rules(fields, parts, most: 2), follows: follows(place, count, fields),
      books: [
        Booking("person", from: random.chance(50) ? "past" : nil, until: "by"),
        Booking("site", from: "by", until: "length"), Booking("thing", until: "until"),
      ].filter { _ in random.chance(60) }, ends: random.chance(50) ? "by" : nil)
  }

  private mutating func states(_ codes: [StateCode], isOpen: Bool) -> [MatterState] {
    codes.enumerated().map { place, code in
      MatterState(
        code, open: place == 0 && isOpen || random.chance(60),
        random.pick([.calm, .waits, .good, .bad]))
    }
  }

  private mutating func parts(_ fields: [MatterField]) -> [MatterParts] {
    var parts: [MatterParts] = []
    let codes = Set(fields.map(\.code))
    if codes.contains("named") {
      parts.append(MatterParts("seat", of: "named", states: states(Self.lineStates, isOpen: true)))
      if random.chance(30) {
        parts.append(
          MatterParts("voice", of: "named", states: states(Self.lineStates, isOpen: true)))
      }
    }
    if codes.contains("lines"), random.chance(70) {
      parts.append(
        MatterParts(
          "entry", of: "lines", key: .row, states: states(Self.lineStates, isOpen: true)))
    }
    return parts
  }

  private mutating func some<Code>(_ codes: [Code]) -> [Code] {
    let some = codes.filter { _ in random.chance(60) }
    return some.isEmpty ? [random.pick(codes)] : some
  }

  private mutating func speakers(_ fields: [MatterField]) -> [Speaker] {
    var speakers = (0..<1 + random.below(3)).map { _ in speaker(fields) }
    if random.chance(40) { speakers.append(.post(.duty)) }
    return speakers
  }

  private mutating func speaker(_ fields: [MatterField]) -> Speaker {
    let holder = random.pick(["lead", "named", "person", "post", "who"] as [FieldCode])
    return random.pick([
      .anyone, .maker, .lead, .part, .holder(holder), .post(.legal), .post(.liaison),
    ])
  }

  private mutating func move(
    _ code: MoveCode, _ fields: [MatterField], _ parts: [MatterParts]
  ) -> MatterMove {
    var takes: [MatterField] = []
    if random.chance(30) {
      takes.append(MatterField("reason", .line, required: random.chance(60), .rest))
    }
    let hasRows = fields.contains { $0.code == "lines" }
    if hasRows, random.chance(25) {
      return row(code, fields, parts, takes)
    }
    if let part = parts.isEmpty || random.chance(40) ? nil : random.pick(parts) {
      return MatterMove(
        code, from: some(Self.lineStates), whole: random.chance(50) ? some(Self.states) : [],
        to: outcome(part), of: .part(part.code), takes: takes, by: speakers(fields),
        rules: rules(fields, parts, most: 1), final: random.chance(6))
    }
    for field in fields where random.chance(12) && field.type.columns.isEmpty {
      takes.append(MatterField(field.code, field.type, required: random.chance(30)))
    }
    var outcome = MatterMove.Outcome.stays
    if random.chance(70) { outcome = .state(random.pick(Self.states)) }
    if takes.contains(where: { $0.code == "pick" }) {
      outcome = .chosen("pick", [.init("a", "s1"), .init("b", random.pick(Self.states))])
    }
    return MatterMove(
      code, from: some(Self.states), to: outcome,
      needs: random.chance(10) ? [random.pick(fields).code] : [], takes: takes,
      by: speakers(fields), rules: rules(fields, parts, most: 2),
      along: random.chance(15) ? [.init("seat", to: random.pick(Self.lineStates))] : [],
      follows: random.chance(20)
        ? [.move("refs", random.pick(Self.moves)), .commit(resource: "thing")] : [],
      final: random.chance(6))
  }

  private mutating func row(
    _ code: MoveCode, _ fields: [MatterField], _ parts: [MatterParts], _ takes: [MatterField]
  ) -> MatterMove {
    let hasStates = parts.contains { $0.code == "entry" }
    return MatterMove(
      code, from: some(Self.states),
      to: hasStates && random.chance(50) ? .part(random.pick(Self.lineStates)) : .stays,
      of: .row(hasStates ? "entry" : "lines"), takes: Self.columns + takes, by: speakers(fields),
      rules: rules(fields, parts, most: 1),
      along: random.chance(40) ? [.init("seat", key: "who", to: "p1")] : [],
      follows: random.chance(30) ? [.commit(resource: "thing")] : [])
  }

  private mutating func outcome(_ part: MatterParts) -> MatterMove.Outcome {
    let to = random.pick(Self.lineStates)
    let (then, otherwise) = (random.pick(Self.states), random.pick(Self.states))
    let last = random.chance(50) ? otherwise : nil
    switch random.below(part.key == .row ? 4 : 3) {
    case 0: return .part(to)
    case 1, 2:
      let quota = random.pick([MatterMove.Quota.all, .any, .count(2)])
      return .ofParts(to, quota, in: some(Self.lineStates), then: then, else: last)
    default:
      return .ofSum(
        to, "amount", in: some(Self.lineStates), reaches: "goal", then: then, else: last)
    }
  }

  private mutating func wait(
    _ fields: [MatterField], _ parts: [MatterParts], _ moves: [MatterMove]
  ) -> Await {
    let classed = ClassedSpan(
      hot: .minutes(5), warm: random.chance(80) ? .minutes(20) : nil, cold: .workingDays(2))
    let within = random.pick([
      Await.Within.field("by"), .classed(classed),
      .choice("pick", [.init("a", .minutes(7)), .init("b", .minutes(70))]),
    ])
    let move = random.pick(moves).code
    if let part = parts.isEmpty || random.chance(40) ? nil : random.pick(parts) {
      return Await(
        move, in: some(Self.lineStates), of: .part(part.code),
        whole: random.chance(50) ? some(Self.states) : [], from: speaker(fields), within: within)
    }
    return Await(move, in: some(Self.states), from: speaker(fields), within: within)
  }

  private mutating func rules(
    _ fields: [MatterField], _ parts: [MatterParts], most: Int
  ) -> [MatterRuling] {
    let seat = parts.first?.code ?? "seat"
    let all: [MatterRule] = [
      .before("past", "by"), .unique(["pick", "lead"]), .different("lead", "named"), .byAnother,
      .quorum(seat, in: some(Self.lineStates), atLeast: random.chance(40) ? "goal" : nil),
      .allParts(seat, in: some(Self.lineStates)), .rows("lines", atLeast: 1),
      .sumWithin("lines", of: "amount", atMost: "cap"), .unbooked("person"), .unbooked("site"),
      .unbooked("thing"), .prompt(minutes: 6), .inForce("refs"), .cited("refs", for: "acts"),
      .notDerived("refs", from: "refs"),
      .similar("title", same: ["lead"], within: .minutes(60)),
    ]
    return (0..<random.below(most + 1)).map { _ in
      MatterRuling(random.pick([.refuse, .ask, .ask, .tell]), random.pick(all))
    }
  }

  private mutating func follows(
    _ place: Int, _ count: Int, _ fields: [MatterField]
  ) -> [MatterFollow] {
    guard place + 1 < count, random.chance(25) else { return [] }
    let when = random.chance(50) ? MatterFollow.When("pick", is: "a") : nil
    return [
      .open(Self.codes[place + 1], [.init("title", "title")], link: "because", when: when)
    ]
  }
}
