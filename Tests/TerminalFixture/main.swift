// A program for the tests of CursesTerminal: a list with a marker, and the last event.
import CPlatform
import CTerminal
import CursesTerminal
import Glibc
import TerminalUI

ct_block_signals()

struct Model {
  var last = "none"
  var selected = 0
  var cursor: Position?
  var hasRule = false
  var isDone = false
  var exitCode: Int32 = 0

  func frame(on terminal: CursesTerminal) -> Frame {
    var frame = Frame(size: terminal.size)
    let capabilities = terminal.capabilities
    let lines = [
      "size \(terminal.size.columns)x\(terminal.size.rows) unicode \(capabilities.unicode)",
      "last \(last)", "", "日本 東京 e\u{301} ▲ … \u{1F970}| end",
    ]
    for (index, line) in lines.enumerated() where index < frame.rows.count {
      frame.rows[index].put(line, at: 0)
    }
    for item in 0..<6 where 5 + item < frame.rows.count {
      frame.rows[5 + item].put("item \(item)", at: 2, role: .alert)
      if item == selected { frame.rows[5 + item].put("▌", at: 0, role: .normal) }
    }
    if hasRule, frame.rows.count > 13 {
      frame.rows[12].fill("─", from: 0, to: frame.size.columns, role: .normal)
      frame.rows[13].put(String(repeating: "=", count: 39) + "=\u{301}", at: 0)
    }
    frame.cursor = cursor
    return frame
  }

  mutating func handle(_ event: TerminalEvent, on terminal: CursesTerminal) {
    switch event {
    case .key(let key): press(key, on: terminal)
    case .terminate(let signal):
      isDone = true
      exitCode = 100 + signal
    case .hangup:
      isDone = true
      exitCode = 7
    case .paste, .mouse, .resize, .focus, .wake, .resumed: last = "\(event)"
    }
  }

  private mutating func press(_ key: Key, on terminal: CursesTerminal) {
    switch key {
    case Key(.down): selected += 1
    case Key(.up): selected -= 1
    case Key(.character("q")): isDone = true
    case Key(.character("e")): exit(5)
    case Key(.character("b")): terminal.bell()
    case Key(.character("c")): cursor = Position(row: 1, column: 3)
    case Key(.character("n")): break
    case Key(.character("r")): hasRule = true
    case Key(.character("m")): perror("a message")
    case Key(.character("x")): preconditionFailure("asked to crash")
    default: last = "\(key.code) control \(key.control) alt \(key.alt)"
    }
  }
}

let wake = cp_event_open()
do {
  let options = CursesTerminal.Options(color: getenv("NO_COLOR") == nil)
  let terminal = try CursesTerminal(theme: .standard, wakeDescriptor: wake, options: options)
  var model = Model()
  while !model.isDone {
    terminal.draw(model.frame(on: terminal))
    for event in terminal.waitForEvents(timeoutMilliseconds: nil) {
      model.handle(event, on: terminal)
    }
  }
  terminal.close()
  exit(model.exitCode)
} catch {
  print("cannot open: \(error)")
  exit(3)
}
