import CursesTerminal
import Glibc

/// What of the terminal and the locale keeps a board from being drawn as it should.
enum TerminalExam {
  static func findings() -> [Finding] { [kind, size, colours, mouse, clipboard] + locale }

  private static var term: String { Environment.value("TERM") ?? "" }
  private static var isTerminal: Bool { isatty(0) == 1 || isatty(1) == 1 || isatty(2) == 1 }

  private static var kind: Finding {
    guard isTerminal else { return Words.Doctor.noTerminal }
    if term.isEmpty || term == "dumb" { return Words.Doctor.dumb(term) }
    guard let kind = TerminalKind(term), kind.addressesCells else {
      return Words.Doctor.unknownTerminal(term)
    }
    return Words.Doctor.terminal(term)
  }

  private static var size: Finding {
    var size = winsize()
    let found = [Int32(1), 0, 2].contains { ioctl($0, UInt(TIOCGWINSZ), &size) == 0 }
    guard found, size.ws_col > 0, size.ws_row > 0 else { return Words.Doctor.sizeUnknown }
    return Words.Doctor.size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  private static var colours: Finding {
    if !(Environment.value("NO_COLOR") ?? "").isEmpty { return Words.Doctor.noColour }
    return Words.Doctor.colours(TerminalKind(term)?.colors ?? 0)
  }

  private static var mouse: Finding {
    if Environment.value("TANSIQ_MOUSE") == "off" { return Words.Doctor.mouseOff }
    if Environment.value("TMUX") != nil { return Words.Doctor.mouseInTmux }
    return Words.Doctor.mouse(TerminalKind(term)?.reportsMouse ?? false)
  }

  private static var clipboard: Finding {
    if Environment.value("TMUX") != nil { return Words.Doctor.clipboardInTmux }
    if Environment.value("STY") != nil { return Words.Doctor.clipboardInScreen }
    return Words.Doctor.clipboard
  }

  private static var locale: [Finding] {
    let name =
      ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { Environment.value($0) }.first { !$0.isEmpty }
    let isInstalled = setlocale(LC_CTYPE, "") != nil
    setlocale(LC_CTYPE, "C")
    return [
      Words.Doctor.locale(
        name ?? "", isUnicode: Environment.isUnicode, isInstalled: isInstalled),
      zone,
    ]
  }

  private static var zone: Finding {
    if let asked = Environment.value("TZ"), !asked.isEmpty, (try? SystemZones.rules(asked)) == nil {
      return Words.Doctor.noZone(asked)
    }
    return Words.Doctor.zone(SystemZones.current)
  }
}
