/// Files of every kind that the program reads, with one text in every place that takes text.
enum HostileFiles {
  /// In double quotes, all but ASCII escaped.
  static func quoted(_ text: String, most: Int = 100) -> String {
    let scalars = text.unicodeScalars.prefix(most).map { scalar -> String in
      switch scalar.value {
      case 0x22, 0x5C: "\\\(scalar)"
      case 0x20..<0x7F: String(scalar)
      default:
        "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      }
    }
    return "\"\(scalars.joined())\""
  }

  /// A scenario in which every text of a list stands in every field once, and `name` in its own.
  static func scenario(_ texts: [String], name: String) -> String {
    let all = Array(texts.enumerated())
    func list(_ key: String, _ items: [String]) -> String {
      "\(key):\n" + items.map { "  - {\($0)}\n" }.joined()
    }
    let head = "format: 1\nname: \(quoted(name))\nsummary: \(quoted(name))\nduration: 2h\n"
    let objectives = all.map { place, text in
      "id: \(word(text, "O\(place)")), text: \(quoted(text)), capability: \(quoted(text))"
    }
    let incidents = all.map { place, text in
      "id: i\(place), type: \(quoted(text, most: 20)), title: \(quoted(text)), place: \(quoted(text)), "
        + "lead: a\(place), reported_by: \(quoted(text))"
    }
    return head + list("objectives", objectives) + agencies(all) + resources(all)
      + list("incidents", incidents) + list("injects", injects(all))
  }

  private static func injects(_ all: [(offset: Int, element: String)]) -> [String] {
    let openings = all.map { place, text in
      "id: \(word(text, "I\(place)")), at: T+00:00, from: \(quoted(text)), to: \(quoted(text)), "
        + "method: \(quoted(text, most: 20)), text: \(quoted(text)), opens: i\(place), "
        + "note: \(quoted(text)), tasks: [{id: t\(place), agency: a\(place), title: \(quoted(text)), "
        + "within: 10m}], resources: [{name: \(quoted("\(text) \(place)")), movement: en route}], "
        + "expected: [{id: \(word(text, "X\(place)")), action: log, text: \(quoted(text)), "
        + "mentions: \(quoted(text)), within: 5m}]"
    }
    let answers = all.map { place, text in
      "id: J\(place), at: T+00:00:01, from: \(quoted(text)), text: \(quoted(text)), incident: i\(place), "
        + "answers: [{task: t\(place), status: unable, reason: \(quoted(text))}]"
    }
    let byHand = all.map { place, text in
      "id: \(word(text, "H\(place)")), trigger: by hand, text: \(quoted(text))"
    }
    return openings + answers + byHand
  }

  /// Settings of a room, likewise; each officer has an account of its own.
  static func settings(_ texts: [String], name: String) -> String {
    let all = Array(texts.enumerated())
    return "format: 1\nname: \(quoted(name, most: 80))\nzone: UTC\n" + agencies(all)
      + resources(all)
      + "officers:\n"
      + all.map { place, text in
        "  - {name: \(quoted(text)), account: \(quoted("\(place) \(text)")), agency: a\(place), "
          + "posts: [\(quoted(text))]}\n"
      }.joined()
  }

  private static func agencies(_ all: [(offset: Int, element: String)]) -> String {
    "agencies:\n"
      + all.map { place, text in
        "  - {code: a\(place), name: \(quoted(text)), contact: \(quoted(text))}\n"
      }.joined()
  }

  private static func resources(_ all: [(offset: Int, element: String)]) -> String {
    "resources:\n"
      + all.map { place, text in
        "  - {name: \(quoted("\(text) \(place)")), kind: \(quoted(text, most: 20)), agency: a\(place)}\n"
      }.joined()
  }

  /// An id without blanks that nothing else has.
  private static func word(_ text: String, _ own: String) -> String {
    let solid = String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace })
    return quoted("\(own)\(String(solid))", most: 40)
  }

  /// A file that is wrong everywhere, the text in its keys and values, escaped and as it is.
  static func wrong(_ text: String) -> String {
    let said = quoted(text)
    return """
      format: 1
      \(said): 1
      name: \(said)
      theme: \(said)
      zone: \(said)
      duration: \(said)
      based_on: \(said)
      mouse: \(said)
      columns: {number: \(said), \(said): x}
      time: \(said)
      roles: {overdue: {color: \(said)}, \(said): {bold: \(said)}}
      keys: {\(said): x, quit: \(said)}
      agencies: [{code: \(said), name: \(said), \(said): \(said)}]
      officers: [{name: \(said), account: \(said), agency: \(said), posts: [\(said)]}]
      resources: [{name: \(said), kind: \(said), agency: \(said)}]
      incidents: [{id: \(said), type: \(said), title: \(said), lead: \(said), priority: \(said)}]
      injects: [{id: \(said), at: \(said), text: \(said), opens: \(said), trigger: \(said)}]

      """
  }
}
