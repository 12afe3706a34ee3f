import IncidentEngine

extension Scenario {
  /// What a room adopts of this scenario, which was read from these bytes: every one of them.
  public func adopted(from bytes: [UInt8], with hasher: Hasher256) -> AdoptedScenario {
    AdoptedScenario(
      name: name, hash: hasher.digest(bytes).hexadecimal,
      text: String(decoding: bytes, as: UTF8.self))
  }
}
