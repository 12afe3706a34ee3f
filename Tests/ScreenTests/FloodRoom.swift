import CommandLanguage
import Dashboard
import IncidentEngine
import MatterKinds
import TerminalUI

/// A made-up evening in a made-up town, said line by line, so that every frame is the same.
struct FloodRoom {
  private(set) var situation = Situation()
  private var now = Moment(milliseconds: 1_764_162_000_000)
  private var counter: Int64 = 0
  private let officer: OfficerID?

  /// 26 November 2025, 13:00 UTC.
  static let start = Moment(milliseconds: 1_764_162_000_000)

  init(kind: RoomKind = .live) throws {
    officer = OfficerID(1)
    let charter = RoomCharter(
      identity: "0123456789abcdef0123456789abcdef", name: "Northport joint room", kind: kind,
      zone: "UTC")
    try submit([.openRoom(charter)], origin: .room)
    let agencies = [
      ("fire", "Northport Fire"), ("police", "Northport Police"), ("ambulance", "Ambulance Trust"),
      ("utilities", "Power and Gas"), ("municipality", "Northport Council"),
    ]
    for (code, name) in agencies {
      guard let code = AgencyCode(code) else { continue }
      try submit([.registerAgency(AgencyDetails(code: code, name: name))], origin: .room)
    }
    try submit(
      [
        .registerOfficer(
          OfficerDetails(name: "B. Haddad", agency: nil, posts: ["Duty officer"], account: "duty"))
      ], origin: .room)
    if kind == .exercise {
      try submit([.startExercise(scenario: "River flood")], origin: .room)
    }
  }

  mutating func wait(minutes: Int64) { now = now.advanced(byMilliseconds: minutes * 60_000) }

  mutating func say(_ line: String, on selected: String? = nil) throws {
    let context = LineContext(
      situation: situation, now: now, zone: .utc, selected: selected.flatMap { IncidentNumber($0) },
      verbs: RoomVerbs.table(for: situation), matters: KnownMatters(situation))
    guard case .commands(let commands, let occurred) = try read(line: line, in: context) else {
      return
    }
    try submit(commands, origin: .officer, occurred: occurred)
  }

  private mutating func submit(
    _ commands: [Command], origin: Origin, occurred: Moment? = nil
  ) throws {
    counter += 1
    let author = Author(officer: officer, post: "Duty officer", account: "duty", desk: "pts/1")
    let elapsed = situation.exercise.map { now.milliseconds(since: $0.start) }
    let submission = Submission(
      id: SubmissionID(desk: "pts/1", counter: counter), author: author, origin: origin, time: now,
      recorded: now, occurred: occurred, exerciseMilliseconds: elapsed, localYear: 2025,
      commands: commands, surroundings: Surroundings(kinds: BuiltInKinds.all))
    guard case .happenings(let happenings) = try decide(submission, in: situation) else { return }
    for happening in happenings {
      try situation.fold(submission.entry(happening, number: situation.lastNumber + 1))
    }
  }

  /// The dashboard of the room as it stands.
  func model(_ size: Size) -> Model {
    Model(
      size: size, situation: situation, zone: .utc, now: now,
      exerciseMilliseconds: situation.exercise.map { now.milliseconds(since: $0.start) },
      officer: Model.Badge(id: OfficerID(1), name: "B. Haddad", post: "Duty officer"),
      account: "duty", desk: "pts/9", suggestedName: "", nextCounter: 1)
  }

  /// An hour of it: eight incidents, tasks late and unanswered, resources, a struck line.
  static func evening(_ kind: RoomKind = .live) throws -> FloodRoom {
    var room = try FloodRoom(kind: kind)
    try room.say(
      "open flood East Bank evacuation place=Mill Rd – Ferry Ln p=1 lead=fire "
        + "agencies=police,ambulance,utilities,municipality by=Police control xy=54.5981,-1.2107")
    try room.say("resource Engine 41 kind=engine agency=fire")
    try room.say("resource Boat 2 kind=boat agency=fire")
    try room.say("resource Medic 7 kind=ambulance agency=ambulance")
    let bank = "25-0001"
    try room.say("task fire evacuate Mill Rd 1–60 due=+45m", on: bank)
    try room.say("task police cordon Ferry Ln due=+90m", on: bank)
    room.wait(minutes: 4)
    try room.say("start /1", on: bank)
    try room.say("ack /2", on: bank)
    try room.say("phase active", on: bank)
    try room.say("commit Engine 41", on: bank)
    try room.say("commit Boat 2", on: bank)
    room.wait(minutes: 6)
    try room.say("move Engine 41 on scene", on: bank)
    try room.say("move Boat 2 en route", on: bank)
    try room.say("log decision: no boats below the weir", on: bank)
    try room.say(
      "open traffic Bypass closed, 400 vehicles place=A19 km 12–15 p=2 lead=police", on: nil)
    room.wait(minutes: 20)
    try room.say("phase 25-0002 contained")
    try room.say("task 25-0002 police turn traffic at junction 9")
    try room.say("done 25-0002/1")
    try room.say("open utilities Substation 4, water rising place=Harbour St p=2 lead=utilities")
    try room.say("task 25-0003 utilities pump substation 4 due=+60m")
    try room.say("open medical Dialysis patients, no power place=Rose Court p=3 lead=ambulance")
    room.wait(minutes: 20)
    try room.say("log Mill Rd 1–38 clear, 41 people from=Fire", on: bank)
    try room.say("task utilities cut feeder 12", on: bank)
    try room.say("open hazmat Drums in the river, unknown place=Old Quay p=4", on: nil)
    try room.say("calloff 25-0005 reported twice")
    try room.say("open collapse Footbridge gone, two missing place=Weir path p=1 lead=fire")
    try room.say("task 25-0006 fire find two missing due=+10m")
    try room.say("commit 25-0006 Medic 7")
    room.wait(minutes: 12)
    try room.say("log 60 refuse to leave, Ferry Ln 3 from=Police", on: bank)
    try room.say("strike 3 it was Ferry Ln 8", on: bank)
    return room
  }
}

extension FloodRoom {
  /// The evening with matters of five kinds in several states.
  static func registers() throws -> FloodRoom {
    var room = try evening()
    let bank = "25-0001"
    try room.say(
      "message 25-0001 utilities,police Cut feeder 12, read back when dead prec=immediate reply=+40m"
    )
    try room.say("power Police Act s. 22 type=law covers=stop-vehicles holder=police")
    try room.say(
      "decide 25-0001 no boats below the weir why=\"weir pool killed before\" power=none "
        + "agencies=fire,police review=+30m")
    try room.say(
      "decide 25-0001 stop all vans on Mill Bridge why=\"water over the deck\" "
        + "measures=stop-vehicles power=PW-1")
    try room.say("request 25-0001 2 boats at=\"Ferry Ln\" by=+90m ask=police,utilities")
    try room.say("meeting +20m TCG agencies=fire,police,ambulance chair=fire every=2h")
    try room.say(
      "message 25-0001 municipality الرجاء فتح المدرسة الشمالية كملجأ للعائلات prec=flash reply=+10m"
    )
    try room.say("log decision: hold the sandbags at the school", on: bank)
    room.wait(minutes: 6)
    try room.say("ack M-1 by=police via=radio")
    try room.say("agree D-1 by=fire")
    try room.say("offer RQ-1 1 boat agency=police eta=+20m")
    try room.say("accept RQ-1/1")
    try room.say("message 25-0003 fire wrong line")
    try room.say("M-3 recall typed wrongly")
    room.wait(minutes: 9)
    return room
  }
}
