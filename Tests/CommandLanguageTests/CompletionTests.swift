import CommandLanguage
import IncidentEngine
import Testing

struct CompletionTests {
  private let room: OfficersRoom

  init() throws { room = try OfficersRoom.usual() }

  /// What is offered, and the text it replaces.
  private func offered(_ line: String) -> (texts: [String], replaced: String) {
    let list = complete(line: line, in: room.context())
    return (list.items.map(\.text), String(Array(line)[list.replacing]))
  }

  @Test(
    arguments: [
      ("ta", ["task"], "ta"),
      (":ta", ["task"], "ta"),
      ("task p", ["police", "port"], "p"),
      ("task 26-0002 am", ["ambulance"], "am"),
      ("standing harb", ["port"], "harb"),
      ("task fire evacuate d", ["due="], "d"),
      ("close anyw", ["anyway"], "anyw"),
      ("open fl", ["flood"], "fl"),
      ("open flood East lead=po", ["police", "port"], "po"),
      ("open flood East agencies=police,p", ["port"], "p"),
      ("open flood East agencies=police, po", ["port"], "po"),
      ("bring police,amb", ["ambulance"], "amb"),
      ("bring police amb", ["ambulance"], "amb"),
      ("standing police on s", ["on scene"], "on s"),
      ("standing police s", ["standing by", "stood down"], "s"),
      ("commit engine 4", ["Engine 42"], "engine 4"),
      ("release Engine 4", ["Engine 41"], "Engine 4"),
      ("back ", ["Boat 2"], ""),
      ("move Engine 41 en", ["en route"], "en"),
      ("move Engine 41 at h", ["at hospital"], "at h"),
      ("log message i", ["message in:"], "message i"),
      ("log de", ["decision:"], "de"),
      ("log late task=/", ["/1", "/2", "/3", "/4", "/5", "/6"], "/"),
      ("ack ", ["/1", "/4", "26-0002/1"], ""),
      ("start /", ["/1", "/2", "/4"], "/"),
      ("reissue /", ["/1", "/2", "/3", "/4", "/6"], "/"),
      ("done 26-0002", ["26-0002/1"], "26-0002"),
      ("change 26-0003 p=", ["1", "2", "3", "4"], ""),
      ("change mode=ins", ["inspection"], "ins"),
      ("phase con", ["contained"], "con"),
      ("phase 26-0009", ["26-0009"], "26-0009"),
      ("close 26-000", (2...9).reversed().map { "26-000\($0)" }, "26-000"),
      ("reopen 26", ["26-0001"], "26"),
      ("inject ", ["I-27"], ""),
      ("help ta", ["task"], "ta"),
      ("nonsense ta", [], "ta"),
      ("log \"no boa", [], "\"no boa"),
    ] as [(String, [String], String)])
  func `what may follow is offered in place of what is typed`(
    _ line: String, _ texts: [String], _ replaced: String
  ) {
    let offered = offered(line)
    #expect(offered.texts == texts)
    #expect(offered.replaced == replaced)
  }

  @Test func `an empty line offers every verb`() {
    #expect(offered("").texts == VerbTable.standard.rows.map(\.name))
    #expect(complete(line: "", in: room.context()).usage == nil)
  }

  @Test func `options that stand there are not offered again`() {
    #expect(
      offered("open flood East p=1 place=Mill Rd ").texts == [
        "lead=", "agencies=", "by=", "mode=", "reported=", "xy=", "anyway", "at=",
      ])
    #expect(offered("close anyway ").texts == ["at="])
  }

  @Test(arguments: VerbTable.standard.rows)
  func `every word of an example is found while it is typed`(_ verb: Verb) throws {
    let list = complete(line: verb.example + " ", in: room.context())
    #expect(list.usage == verb.usage)
    #expect(
      complete(line: String(verb.name.dropLast()), in: room.context()).items.contains {
        $0.text == verb.name
      })
  }

  @Test func `accepting the only offer gives a line that reads`() throws {
    for line in ["commit engine 42", "standing police on s", "move Engine 41 at h", "ack 26-0002"] {
      let list = complete(line: line, in: room.context())
      guard let first = list.items.first else { continue }
      var characters = Array(line)
      characters.replaceSubrange(list.replacing, with: Array(first.text))
      #expect(room.problem(String(characters)) == nil)
    }
  }
}
