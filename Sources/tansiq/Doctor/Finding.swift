import OperatingPicture
import TerminalUI

/// One thing the doctor looked at.
struct Finding: Hashable {
  /// Where it belongs.
  enum Area: String, CaseIterable {
    case terminal, locale, disk, room, settings
  }

  /// How it is.
  enum State: String {
    case ok, look, wrong
  }

  let area: Area
  let name: String
  let state: State
  /// What was found.
  let said: String
  /// What to do next; nil when nothing is to be done.
  let cure: String?

  init(_ area: Area, _ name: String, _ state: State, _ said: String, cure: String? = nil) {
    self.area = area
    self.name = name
    self.state = state
    self.said = said
    self.cure = cure
  }

  var json: JSONValue {
    .object([
      ("area", .text(area.rawValue)), ("name", .text(name)), ("state", .text(state.rawValue)),
      ("said", .text(said)), ("cure", .text(ifAny: cure)),
    ])
  }
}

extension [Finding] {
  var json: String {
    JSONValue.object([
      ("format", .count(1)),
      ("wrong", .count(count { $0.state == .wrong })),
      ("look", .count(count { $0.state == .look })),
      ("findings", .list(map(\.json))),
    ]).line
  }

  /// A heading for each area, a line for each finding, and under it what to do; then how many.
  func lines(width: Int) -> [String] {
    var lines: [String] = []
    let nameWidth = map(\.name.count).max() ?? 0
    let indent = 2 + 7 + nameWidth + 2
    for area in Finding.Area.allCases {
      let found = filter { $0.area == area }
      if found.isEmpty { continue }
      lines.append(area.rawValue)
      for finding in found {
        let state = Words.Doctor.mark(finding.state)
        let head =
          "  " + state + String(repeating: " ", count: Swift.max(1, 7 - state.count))
          + finding.name + String(repeating: " ", count: nameWidth - finding.name.count + 2)
        let said = Text.wrap(Text.sanitise(finding.said), width: Swift.max(20, width - indent))
        for (index, line) in said.enumerated() {
          lines.append((index == 0 ? head : String(repeating: " ", count: indent)) + line)
        }
        let cure = finding.cure.map {
          Text.wrap("→ " + Text.sanitise($0), width: Swift.max(20, width - indent))
        }
        lines += (cure ?? []).map { String(repeating: " ", count: indent) + $0 }
      }
      lines.append("")
    }
    return lines + [Words.Doctor.sum(self)]
  }
}
