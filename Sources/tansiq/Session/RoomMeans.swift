import DrillRunner
import IncidentEngine
import OperationsRoom

/// What a room takes from outside: as a rule from the machine.
struct RoomMeans: Sendable {
  var clock: any Clock = SystemClock()
  /// Where identity and salts come from; nil for the kernel's random numbers.
  var seed: DrillSeed?
  /// Who speaks for the room when it is set up.
  var setup = Author(officer: nil, post: "room", account: Environment.account.name, desk: "room")

  /// The identity of a new room.
  var identity: String { seed?.identity ?? Randomness.hexadecimal(16) }
}

/// Salts of entries, from the kernel or from a seed. Belongs to one thread.
final class SaltSource {
  private let kernel = Salts()
  private let seed: DrillSeed?
  private var number: EntryNumber = 0

  init(_ seed: DrillSeed?) { self.seed = seed }

  /// The next salt is that of the entry after this one.
  func goOn(after number: EntryNumber) { self.number = number }

  func next() -> [UInt8] {
    number += 1
    return seed?.salt(of: number) ?? kernel.next()
  }
}
