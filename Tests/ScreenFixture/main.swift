// A program for the tests of screens: draws what desks show on a pty of its own, and says what of an
// emulator's screen is not as it was composed.
//
//     ScreenFixture walk SEED COUNT [FAULT]    so many walks from this seed on, spoilt by a fault
//     ScreenFixture hostile FIRST STEP         hostile texts in every place: the first, each step-th
import CTerminal
import CursesTerminal
import Dashboard
import Glibc
import RandomDesk
import TerminalUI
import TestSupport

ct_block_signals()
alarm(1800)

/// What was looked at, and what was wrong.
struct Report {
  let screen: DrawnScreen
  private(set) var faults = 0

  var isEnough: Bool { faults >= 5 }

  /// Takes a fault in; true when there is one.
  mutating func take(_ fault: String?, _ where: @autoclosure () -> String) -> Bool {
    guard let fault else { return false }
    faults += 1
    print("\(`where`()): \(fault)")
    return true
  }

  /// One walk of a random desk.
  mutating func walk(_ seed: UInt64, _ starts: [RandomDesk.Start]) throws {
    var desk = RandomDesk(seed: seed, starts: starts)
    var said: [String] = ["begin"]
    let place = { "seed \(seed), after \(said.suffix(10))" }
    screen.use(desk.pick(BuiltInTheme.allCases).theme)
    try screen.resize(desk.model.size)
    if take(try screen.draw(view(desk.model)), place()) { return }
    for _ in 0..<(3 + desk.below(6)) {
      let step = desk.step()
      said.append(step.said)
      if let size = step.size {
        try screen.resize(size)
        desk.resize(size)
      }
      if take(desk.fault, place()) { return }
      if take(try screen.draw(view(desk.model)), place()) { return }
    }
    _ = take(try screen.drawAnew(view(desk.model)), place())
  }

  /// One hostile text everywhere: on the board, and some of the other ways to look at it.
  mutating func show(_ text: String, _ number: Int, _ history: HostileHistory) throws {
    let desk = try HostileDesk(text, history)
    let ways = HostileDesk.ways.count
    for way in [number % 5 * ways] + (0..<5).map({ number * 5 + $0 }) {
      let frame = desk.frame(way)
      try screen.resize(frame.size)
      let keys = HostileDesk.ways[way % ways]
      if take(try screen.draw(frame), "\(text.debugDescription) at \(keys)") { return }
    }
  }
}

let mode = CommandLine.arguments.dropFirst().first ?? ""
let words = CommandLine.arguments.dropFirst(2)
let numbers = words.compactMap { UInt64($0) }
guard numbers.count == 2 else { exit(64) }
do {
  let screen = try DrawnScreen(color: getenv("NO_COLOR") == nil)
  screen.spoiling = words.dropFirst(2).first.flatMap { Spoiling(rawValue: $0) }
  var report = Report(screen: screen)
  var shown = 0
  if mode == "walk" {
    let starts = try RandomDesk.starts()
    for seed in numbers[0]..<numbers[0] + numbers[1] where !report.isEnough {
      try report.walk(seed, starts)
      shown += 1
    }
  } else {
    let history = HostileHistory()
    let texts = HostileTexts.all.enumerated()
    for (number, text) in texts where number % Int(numbers[1]) == Int(numbers[0]) {
      if report.isEnough { break }
      try report.show(text, number, history)
      shown += 1
    }
    print("places: \(history.places.joined(separator: " "))")
  }
  screen.terminal.close()
  let excluded = screen.excluded.map(\.value).sorted().map { "U+" + String($0, radix: 16) }
  print("excluded: \(excluded.joined(separator: " "))")
  print(
    "\(shown) shown, \(screen.frameCount) frames, \(screen.cellCount) cells,",
    "\(screen.byteCount) bytes, \(report.faults) faults")
  exit(report.faults == 0 ? 0 : 1)
} catch {
  print("cannot go on: \(error)")
  exit(3)
}
