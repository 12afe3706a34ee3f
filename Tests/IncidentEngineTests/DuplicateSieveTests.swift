import EngineTesting
import IncidentEngine
import OperatingPicture
import Testing

/// The sieve finds what looking at every incident finds.
@Suite struct DuplicateSieveTests {
  /// Reports with few types, places and titles, some in other letters, some with points, some without
  /// a place.
  private func draft(_ random: inout SplitMix) -> IncidentDraft {
    let streets = ["Mill Road", "Ferry Lane", "mill  lane", "Quay", "Ço Road", "A 1", ""]
    let titles = ["water in the cellar", "Water in two cellars", "tree down", "smoke seen"]
    let place = [random.pick(streets), random.pick(["", "1", "2", "near the Old Bridge"])]
    var draft = IncidentDraft(
      type: random.pick(["flood", "Flood", "fire", "Überflutung"]), title: random.pick(titles),
      priority: .normal, place: place.filter { !$0.isEmpty }.joined(separator: " "))
    if random.chance(20) {
      let north = 54_000_000 + random.below(20_000)
      draft.coordinates = Coordinates(
        latitudeMicrodegrees: north, longitudeMicrodegrees: -1_000_000)
    }
    if random.chance(10) { draft.place = "" }
    return draft
  }

  @Test(arguments: 0..<4)
  func `the sieve finds what looking at every incident finds`(seed: Int) throws {
    var random = SplitMix(seed: SplitMix.base &+ UInt64(seed))
    var story = try Story.withFlood()
    var sieve = DuplicateSieve(story.situation)
    var found = 0
    for step in 0..<250 {
      let before = story.situation.lastNumber
      if random.chance(30) {
        let incident = random.pick(story.situation.incidents.indices.map { $0 })
        let number = story.situation.incidents[incident].number
        var change = IncidentChange()
        change.place = random.chance(50) ? draft(&random).place : nil
        change.type = random.chance(50) ? draft(&random).type : nil
        _ = try? story.accept(
          random.chance(30)
            ? [.closeIncident(.number(number), reason: "over", endingOpenWork: true)]
            : [.changeIncident(.number(number), change)])
      } else {
        var draft = draft(&random)
        draft.distinctFrom = story.situation.likelyDuplicates(of: draft, at: story.now)
        try story.accept([.openIncident(draft)])
      }
      story.wait(minutes: Int64(random.below(5)))
      let entries = story.entries.filter { $0.number > before }
      sieve.follow(
        entries.flatMap { $0.event.incidents(in: story.situation) }, in: story.situation)
      let wanted = draft(&random)
      let alike = story.situation.likelyDuplicates(of: wanted, at: story.now)
      #expect(sieve.likelyDuplicates(of: wanted, at: story.now, in: story.situation) == alike)
      found += alike.count
      if step % 10 == 0 {
        let packed = story.situation.packed()
        let opened = try Situation(opening: packed, in: packed.indices)
        #expect(
          DuplicateSieve(opened).likelyDuplicates(of: wanted, at: story.now, in: opened) == alike)
        #expect(opened.likelyDuplicates(of: wanted, at: story.now) == alike)
      }
    }
    #expect(found > 250)
  }
}
