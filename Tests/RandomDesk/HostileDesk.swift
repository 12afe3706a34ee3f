import CommandLanguage
import Dashboard
import IncidentEngine
import TerminalUI

/// A desk at which one text stands wherever any text can stand, and ways to look at it.
package struct HostileDesk {
  private let model: Model
  private let text: String

  /// Sizes with and without a panel, below and beside the list.
  private static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 170, rows: 34),
    Size(columns: 61, rows: 19), Size(columns: 43, rows: 12),
  ]

  /// Keys that lead to every screen, page and question; ⎘ pastes the text, ✎ its first letters.
  package static let ways = [
    "", "\t", "\t\t", "\t\t\t", "\t\t\t\t", "\t\t\t\t\t", "\t\t\t\t\t\t", "2", "2l", "3", "3s",
    "3ss", "5",
    "5jjjj", "W", "?", "\u{10}✎", "\u{10}⎘", ":⎘", ":log ⎘\r", ":open ⎘", ":task fire ⎘\r", "/⎘\r",
    "/title~⎘\r",
    "\\⎘\r", ":find ✎\r", ":keep ⎘\r", ":open\r⎘\t⎘\t⎘", ":agency\r⎘\t⎘", ":log\r⎘\t⎘", ":follow\r",
    "q",
    "v", ":iam ⎘\r", ":help ⎘\r", ":oncall fire ⎘", ":undo", ":merge ", ":commit ", ":move ",
  ]

  package init(_ text: String, _ history: HostileHistory) throws {
    self.text = text
    var situation = Situation()
    let entries = try history.entries(text)
    let heard = entries.count - 3
    for entry in entries.prefix(heard) { try situation.fold(entry) }
    let now = Moment(milliseconds: 1_772_402_400_000 + 4_000_000)
    var model = Model(
      size: Self.sizes[0], situation: situation, zone: .utc, now: now, exerciseMilliseconds: 90_000,
      officer: Model.Badge(id: OfficerID(1), name: text, post: text), account: "duty",
      desk: "pts/9",
      suggestedName: text, nextCounter: 1)
    model.injectsByHand = [WaitingInject(id: text, text: text)]
    for entry in entries.suffix(3) {
      try situation.fold(entry)
      let feed = Feed(
        entries: [entry], situation: situation, now: now, exerciseMilliseconds: 90_000, failure: nil
      )
      _ = update(&model, .feed(feed))
    }
    self.model = model
  }

  /// A frame of one of the ways, at one of the sizes, with what may come from elsewhere.
  package func frame(_ number: Int) -> Frame {
    var model = model
    _ = update(&model, .terminal(.resize(Self.sizes[number / Self.ways.count % Self.sizes.count])))
    for scalar in Self.ways[number % Self.ways.count].unicodeScalars {
      switch scalar {
      case "⎘": _ = update(&model, .terminal(.paste(text)))
      case "✎":
        for letter in text.unicodeScalars.prefix(3) {
          _ = update(&model, .terminal(.key(Key(.character(letter)))))
        }
      case "\r": _ = update(&model, .terminal(.key(Key(.enter))))
      case "\t": _ = update(&model, .terminal(.key(Key(.tab))))
      case "\u{10}": _ = update(&model, .terminal(.key(Key(.character("p"), control: true))))
      default: _ = update(&model, .terminal(.key(Key(.character(scalar)))))
      }
    }
    disturb(&model, number)
    return view(model)
  }

  private func disturb(_ model: inout Model, _ number: Int) {
    switch number % 7 {
    case 0: _ = update(&model, .concern(.snapshots, text))
    case 1: _ = update(&model, .notice(text))
    case 2: _ = update(&model, .answer(counter: 1, .unconfirmed(text)))
    case 3:
      let feed = Feed(
        entries: [], situation: model.situation, now: model.now, exerciseMilliseconds: 90_000,
        failure: text)
      _ = update(&model, .feed(feed))
    case 4: _ = update(&model, .edited(.failure(.notFound(text))))
    case 5: _ = update(&model, .notKept(.setAside(text)))
    case 6: _ = update(&model, .edited(.success(text)))
    default: break
    }
  }
}
