import EngineSamples
import Glibc
import IncidentEngine

/// What the fuzzer starts from beside the files under `Seeds`: bytes in our own formats, as this
/// version writes them.
func writeSeeds(into folder: String) {
  var seeds: [(name: String, bytes: [UInt8])] = []
  var situation = Situation()
  for entry in Sample.everything {
    seeds.append(("body/\(entry.number)", entry.body))
    guard (try? situation.fold(entry)) != nil else { stop("the sample does not fold") }
    if [1, 9, 21, 33, 48].contains(entry.number) {
      seeds.append(("snapshot/\(entry.number)", situation.packed()))
    }
  }
  for name in ["body", "snapshot"] { mkdir("\(folder)/\(name)", 0o700) }
  for seed in seeds {
    guard let file = fopen("\(folder)/\(seed.name)", "w") else { stop("cannot write \(seed.name)") }
    fwrite(seed.bytes, 1, seed.bytes.count, file)
    fclose(file)
  }
}

/// The maps by which logs are read.
enum Seeds {
  static let maps = [
    """
    format: 1
    name: All columns
    source: all
    zone: UTC
    absent: [none, "-"]
    times:
      format: [iso, "dd.MM.yyyy HH:mm:ss", "M/d/yyyy hh:mm:ss.SSS a Z"]
    columns:
      call: {column: call, digits: 4}
      unit: unit
      row: row
      unit_type: kind
      type: "{type}"
      title: "{type}, {street}"
      place: [street, city]
      coordinates: where
      priority: {column: prio, values: {A: 1, B: 2}, otherwise: 3}
      received: t1
      entry: t2
      dispatched: t3
      en_route: t4
      on_scene: t5
      transporting: t6
      at_hospital: t7
      returning: t8
      available: t9
    agencies:
      - {code: fire, name: Fire, units: [LF, DLK]}
    otherwise: fire
    """,
    """
    format: 1
    name: Two columns
    source: two
    zone: UTC
    delimiter: semicolon
    columns: {call: call, unit: unit}
    agencies:
      - {code: fire, name: Fire}
    otherwise: fire
    """,
  ]
}
