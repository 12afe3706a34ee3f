import CheckedYAML
import IncidentEngine

extension ScenarioNames {
  /// Notes the kind of each matter that injects open: a move of it may stand before it in the file.
  ///
  /// What cannot be read is passed over here; it is told where the injects are read.
  func noteMatters(in fields: YAMLFields) {
    for inject in fields.node("injects")?.items ?? [] {
      for matter in inject.value(of: "matters")?.items ?? [] {
        guard let id = matter.value(of: "opens")?.word,
          let code = matter.value(of: "kind")?.word,
          let kind = kinds.first(where: { $0.code.text == code }), kindsOfMatters[id] == nil
        else { continue }
        kindsOfMatters[id] = kind
      }
    }
  }
}

extension YAMLNode {
  fileprivate var items: [YAMLNode] {
    if case .sequence(let items) = content { items } else { [] }
  }

  fileprivate var word: String? {
    if case .scalar(let word, _) = content { word } else { nil }
  }

  fileprivate func value(of key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
