/// Who is speaking, as far as the rights of matters ask.
struct MatterVoice {
  /// The officer; nil for the room itself and what comes from elsewhere.
  let officer: OfficerID?
  /// The agency of the officer, or of the agency that a drill plays.
  let agency: AgencyCode?
  /// The post that is held.
  let post: PostCode
  /// Whether nobody is to be asked whether they may.
  let isFree: Bool
  /// The agency in whose name it is said.
  let onBehalf: AgencyCode?
}

extension Decision {
  func voice(_ saying: Saying) throws(Rejection) -> MatterVoice {
    if let agency = saying.onBehalf { try known(agency) }
    let officer = submission.author.officer.flatMap { staged.officer($0) }
    var agency = officer?.details.agency
    var isFree = false
    switch submission.origin {
    case .officer: break
    case .simulated(let played):
      agency = played
      isFree = true
    case .room, .inject, .imported, .replayed: isFree = true
    }
    return MatterVoice(
      officer: officer?.id, agency: agency,
      post: staged.terms.code(ofPost: submission.author.post), isFree: isFree,
      onBehalf: saying.onBehalf)
  }

  /// Refuses when nobody of `speakers` is speaking. Answers the agency in whose name it is said
  /// where that is not the speaker's own.
  ///
  /// The duty officer may say what any agency told the room; that is recorded as said for it.
  func checkSpeaker(
    _ speakers: [Speaker], _ voice: MatterVoice, _ matter: Matter?, _ line: MatterLine?,
    values: FieldValues, _ kind: KindCode, _ move: MoveCode?
  ) throws(Rejection) -> AgencyCode? {
    let right = staged.terms.rights.first { $0.kind == kind && $0.move == move }
    let speakers = right?.by ?? speakers
    if voice.isFree { return voice.onBehalf }
    // Nobody but the duty officer says anything in the name of another agency.
    if let agency = voice.onBehalf, !speaks(voice, for: agency) {
      throw .matter(.notTheSpeaker(kind, move, by: speakers))
    }
    for speaker in speakers {
      switch speaker {
      case .anyone: return othersName(voice, voice.onBehalf)
      case .maker:
        guard let matter else { return othersName(voice, voice.onBehalf) }
        if isMaker(voice, of: matter) { return othersName(voice, voice.onBehalf) }
      case .post(let post):
        if voice.post == post { return othersName(voice, voice.onBehalf) }
      case .lead:
        let incident = matter?.incident.flatMap { staged.incident($0) }
        if let lead = incident?.lead, speaks(voice, for: lead) { return othersName(voice, lead) }
      case .part:
        if let agency = line.flatMap({ agency(of: $0, kind: kind) }) {
          if speaks(voice, for: agency) { return othersName(voice, agency) }
        } else if holds(voice, line?.part.key) || line == nil {
          return othersName(voice, voice.onBehalf)
        }
      case .holder(let field):
        let value = line?.values[field] ?? values[field] ?? matter?.values[field]
        let known = try? self.kind(kind)
        for holder in value.flatMap({ known?.holders(value: $0, of: field, line) }) ?? [] {
          switch holder {
          case .agency(let agency):
            if speaks(voice, for: agency) { return othersName(voice, agency) }
          case .post(let post):
            if holds(voice, .post(post)) { return othersName(voice, voice.onBehalf) }
          case .officer(let id):
            if holds(voice, .officer(id)) { return othersName(voice, voice.onBehalf) }
          }
        }
      }
    }
    throw .matter(.notTheSpeaker(kind, move, by: speakers))
  }

  /// Whether somebody speaks for an agency: of its own, or as the duty officer.
  private func speaks(_ voice: MatterVoice, for agency: AgencyCode) -> Bool {
    if let said = voice.onBehalf, said != agency { return false }
    return voice.agency == agency || voice.post == .duty
  }

  private func othersName(_ voice: MatterVoice, _ agency: AgencyCode?) -> AgencyCode? {
    agency == voice.agency ? nil : agency
  }

  private func holds(_ voice: MatterVoice, _ key: PartKey?) -> Bool {
    switch key {
    case .post(let post): voice.post == post || voice.post == .duty
    case .officer(let officer): voice.officer == officer || voice.post == .duty
    case .agency, .row, nil: false
    }
  }

  func isMaker(_ voice: MatterVoice, of matter: Matter) -> Bool {
    let author = staged.authors[matter.author]
    if author.officer == voice.officer { return true }
    let agency = author.officer.flatMap { staged.officer($0)?.details.agency }
    return agency != nil && agency == voice.agency
  }

  /// The agency whose part it is: by its key, or by the first agency in its row.
  func agency(of line: MatterLine, kind: KindCode) -> AgencyCode? {
    switch line.part.key {
    case .agency(let code): return code
    case .post, .officer: return nil
    case .row:
      guard let kind = try? self.kind(kind) else { return nil }
      let column = kind.columns(of: line.part.parts).first { $0.type == .agency }
      return column.flatMap { line.values[$0.code]?.text }.flatMap { AgencyCode($0) }
    }
  }
}

extension MatterKind {
  /// Who is named in a field: agencies, a post or an officer, by its type.
  func holders(value: FieldValue, of code: FieldCode, _ line: MatterLine?) -> [Debtor] {
    let columns = line.map { self.columns(of: $0.part.parts) } ?? []
    let said = moves.flatMap(\.takes)
    guard let type = (columns + fields + said).first(where: { $0.code == code })?.type else {
      return []
    }
    if type == .post { return value.text.flatMap { PostCode(word: $0) }.map { [.post($0)] } ?? [] }
    if type == .officer {
      return value.integer.flatMap { Int(exactly: $0) }.map { [.officer(OfficerID($0))] } ?? []
    }
    guard type == .agency || type == .agencies else { return [] }
    return value.texts.compactMap { AgencyCode($0) }.map { .agency($0) }
  }
}
