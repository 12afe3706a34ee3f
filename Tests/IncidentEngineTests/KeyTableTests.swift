import EngineTesting
import IncidentEngine
import Testing

@Suite struct KeyTableTests {
  @Test(arguments: [0, 1, 64, 65, 1000, 20_000])
  func `it holds what a dictionary holds`(size: Int) {
    var random = SplitMix(seed: UInt64(size) + 1)
    var table = KeyTable<String, Int>()
    var twin: [String: Int] = [:]
    for _ in 0..<size {
      let key = "k\(random.next() % UInt64(size * 2))"
      let value = Int(random.next() % 1000)
      table.set(value, for: key)
      twin[key] = value
    }
    #expect(table.count == twin.count)
    #expect(Dictionary(uniqueKeysWithValues: table.map { ($0.key, $0.value) }) == twin)
    for number in 0..<(size * 2) { #expect(table["k\(number)"] == twin["k\(number)"]) }
  }

  @Test func `a copy stays as it was`() {
    var table = KeyTable<Int, Int>()
    for number in 0..<500 { table.set(number, for: number) }
    let copy = table
    for number in 250..<1000 { table.set(-number, for: number) }
    #expect(copy.count == 500)
    #expect((0..<500).allSatisfy { copy[$0] == $0 })
    #expect(copy[700] == nil)
    #expect(table[300] == -300)
  }

  @Test func `two tables are equal when they hold the same, in whatever order it came`() {
    var one = KeyTable<Int, Int>()
    var other = KeyTable<Int, Int>()
    for number in 0..<300 { one.set(number, for: number) }
    for number in (0..<300).reversed() { other.set(number, for: number) }
    #expect(one == other)
    other.set(1, for: 7)
    #expect(one != other)
    other.set(7, for: 7)
    other.set(0, for: 300)
    #expect(one != other)
  }
}
