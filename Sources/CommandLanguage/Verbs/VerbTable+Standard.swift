extension VerbTable {
  /// What can be said in every room.
  public static let standard = VerbTable(incidents + work + resources + narrative + view + room)
}

extension Field {
  /// When it happened.
  static let at = Field("at", .time, required: false, label: "Happened at")

  /// Done although something speaks against it.
  static let anyway = Field("anyway", .flag, required: false)

  static let reason = Field("reason", .text, takes: .rest)

  static let reasonIfAny = Field("reason", .text, required: false, takes: .rest)

  static let task = Field("task", .task)

  static let resource = Field("resource", .resource, takes: .rest)

  static func option(_ name: String, _ kind: Kind, label: String? = nil) -> Field {
    Field(name, kind, required: false, label: label)
  }
}
