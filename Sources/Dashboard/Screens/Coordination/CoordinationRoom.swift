import CommandLanguage
import IncidentEngine
import MatterKinds
import OperatingPicture
import TerminalUI

/// The screen of all registers: what agencies have with each other, by kind and by what waits.
struct CoordinationRoom: ListRoom {
  var name: String { Phrases.Coordination.name }
  var hint: String { Phrases.Coordination.hint }
  var summary: String { Phrases.Coordination.summary }

  static var table: WritableKeyPath<Model, TableState<CoordinationItem.ID>> { \.coordination }

  var columns: [ListColumn<CoordinationItem>] {
    [
      ListColumn(.number, Phrases.Coordination.number),
      ListColumn(.sign, ""),
      ListColumn(.state, Phrases.Coordination.state),
      ListColumn(.title, Phrases.Coordination.title),
      ListColumn(.owes, Phrases.Coordination.owes),
      ListColumn(.due, Phrases.Coordination.due), ListColumn(.late, Phrases.Coordination.late),
      ListColumn(.incident, Phrases.Coordination.incident),
      ListColumn(.opened, Phrases.Coordination.opened),
    ]
  }

  /// Also the fields that some kind of this room shows in a column; they are chosen by hand.
  func columns(in model: Model) -> [ListColumn<CoordinationItem>] {
    columns
      + Column<CoordinationItem>.ofFields(RoomVerbs.kinds(in: model.situation)).map {
        ListColumn($0, $0.name)
      }
  }

  var ownKeys: [KeyBinding] { Self.acting }

  /// What waits stands first, the latest of it on top; then what is open, then what has ended.
  func items(in model: Model) -> [CoordinationItem] {
    let situation = model.situation
    let matters = situation.matters.compactMap { matter in
      MatterRow(matter, in: situation, now: model.now).map { CoordinationItem($0, in: situation) }
    }
    let lines = situation.log.reversed().lazy.compactMap { CoordinationItem($0, in: situation) }
    return matters.sorted { $0.rank < $1.rank } + lines.prefix(Self.mostLines)
  }

  private static let mostLines = 500

  func item(_ id: CoordinationItem.ID, in model: Model) -> CoordinationItem? {
    switch id {
    case .matter(let number):
      model.situation.matter(number)
        .flatMap { MatterRow($0, in: model.situation, now: model.now) }
        .map { CoordinationItem($0, in: model.situation) }
    case .line(let number):
      model.situation.logEntry(number).flatMap { CoordinationItem($0, in: model.situation) }
    }
  }

  func tabs(in model: Model) -> [ListTab<CoordinationItem>] {
    let kinds = RoomVerbs.kinds(in: model.situation)
    return [
      ListTab(title: Phrases.Coordination.waiting) { $0.due != nil || !$0.owes.isEmpty },
      ListTab(title: Phrases.Coordination.open) { $0.isOpen },
    ]
      + kinds.map { kind in
        ListTab(title: Phrases.matterWords.words(of: kind).plural) {
          $0.kind == kind.code && $0.row != nil
        }
      } + [ListTab(title: Phrases.Coordination.lines) { $0.row == nil }]
  }

  func count(in model: Model) -> Int? {
    let waiting = model.situation.waitingMatterCount
    return waiting > 0 ? waiting : nil
  }

  func emptyText(in model: Model) -> String {
    let kinds = RoomVerbs.kinds(in: model.situation)
    let place = model.coordination.tab - Self.tabsBeforeKinds
    guard kinds.indices.contains(place) else { return Phrases.Coordination.empty }
    return Phrases.Coordination.none(
      Phrases.matterWords.words(of: kinds[place]).plural, verb: kinds[place].verb.text)
  }

  /// All, waiting and open.
  private static let tabsBeforeKinds = 3
  func incident(of item: CoordinationItem) -> IncidentNumber? { item.incident }

  func matterSelection(in model: Model) -> MatterSelection {
    selected(in: model)?.row.map { .matter(MatterReference($0.matter.number)) } ?? .nothing
  }

  func focus(of item: CoordinationItem?) -> Focus { .register(item?.id) }

  func restore(_ focus: Focus, in model: inout Model) {
    guard case .register(let id?) = focus else { return }
    model.coordination.list.rest(on: id)
  }

  func pageHeight(in model: Model, of body: Int) -> Int {
    body < 12 ? 0 : min(body * 55 / 100, 26)
  }

  func drawPage(
    of item: CoordinationItem, _ model: Model, rows: Range<Int>, on frame: inout Frame
  ) {
    model.drawPage(of: item, rows: rows, on: &frame)
  }
}

extension CoordinationItem {
  /// What is late stands first, then what is owed by its time, then what is open by when it began.
  fileprivate var rank: (Int, Int64) {
    if let due { return (0, due.milliseconds) }
    if !owes.isEmpty { return (1, opened.milliseconds) }
    return (isOpen ? 2 : 3, 0 &- opened.milliseconds)
  }
}

extension Action {
  /// Answers what is owed on the selected matter.
  static let answerMatter = Action("answer-matter")
  /// Says what happens to the selected matter.
  static let moveMatter = Action("move-matter")
  static let pageUpOfMatter = Action("matter-page-up")
  static let pageDownOfMatter = Action("matter-page-down")
}

extension CoordinationRoom {
  private static let acting: [KeyBinding] = [
    KeyBinding(
      [.character("a")], "a", "answer", "answer what is owed longest on this matter",
      .answerMatter, in: .doing, rank: 2,
      unless: { model in
        model.answeringLine == nil ? Phrases.Coordination.nothingOwed : nil
      },
      does: { model in
        if let line = model.answeringLine { model.openLine(line) }
      }),
    KeyBinding(
      [.character("e")], "e", "move", "say what happens to this matter; make one of a line",
      .moveMatter, in: .doing, rank: 3,
      unless: { model in model.movingLine == nil ? Phrases.Coordination.nothingSelected : nil },
      does: { model in
        if let line = model.movingLine { model.openLine(line) }
      }),
    KeyBinding(
      [.character("[")], "[", "page up", "scroll the page up", .pageUpOfMatter, in: .showing,
      does: { $0.coordinationPageTop = max(0, $0.coordinationPageTop - 3) }),
    KeyBinding(
      [.character("]")], "]", "page down", "scroll the page down", .pageDownOfMatter,
      in: .showing, does: { $0.coordinationPageTop += 3 }),
  ]
}

extension Model {
  private var selectedRegister: CoordinationItem? { CoordinationRoom().selected(in: self) }

  /// The line that answers what is owed first on the selected matter; nil where nothing is.
  var answeringLine: String? {
    guard let answer = selectedRegister?.row?.next?.due, let row = selectedRegister?.row else {
      return nil
    }
    let number = row.matter.number
    switch answer.part?.key {
    case .row(let place)?: return "\(answer.move) \(number)/\(place) "
    case .agency(let code)?: return "\(answer.move) \(number) by=\(code.text) "
    case .post(let post)?: return "\(answer.move) \(number) by=\(post.word) "
    case .officer?, nil: return "\(answer.move) \(number) "
    }
  }

  /// The line that says what happens to the selected row; of a line of the log, that it becomes a
  /// matter.
  var movingLine: String? {
    guard let item = selectedRegister else { return nil }
    if let row = item.row { return "\(row.matter.number) " }
    guard let kind = BuiltInKinds.kind(item.kind), case .line(let number) = item.id else {
      return nil
    }
    let title = item.title.split(separator: "\"").joined(separator: "'")
    return "\(kind.verb) \(title) from=\(number.number) "
  }
}
