/// Reads a file by its keys and collects every mistake on the way.
public enum YAMLReader {
  /// The value that `body` makes of the keys of a file, or all its mistakes.
  ///
  /// `name` is what the file is called in a mistake, with its article: `a scenario`. `body` asks
  /// for each key it knows; whatever it did not ask for is reported as unknown. What `body` makes
  /// is dropped when there was any mistake.
  public static func read<Value>(
    _ bytes: [UInt8], named name: String, limits: YAMLLimits = .usual,
    _ body: (YAMLFields) -> Value?
  ) -> Result<Value, YAMLMistakes> {
    let root: YAMLNode
    do throws(YAMLMistake) {
      root = try YAMLNode.parse(bytes, limits: limits)
    } catch {
      return .failure(YAMLMistakes([error]))
    }
    let complaints = Complaints()
    let value = YAMLFields.open(root, named: name, complaints: complaints, body)
    guard complaints.isEmpty, let value else { return .failure(complaints.all(in: name)) }
    return .success(value)
  }
}

/// The mistakes found so far; past a bound they are only counted.
final class Complaints {
  private var mistakes: [YAMLMistake] = []
  private var unlisted = 0

  var isEmpty: Bool { mistakes.isEmpty }

  func add(_ place: YAMLPlace, _ phrase: @autoclosure () -> FieldPhrase) {
    guard mistakes.count < YAMLMistakes.most else {
      unlisted += 1
      return
    }
    let said = phrase()
    mistakes.append(YAMLMistake(at: place, what: said.what, cure: said.cure))
  }

  func all(in name: String) -> YAMLMistakes {
    guard mistakes.isEmpty else { return YAMLMistakes(mistakes, unlisted: unlisted) }
    let empty = FieldPhrase(
      what: "Nothing could be read as \(name).", cure: "Look whether this is the right file.")
    return YAMLMistakes([YAMLMistake(at: .start, what: empty.what, cure: empty.cure)])
  }
}
