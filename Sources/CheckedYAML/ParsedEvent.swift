import CYAML

/// An event of the C reader as Swift values.
struct ParsedEvent {
  enum Kind {
    case scalar(String, quoted: Bool)
    case collection(isMapping: Bool)
    case collectionEnd
    case document
    case nothing
  }

  let kind: Kind
  let place: YAMLPlace

  /// Refuses what a file kept by hand does not need: anchors, aliases and tags.
  init(_ event: cy_event, scalars: UnsafeBufferPointer<UInt8>) throws(YAMLMistake) {
    place = YAMLPlace(line: Int(event.line), column: Int(event.column))
    if event.anchored != 0 { throw Phrase.anchor(at: place) }
    if event.tagged != 0 { throw Phrase.tag(at: place) }
    switch UInt32(bitPattern: event.kind) {
    case CY_SCALAR.rawValue:
      let bytes = UnsafeBufferPointer(rebasing: scalars[event.start..<event.start + event.length])
      kind = .scalar(String(decoding: bytes, as: UTF8.self), quoted: event.quoted != 0)
    case CY_SEQUENCE_START.rawValue: kind = .collection(isMapping: false)
    case CY_MAPPING_START.rawValue: kind = .collection(isMapping: true)
    case CY_SEQUENCE_END.rawValue, CY_MAPPING_END.rawValue: kind = .collectionEnd
    case CY_DOCUMENT_START.rawValue: kind = .document
    case CY_ALIAS.rawValue: throw Phrase.anchor(at: place)
    default: kind = .nothing
    }
  }
}
