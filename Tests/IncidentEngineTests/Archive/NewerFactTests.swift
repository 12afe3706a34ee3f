import EngineSamples
import IncidentEngine
import Testing

/// The rule for later facts: a new event, or an optional member at the end of an event's list, comes
/// without a new format number. So every older program must tell these from damage.
@Suite struct NewerFactTests {
  private static let values = [
    "1", "-7", "true", "false", #""calm""#, #""""#, #""\u001f\"\\ مياه""#, #"["a","b"]"#, "[1,-2]",
  ]

  private func reason(_ body: String) -> BodyError.Reason? {
    do throws(BodyError) {
      _ = try Body(Array(body.utf8))
      return nil
    } catch {
      return error.reason
    }
  }

  private func isMalformed(_ body: String) -> Bool {
    if case .malformed = reason(body) { true } else { false }
  }

  private static let bodies = Sample.everything.map { entry in
    (event: entry.event.name, text: String(decoding: entry.body, as: UTF8.self))
  }

  @Test(arguments: values)
  func `an unknown event is a newer program's, whatever it says`(value: String) {
    for body in [
      #"{"event":"tideTurned"}"#, #"{"event":"tideTurned","incident":\#(value)}"#,
      #"{"event":"tideTurned","more":\#(value),"exerciseMilliseconds":5}"#,
    ] {
      #expect(reason(body) == .newer(.event("tideTurned")), "\(body)")
    }
  }

  /// What the next version writes has the form of what this one writes.
  @Test func `every body is a newer program's as soon as its event is unknown`() {
    for (event, text) in Self.bodies {
      let body = text.replacing(#"{"event":"\#(event)""#, with: #"{"event":"tideTurned""#)
      #expect(reason(body) == .newer(.event("tideTurned")), "\(body)")
    }
  }

  @Test(arguments: values)
  func `an unknown member at the end of any event's list is a newer program's`(value: String) {
    for (event, text) in Self.bodies {
      let time = text.firstRange(of: #","exerciseMilliseconds":"#)?.lowerBound
      var body = text
      body.insert(contentsOf: #","tone":\#(value)"#, at: time ?? body.index(before: body.endIndex))
      #expect(reason(body) == .newer(.member("tone", event: event)), "\(body)")
    }
  }

  /// Found by trying: every text of every body is replaced by a word that no list has.
  @Test func `an unknown word of every list of words is a newer program's`() {
    var found: Set<String> = []
    for (event, text) in Self.bodies {
      for string in text.matches(of: /"(\w+)":"((?:[^"\\]|\\.)*)"/) where string.1 != "event" {
        var body = text
        body.replaceSubrange(string.2.startIndex..<string.2.endIndex, with: "quite new-2")
        switch reason(body) {
        case .newer(.word("quite new-2", let member)): found.insert("\(event).\(member)")
        case .newer(let fact): Issue.record("\(fact): \(body)")
        case .malformed, nil: continue
        }
      }
    }
    let lists = [
      "roomOpened.kind", "incidentOpened.mode", "incidentChanged.mode",
      "incidentPhaseChanged.phase",
      "participationChanged.participation", "assignmentStatusChanged.status",
      "resourceMoved.movement", "logEntryWritten.kind", "objectiveStatusChanged.status",
    ]
    #expect(found.isSuperset(of: lists), "\(found)")
  }

  @Test func `a format above ours is a newer program's`() {
    let body = Self.bodies[0].text
    let newest = ChainFormat.newest.rawValue
    func said(_ format: Int) -> BodyError.Reason? {
      reason(body.replacing(#""format":1"#, with: #""format":\#(format)"#))
    }
    #expect(said(newest) == nil)
    #expect(said(newest + 1) == .newer(.format(newest + 1)))
    for format in [0, -1] { #expect(said(format) == .malformed(.member("format"))) }
  }

  @Test(arguments: [
    // Not the form that every body has.
    #"{"event":"tideTurned","a":null}"#, #"{"event":"tideTurned","a":{"b":1}}"#,
    #"{"event":"tideTurned","a":1.5}"#, #"{"event":"tideTurned","a":[]}"#,
    #"{"event":"tideTurned","a":[[1]]}"#, #"{"event":"tideTurned","a":["b",1]}"#,
    #"{"event":"tideTurned", "a":1}"#, #"{"event":"tideTurned","a":1,"a":2}"#,
    #"{"event":"tideTurned","a":1}x"#, #"{"event":"tideTurned","a":01}"#,
    #"{"event":"tideTurned","a":"\u0041"}"#, #"{"event":"tideTurned","a b":1}"#,
    #"{"event":"tideTurned","":1}"#, #"{"event":"tideTurned",}"#, #"{"event":"tideTurned""#,
    #"{"event":"matter opened"}"#, #"{"event":""}"#, #"{"event":7}"#, #"{"a":1,"event":"x"}"#,
    // Known members that are missing, doubled or out of their place beside an unknown one.
    #"{"event":"exercisePaused","more":1,"more":2}"#,
    #"{"event":"logEntryStruck","log":1,"more":"x"}"#,
    #"{"event":"logEntryStruck","log":1,"more":"x","reason":"y"}"#,
    #"{"event":"logEntryStruck","log":1,"reason":"y","reason":"y"}"#,
    #"{"event":"logEntryStruck","log":1,"reason":"y","more":1,"log":1}"#,
    #"{"event":"logEntryWritten","log":1,"kind":"risk","text":"x","to":"a","from":"b"}"#,
    #"{"event":"logEntryWritten","log":1,"kind":"risk","text":"x","more":1,"from":"b"}"#,
    #"{"event":"exercisePaused","exerciseMilliseconds":5,"more":1,"exerciseMilliseconds":5}"#,
    #"{"event":"resourceCommitted","commitment":1,"resource":1,"incident":"26-0001","sourceID":"x"}"#,
    // What cannot be a word, and a word in a body that is none.
    #"{"event":"logEntryWritten","log":1,"kind":"","text":"x"}"#,
    #"{"event":"logEntryWritten","log":1,"kind":"a\"b","text":"x"}"#,
    #"{"event":"logEntryWritten","log":1,"kind":" x","text":"x"}"#,
    #"{"event":"logEntryWritten","log":1,"kind":"شائعة","text":"x"}"#,
    #"{"event":"logEntryWritten","log":1,"kind":"rumour","text":{}}"#,
    #"{"event":"logEntryWritten","log":1,"kind":7,"text":"x"}"#,
  ])
  func `what no program wrote is not blamed on a newer one`(body: String) {
    #expect(isMalformed(body), "\(String(describing: reason(body)))")
  }

  @Test func `names and words are only so long`() {
    for (most, body) in [
      (64, #"{"event":"…"}"#), (128, #"{"event":"exercisePaused","…":1}"#),
      (64, #"{"event":"incidentPhaseChanged","incident":"26-0001","phase":"…"}"#),
    ] {
      for length in [1, most, most + 1] {
        let body = body.replacing("…", with: String(repeating: "x", count: length))
        #expect(isMalformed(body) == (length > most), "\(body)")
      }
    }
  }

  @Test func `an unknown event cut anywhere is malformed, and so is one that is not UTF-8`() throws
  {
    let body = Array(#"{"event":"tideTurned","a":["xy"],"b":true,"c":-12}"#.utf8)
    for length in 0..<body.count {
      #expect(isMalformed(String(decoding: body[..<length], as: UTF8.self)), "\(length)")
    }
    var changed = body
    changed[try #require(body.firstIndex(of: UInt8(ascii: "x")))] = 0xFF
    let error = #expect(throws: BodyError.self) { try Body(changed) }
    #expect(error?.reason == .malformed(.notUTF8))
  }

  @Test(arguments: ["tide:D-1", "tide", "quite new-2:x"])
  func `an origin whose word is unknown is a newer program's`(text: String) throws {
    let damage = try damage(ofOrigin: text)
    #expect(damage == .newer(3, .origin(String(text.prefix { $0 != ":" }))))
  }

  @Test(arguments: ["", "inject", "room:1", "officer:", "simulated:", ":x", " x", "x\n:y"])
  func `what is no origin is not blamed on a newer program`(text: String) throws {
    #expect(try damage(ofOrigin: text) == .origin(3))
  }

  private func damage(ofOrigin text: String) throws -> Damage? {
    let hasher = try #require(Hasher256())
    var replay = Replay(in: .newest, with: hasher)
    let rows = Sample.rows(hasher) { if $0.number == 3 { $0.origin = text } }
    do throws(Damage) {
      for row in rows { try replay.take(row) }
      return nil
    } catch {
      return error
    }
  }
}
