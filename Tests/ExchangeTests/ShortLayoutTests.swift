import CheckedYAML
import Exchange
import Foundation
import IncidentEngine
import Testing

private let short = """
  CallNumber,UnitID,IncidentNumber,CallType,CallDate,AvailableDtTm,Address,City,FinalPriority,\
  UnitType,Location,RowID,Delay
  20110016,T13,2003235,Structure Fire,2002-01-11,01/11/2002 01:51:44 AM,2000 Block of CALIFORNIA \
  ST,SF,3,TRUCK,"(37.78, -122.42)",020110016-T13,2.95
  20110016,M17,2003235,Structure Fire,2002-01-11,null,2000 Block of CALIFORNIA ST,SF,2,MEDIC,\
  "(37.78, -122.42)",020110016-M17,4.7

  """

private let whole = """
  Call Number,Unit ID,Unit Type,Call Type,Address,City,Location,Final Priority,Received DtTm,\
  Entry DtTm,Dispatch DtTm,Response DtTm,On Scene DtTm,Transport DtTm,Hospital DtTm,\
  Available DtTm,RowID
  020110016,T13,TRUCK,Structure Fire,2000 Block of CALIFORNIA ST,SF,,3,01/11/2002 01:41:00 AM,,\
  01/11/2002 01:42:00 AM,,01/11/2002 01:47:00 AM,,,01/11/2002 01:51:44 AM,020110016-T13

  """

/// How a layout comes out, in words.
private func said(_ log: DispatchImport) -> [String] {
  log.calls.flatMap { call -> [String] in
    let draft = call.incident
    let received = draft.reportedAt.map { "\($0.milliseconds)" } ?? "unknown"
    return [
      "\(call.key.source) \(call.key.id): \(draft.title) (\(draft.type)) p\(draft.priority.rawValue)"
        + " at \(draft.place), received \(received)"
    ]
      + call.rows.map { row in
        let available = row.available.map { "\($0.milliseconds)" } ?? "unknown"
        return "  \(row.id) \(row.unit) \(row.unitKind) of \(row.agency.text), "
          + "\(row.movements.count) movements, available \(available)"
      }
  }
}

@Suite struct ShortLayoutTests {
  private func read(_ text: String, by name: String) throws -> DispatchImport {
    let map = try shippedMap(name)
    return try DispatchImport.read(Array(text.utf8), by: map, zone: zone(map.zone))
  }

  @Test func `the short layout comes out as written, and what it lacks stays unknown`() throws {
    let log = try read(short, by: "learningspark.yaml")
    #expect(log.problems.isEmpty)
    #expect(
      said(log) == [
        "sf-fire-calls 020110016: Structure Fire, 2000 Block of CALIFORNIA ST (Structure Fire) p2"
          + " at 2000 Block of CALIFORNIA ST, SF, received unknown",
        "  020110016-T13 T13 truck of fire, 0 movements, available 1010742704000",
        "  020110016-M17 M17 medic of ambulance, 0 movements, available unknown",
      ])
  }

  @Test func `what the short layout does not know comes from the whole one`() throws {
    var room = try ImportRoom()
    #expect(room.take(try read(short, by: "learningspark.yaml")).areAccepted)
    #expect(room.take(try read(whole, by: "san-francisco.yaml")).areAccepted)
    #expect(room.situation.incidents.count == 1)
    #expect(room.situation.commitments.count == 2)
    #expect(room.situation.commitments[0].time(of: .onScene)?.milliseconds == 1_010_742_420_000)
    #expect(room.situation.commitments[1].movements.isEmpty)
    #expect(room.take(try read(short, by: "learningspark.yaml")).areUnchangedCalls)
  }

  @Test(arguments: [
    ("7", "0007"), ("1234", "1234"), ("12345", "12345"), ("7a", "7a"), ("-7", "-7"),
  ])
  func `zeros are put before a number that is short of digits`(
    written: String, expected: String
  ) throws {
    let text = """
      format: 1
      name: A
      source: a
      zone: UTC
      columns: {call: {column: c, digits: 4}, unit: u}
      agencies: [{code: fire, name: Fire}]
      otherwise: fire

      """
    let map = try DispatchMap.read(Array(text.utf8)).get()
    let log = try DispatchImport.read(Array("c,u\n\(written),E1\n".utf8), by: map, zone: .utc)
    #expect(log.calls.map(\.key.id) == [expected])
    #expect(log.calls.flatMap(\.rows).map(\.id) == ["\(expected)-E1"])
  }

  @Test(arguments: [
    ("{column: c}", 1, 17), ("{digits: 9}", 1, 17), ("{column: c, digits: 0}", 1, 37),
    ("{column: c, digits: 9, dgits: 9}", 1, 40), ("[c]", 1, 17),
  ])
  func `mistakes in the number of a call are told with line and column`(
    call: String, line: Int, column: Int
  ) {
    let text = """
      columns: {call: \(call), unit: u}
      format: 1
      name: A
      source: a
      zone: UTC
      agencies: [{code: fire, name: Fire}]
      otherwise: fire

      """
    guard case .failure(let mistakes) = DispatchMap.read(Array(text.utf8)) else {
      Issue.record("no mistake was told")
      return
    }
    #expect(mistakes.all.map { "\($0.line):\($0.column)" } == ["\(line):\(column)"])
    #expect(mistakes.all.allSatisfy { !$0.cure.isEmpty })
  }
}
