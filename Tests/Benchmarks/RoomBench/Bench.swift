/// What is measured.
enum Bench {
  case stream(incidents: Int)
  case floor(folder: String, seconds: Double)
  case board(folder: String, incidents: Int, minutes: Int, isClosed: Bool)
  case sync(folder: String, seconds: Double)
  case group(folder: String, seconds: Double)
  case engine(incidents: Int)
  case build(folder: String, incidents: Int)
  case journal(folder: String)
  case snapshot(folder: String)
  case queries(folder: String)
  case counted(folder: String, incidents: Int)
  case matters(messages: Int)

  /// The verbs with what they want, as `main.swift` says them.
  static let verbs = """
    stream INCIDENTS | floor FOLDER SECONDS | board FOLDER INCIDENTS MINUTES [closed]
    sync FOLDER SECONDS | group FOLDER SECONDS | engine INCIDENTS | build FOLDER INCIDENTS
    journal FOLDER | snapshot FOLDER | queries FOLDER | counted FOLDER INCIDENTS
    matters MESSAGES
    """

  init?(_ words: [String]) {
    func number(_ place: Int) -> Int? { words.count > place ? Int(words[place]) : nil }
    let folder = words.count > 1 ? words[1] : ""
    switch (words.first, words.count) {
    case ("stream", 2): self = .stream(incidents: number(1) ?? 40)
    case ("floor", 3): self = .floor(folder: folder, seconds: Double(words[2]) ?? 5)
    case ("board", 4...5):
      self = .board(
        folder: folder, incidents: number(2) ?? 100, minutes: number(3) ?? 0,
        isClosed: words.last == "closed")
    case ("sync", 3): self = .sync(folder: folder, seconds: Double(words[2]) ?? 5)
    case ("group", 3): self = .group(folder: folder, seconds: Double(words[2]) ?? 5)
    case ("engine", 2): self = .engine(incidents: number(1) ?? 1000)
    case ("build", 3): self = .build(folder: folder, incidents: number(2) ?? 1000)
    case ("journal", 2): self = .journal(folder: folder)
    case ("snapshot", 2): self = .snapshot(folder: folder)
    case ("queries", 2): self = .queries(folder: folder)
    case ("counted", 3): self = .counted(folder: folder, incidents: number(2) ?? 8)
    case ("matters", 2): self = .matters(messages: number(1) ?? 20_000)
    default: return nil
    }
  }

  func run() throws {
    switch self {
    case .stream(let incidents): W1.items(0..<incidents) { item in print(item.line) }
    case .floor(let folder, let seconds): try Floor.measure(folder, seconds)
    case .board(let folder, let incidents, let minutes, let isClosed):
      try openIncidents(folder, incidents, minutesAgo: minutes, isClosed: isClosed)
    case .sync(let folder, let seconds): try commit(folder, seconds, together: 1)
    case .group(let folder, let seconds): try commit(folder, seconds, together: 64)
    case .engine(let incidents): try engine(incidents)
    case .build(let folder, let incidents): try build(folder, incidents)
    case .journal(let folder): try open(folder, fromSnapshot: false)
    case .snapshot(let folder): try open(folder, fromSnapshot: true)
    case .queries(let folder): try queries(folder)
    case .counted(let folder, let incidents): try counted(folder, incidents)
    case .matters(let messages): try matters(messages)
    }
  }
}

/// What went wrong.
struct Failure: Error, CustomStringConvertible {
  let description: String
}
