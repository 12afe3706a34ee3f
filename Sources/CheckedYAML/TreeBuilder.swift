/// Builds the tree from events, without recursion.
struct TreeBuilder {
  private struct Open {
    let isMapping: Bool
    let place: YAMLPlace
    var items: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    var key: (text: String, place: YAMLPlace)?

    var node: YAMLNode {
      YAMLNode(isMapping ? .mapping(entries) : .sequence(items), at: place)
    }
    var awaitsKey: Bool { isMapping && key == nil }
  }

  private(set) var root: YAMLNode?
  private var open: [Open] = []
  private var documents = 0

  mutating func take(_ event: ParsedEvent) throws(YAMLMistake) {
    switch event.kind {
    case .scalar(let text, let quoted):
      add(YAMLNode(.scalar(text, quoted: quoted), at: event.place))
    case .collection(let isMapping):
      if open.last?.awaitsKey == true { throw Phrase.keyNotText(at: event.place) }
      open.append(Open(isMapping: isMapping, place: event.place))
    case .collectionEnd:
      if let closed = open.popLast() { add(closed.node) }
    case .document:
      documents += 1
      if documents > 1 { throw Phrase.secondDocument(at: event.place) }
    case .nothing: break
    }
  }

  private mutating func add(_ node: YAMLNode) {
    let innermost = open.count - 1
    guard innermost >= 0 else {
      root = node
      return
    }
    guard open[innermost].isMapping else {
      open[innermost].items.append(node)
      return
    }
    if let key = open[innermost].key {
      open[innermost].entries.append(
        YAMLEntry(key: key.text, keyPlace: key.place, value: node))
      open[innermost].key = nil
    } else if case .scalar(let text, _) = node.content {
      open[innermost].key = (text, node.place)
    }
  }
}
