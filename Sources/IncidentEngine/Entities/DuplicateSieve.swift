/// Says which incidents may be about the same as a report, as ``Situation/likelyDuplicates(of:at:)``
/// does, in a hundredth of the work: of each of the incidents opened last it keeps when it was
/// opened, a number for its type and a bit for each word of its place, by which nearly all are told
/// to be others without being looked at.
///
/// Follows the situation: what was opened or changed is to be told.
public struct DuplicateSieve: Sendable {
  /// Of the incident with the place `start` in `Situation.incidents`, and those behind it.
  private var grains: [Grain]
  private var start: Int

  /// The incidents of a situation.
  public init(_ situation: Situation) {
    start = situation.firstLookedAtForDuplicates
    grains = (start..<situation.incidents.count).map { Grain($0, in: situation) }
  }

  /// Takes in that something happened on incidents of a situation, which may be new.
  public mutating func follow(_ numbers: some Sequence<IncidentNumber>, in situation: Situation) {
    let known = start + grains.count
    for number in numbers {
      guard let place = situation.place(of: number), start..<known ~= place else { continue }
      grains[place - start] = Grain(place, in: situation)
    }
    let first = situation.firstLookedAtForDuplicates
    guard known < situation.incidents.count else { return }
    grains += (known..<situation.incidents.count).map { Grain($0, in: situation) }
    // Many at once, so that an opening moves few on average.
    if first - start > grains.count / 2 {
      grains.removeFirst(first - start)
      start = first
    }
  }

  /// The first few open incidents that a new report may be about and that are `wanted`, in order of
  /// opening; see ``Situation/likelyDuplicates(of:at:)``.
  public func likelyDuplicates(
    of draft: IncidentDraft, at moment: Moment, in situation: Situation, most: Int = .max,
    where isWanted: (IncidentReport) -> Bool = { _ in true }
  ) -> [IncidentNumber] {
    let first = max(start, situation.firstLookedAtForDuplicates) - start
    let wanted = Grain(draft, opened: moment.milliseconds, isOpen: true)
    let report = Situation.Report(draft)
    var found: [IncidentNumber] = []
    let end = min(grains.count, situation.incidents.count - start)
    grains.withUnsafeBufferPointer { grains in
      for place in min(first, max(0, end))..<max(0, end) where grains[place].mayBeAlike(wanted) {
        let known = situation.incidentReport(at: start + place)
        guard report.isAlike(known.details), isWanted(known) else { continue }
        found.append(known.number)
        if found.count == most { return }
      }
    }
    return found
  }
}

/// What is kept of a report.
private struct Grain: Sendable {
  let opened: Int64
  let type: UInt64
  let words: UInt64
  let wordCount: Int32
  let isOpen: Bool
  let hasPoint: Bool
  /// Whether its words cannot say that it is another: beyond ASCII, or without a place.
  let isVague: Bool

  /// Of one that is not open nothing else is asked.
  init(_ place: Int, in situation: Situation) {
    let head = situation.incidentHead(at: place)
    let isOpen = head.phase.isOpen
    self.init(
      isOpen ? situation.incidentReport(at: place).details : IncidentDraft(type: "", title: ""),
      opened: head.opened.milliseconds, isOpen: isOpen)
  }

  init(_ draft: IncidentDraft, opened: Int64, isOpen: Bool) {
    let place = Words(draft.place)
    self.opened = opened
    self.isOpen = isOpen
    type = draft.type.trimmed.utf8.reduce(into: Words.seed) { Words.add($1, to: &$0) }
    words = place.bits.reduce(0) { $0 | 1 << $1 }
    wordCount = Int32(place.bits.count)
    hasPoint = draft.coordinates != nil
    let isPlain = place.isPlain && draft.type.utf8.allSatisfy { $0 < 0x80 }
    isVague = !isPlain || draft.place.isEmpty
  }

  func mayBeAlike(_ wanted: Grain) -> Bool {
    guard type == wanted.type || isVague || wanted.isVague else { return false }
    guard isOpen, abs(opened - wanted.opened) <= Situation.duplicateMilliseconds else {
      return false
    }
    if isVague || wanted.isVague || hasPoint && wanted.hasPoint { return true }
    // Words may share a bit: no more of them are the same than bits are and words have none of their
    // own.
    let shared = (words & wanted.words).nonzeroBitCount
    let common = shared + Int(wanted.wordCount) - wanted.words.nonzeroBitCount
    let shorter = min(Int(wordCount), Int(wanted.wordCount))
    return shorter > 0 && common * 2 >= shorter
  }
}

/// A bit for each different word of a text in ASCII, of 64.
private struct Words {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private(set) var bits: [UInt8] = []
  private(set) var isPlain = true

  /// FNV-1a of small letters.
  static func add(_ byte: UInt8, to hash: inout UInt64) {
    hash = (hash ^ UInt64((65...90).contains(byte) ? byte | 32 : byte)) &* 0x100_0000_01B3
  }

  init(_ text: String) {
    var known: [UInt64] = []
    var hash = Self.seed
    var length = 0
    var hasDigit = false
    func end() {
      if length >= 3 || hasDigit, !known.contains(hash) { known.append(hash) }
      (hash, length, hasDigit) = (Self.seed, 0, false)
    }
    for byte in text.utf8 {
      let small = byte | 32
      let isDigit = (48...57).contains(byte)
      if byte >= 0x80 { isPlain = false }
      guard isDigit || (97...122).contains(small) && byte >= 65 else {
        end()
        continue
      }
      Self.add(byte, to: &hash)
      length += 1
      hasDigit = hasDigit || isDigit
    }
    end()
    bits = known.map { UInt8(truncatingIfNeeded: ($0 ^ $0 >> 32) & 63) }
  }
}
