import EngineTesting
import IncidentEngine
import Testing

@Suite struct ChunkedArrayTests {
  /// Sizes around those of a chunk and of each level above it.
  @Test(arguments: [0, 1, 3, 4, 5, 31, 32, 33, 255, 256, 257, 4095, 4096, 4097, 9000])
  func `it holds what an array holds, and copies stay as they were`(size: Int) {
    var random = SplitMix(seed: UInt64(size) + 1)
    var table = ChunkedArray<String>()
    var twin: [String] = []
    var copies: [(ChunkedArray<String>, [String])] = []
    for number in 0..<size {
      if random.chance(1) { copies.append((table, twin)) }
      table.append("\(number)")
      twin.append("\(number)")
      let place = random.below(twin.count)
      table[place] += "+"
      twin[place] += "+"
    }
    copies.append((table, twin))
    for (table, twin) in copies {
      #expect(table.count == twin.count)
      #expect(Array(table) == twin)
      #expect((0..<table.chunkCount).flatMap { table.chunk($0) } == twin)
    }
  }

  @Test func `tables are equal when they hold the same`() {
    var one = ChunkedArray<Int>()
    for number in 0..<300 { one.append(number) }
    var other = one
    other[299] = 0
    #expect(one != other)
    other[299] = 299
    #expect(one == other)
    other.append(300)
    #expect(one != other)
  }
}
