/// The form that every body has, whatever it says and whoever wrote it; see `docs/journal-format.md`.
struct BodyForm {
  private struct Member {
    let name: String
    let offset: Int
  }

  /// The members in their order, the name of the event first.
  private let members: [Member]

  /// Reads a body of which nothing is known but the form.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(BodyError) {
    var reader = try JSONReader(bytes)
    var members: [Member] = []
    var names: Set<String> = []
    while let (name, offset) = try reader.anyMember() {
      guard NewerFact.isMember(name) else { throw .malformed(.name, at: offset) }
      guard names.insert(name).inserted else {
        throw .malformed(.memberOutOfPlace(name), at: offset)
      }
      members.append(Member(name: name, offset: offset))
    }
    try reader.finish()
    self.members = members
  }

  /// Refuses members from `offset` on that are among the `known`: a later program adds its own behind
  /// them. Only the exercise's time may follow, in the end.
  fileprivate func requireUnknown(
    from offset: Int, _ known: [String]
  ) throws(BodyError) {
    let behind = members.drop { $0.offset < offset }
    for member in behind where known.contains(member.name) {
      let isLast = member.offset == members.last?.offset
      if isLast, member.name == Body.exerciseTime.description { continue }
      throw .malformed(.memberOutOfPlace(member.name), at: member.offset)
    }
  }
}

extension BodyError {
  /// The same, where it blames a newer program rightly: all of the body has the form that every body
  /// has. Otherwise what is wrong with it.
  func judged(_ bytes: UnsafeBufferPointer<UInt8>) -> BodyError {
    switch reason {
    case .malformed: return self
    case .newer(let fact):
      do {
        let form = try BodyForm(bytes)
        if case .member = fact { try form.requireUnknown(from: offset, Body.members(of: bytes)) }
        return self
      } catch {
        return error
      }
    }
  }
}
