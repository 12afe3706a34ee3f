import CommandLanguage
import EngineSamples
import IncidentEngine
import Testing

/// Forms and lines of chance: a form and its line always say the same.
struct FormRandomTests {
  private let context: LineContext
  private static let odd = [
    "\"", "=", "a  b", "p=1", "26-0002", "anyway", "-", "/", ":", "decision: x", "\"\"", "due=",
    ",",
    "🚒", "x\"y", "y=\"z", "شرطة", "on scene", "and rescue", " x ", "26-0003/4", "\u{301}a", "help",
    "M-14", "m99", "jd-2/1", "A1 closed", "M-14 x",
  ]

  init() throws { context = try OwnVerbs.context() }

  private func meaning(_ line: String) -> Result<LineMeaning, LineProblem> {
    do { return .success(try read(line: line, in: context)) } catch { return .failure(error) }
  }

  private func meaning(_ form: CommandForm) -> Result<LineMeaning, LineProblem> {
    do { return .success(try form.meaning(in: context)) } catch { return .failure(error) }
  }

  /// Mostly what fits a field, sometimes what does not.
  private func value(_ field: Field, of form: CommandForm, _ random: inout SampleRandom) -> String {
    if Int.random(in: 0..<10, using: &random) == 0 {
      return Self.odd.randomElement(using: &random) ?? ""
    }
    if !field.isRequired, Bool.random(using: &random) { return "" }
    let place = form.place(of: field.name) ?? 0
    let offers = form.completions(ofField: place, typed: "", in: context).items
    if let offer = offers.randomElement(using: &random) { return offer.text }
    switch field.kind {
    case .time: return ["14:00", "-5m", "@23:50"].randomElement(using: &random) ?? ""
    case .due: return "+45m"
    case .coordinates: return "54.5,-1.2"
    case .speed: return "10"
    case .logNumber: return "12"
    default:
      let words = ["Mill Rd", "evacuate", "Boat", "4x=2", "the \"old\" quay", "x"]
      return (words + Self.odd).randomElement(using: &random) ?? ""
    }
  }

  @Test(arguments: OwnVerbs.table.rows)
  func `whatever is filled in, the line and its form mean the same`(_ verb: Verb) throws {
    var random = SampleRandom(seed: UInt64(verb.name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    var understood = 0
    for _ in 0..<400 {
      var form = CommandForm(verb)
      for (place, field) in form.fields.enumerated() {
        form.values[place] = value(field, of: form, &random)
      }
      let line = form.line(in: context)
      let again = try #require(CommandForm(line: line, in: context), "\(line)")
      switch (meaning(form), meaning(line)) {
      case (.success(let meant), .success(let read)):
        understood += 1
        #expect(meant == read, "\(line)")
        #expect(meaning(again) == .success(meant), "\(line)")
        #expect(meaning(again.line(in: context)) == .success(meant), "\(line)")
      case (.success, .failure(let problem)): Issue.record("\(line): \(problem)")
      case (.failure(let problem), _):
        let place = try #require(problem.field, "\(line)")
        try #require(form.fields.indices.contains(place), "\(line)")
        let length = form.values[place].count
        #expect((0...length).contains(problem.range.upperBound), "\(line): \(problem)")
      }
    }
    #expect(understood > 40, "\(verb.name)")
  }

  @Test func `every line that can be read means the same by its form`() throws {
    var random = SampleRandom(seed: 41)
    let words = OwnVerbs.table.rows.flatMap {
      $0.example.split(separator: " ").map(String.init)
    }
    let names = OwnVerbs.table.rows.flatMap { $0.options.map { "\($0.name)=" } }
    var understood = 0
    for _ in 0..<12_000 {
      let start = OwnVerbs.table.rows.randomElement(using: &random)?.example ?? ""
      var parts = start.split(separator: " ").map(String.init)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let pool = [words, words, names, Self.odd].randomElement(using: &random) ?? words
        let place = Int.random(in: 1...parts.count, using: &random)
        parts.insert(pool.randomElement(using: &random) ?? "", at: place)
      }
      let line = parts.joined(separator: " ")
      guard case .success(let meant) = meaning(line) else { continue }
      understood += 1
      let form = try #require(CommandForm(line: line, in: context), "\(line)")
      #expect(meaning(form) == .success(meant), "\(line) → \(form.line(in: context))")
    }
    #expect(understood > 3000)
  }
}
