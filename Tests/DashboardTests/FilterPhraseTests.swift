import CommandLanguage
import Dashboard
import IncidentEngine
import Testing

struct FilterPhraseTests {
  private static let said: [(String, String)] = [
    ("", "Say what to show, like overdue or priority<=2. Tab shows what there is."),
    (String(repeating: "a", count: 4001), "A filter has at most 4000 characters. Shorten it."),
    (String(repeating: "(", count: 65), "Parentheses go at most 64 deep. Leave some out."),
    ("\"mill", "The quote has no end. Type \" where it ends."),
    ("(open", "This ( has no end. Type ) where it ends."),
    ("open)", "No ( belongs to this ). Leave it out, or type ( before."),
    ("open or", "A condition is missing after or. Type one, like overdue, or drop or."),
    ("or open", "A condition is missing here. Type one, like overdue or agency=fire."),
    ("mill", "mill is no word of a filter. Put text to look for in quotes."),
    ("stael", "stael is no word of a filter. Did you mean stale? Text goes in quotes."),
    ("agenci=x", "There is no field agenci. Did you mean agency?"),
    (
      "weather=x",
      "There is no field weather. Use agency, priority, phase, type, place, title, lead, mode, "
        + "tasks, age, opened, number, by."
    ),
    ("p==1", "== is no operator. Type = instead."),
    ("p<<1", "<< is no operator. Use = != < <= > >= or ~ (contains)."),
    ("<=2", "<= needs a field before it, like priority<=2. Put text that holds it in quotes."),
    ("lead fire", "lead needs an operator and a value. Use = != ~ after it."),
    ("lead<fire", "lead cannot be compared by <. Use = != ~"),
    ("open=1", "open stands without an operator. Drop what follows it."),
    ("p=", "Nothing follows p=. Add a value; Tab shows them."),
    ("p=7", "priority is never 7. Use 1, 2, 3, 4."),
    ("lead=x", "There is no agency x. Use none."),
    ("older", "Nothing follows older. Add how long: older 20m"),
    ("older 5", "5 is no length of time. Type 20m, 1h30m or 2d."),
    ("opened>noon", "noon is no time. Type 14:30, @23:50, or -2h for two hours ago."),
    ("tasks>many", "many is no count. Type a number from 0 to 999999."),
    ("no=3", "3 is no number of an incident. Type one as the board shows it, like 26-0003."),
  ]

  @Test(arguments: said.indices)
  func `a problem of a filter is said with its cure`(_ index: Int) {
    let (text, wanted) = Self.said[index]
    let context = LineContext(
      situation: Situation(), now: Moment(milliseconds: 1_795_442_720_000), zone: .utc,
      selected: nil)
    let problem = #expect(throws: FilterProblem.self) { try Filter.read(text, in: context) }
    #expect(problem.map { Phrases.said($0) } == wanted)
  }
}
