import IncidentEngine

/// The kinds of matters that the program brings.
public enum BuiltInKinds {
  /// All of them, in the order of the mechanisms of cooperation.
  public static let all: [MatterKind] = [
    .meeting, .decision, .message, .request, .power,
  ]

  /// A kind by its code; nil when the program brings none.
  public static func kind(_ code: KindCode) -> MatterKind? { all.first { $0.code == code } }
}
